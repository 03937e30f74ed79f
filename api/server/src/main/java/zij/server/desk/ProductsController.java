package zij.server.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.command.product.Offer;
import zij.command.product.Offers;
import zij.language.Language;
import zij.language.category.CategoryId;
import zij.language.product.ChatId;
import zij.language.product.ContentHash;
import zij.language.product.FileName;
import zij.language.product.Good;
import zij.language.product.ProductId;
import zij.language.product.Selling;
import zij.query.category.Categories;
import zij.query.product.Assortment;
import zij.query.product.ListedPage;
import zij.query.product.ListedProduct;
import zij.query.product.ProductCursor;
import zij.query.product.ProductState;
import zij.server.ZijProperties;
import zij.server.audit.Asked;
import zij.server.problem.ProblemException;
import zij.server.read.Freshness;

/** All products of the shop, for its owner. */
@RestController
@Tag(name = "desk")
@RequestMapping("/api/desk/products")
class ProductsController {
  private static final int MAX_SEARCH = 100;

  /**
   * A product with what its buyers get.
   *
   * @param good the text as the log has it at this moment; null if it is none. The rest is as of
   *     {@code product.position}
   * @param file the same of a file
   * @param chat the same of a private chat
   * @param selling once, or every 30 days
   * @param zone of the shop's clocks, such as {@code Asia/Tashkent}, by which times are typed in
   */
  record DeskProduct(
      ListedProduct product,
      @Nullable String good,
      @Nullable GoodFile file,
      @Nullable GoodChat chat,
      Selling selling,
      String zone) {}

  /**
   * A file that buyers get.
   *
   * @param sha256 of its bytes
   * @param size bytes
   */
  record GoodFile(String sha256, String name, String mediaType, long size) {}

  /**
   * A private chat into which buyers are let.
   *
   * @param chat Telegram's number of it
   * @param title as it was when it was chosen
   */
  record GoodChat(long chat, String title) {}

  private final Offers offers;
  private final Freshness freshness;
  private final String zone;

  ProductsController(Offers offers, Freshness freshness, ZijProperties properties) {
    this.offers = offers;
    this.freshness = freshness;
    this.zone = properties.zone().getId();
  }

  /** A page of the products in a state, or of all; the newest first. */
  @Operation(operationId = "deskProducts", summary = "All products, drafts too, newest first")
  @GetMapping
  ListedPage page(
      @Parameter(schema = @Schema(allowableValues = {"draft", "on_sale", "withdrawn"}))
          @RequestParam(required = false)
          @Nullable String state,
      @Parameter(description = "What id, title or text has to contain, in any language.")
          @RequestParam(required = false)
          @Nullable String q,
      @Parameter(description = "Only products of this category.") @RequestParam(required = false)
          @Nullable String category,
      @RequestParam(required = false) @Nullable String lang,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit,
      @Parameter(description = Freshness.PARAMETER) @RequestParam(required = false)
          @Nullable Long position,
      HttpServletRequest request)
      throws InterruptedException {
    if (limit < 1 || limit > Assortment.MAX_PAGE) {
      throw ProblemException.parameter("limit", "1 to " + Assortment.MAX_PAGE);
    }
    if (q != null && q.length() > MAX_SEARCH) {
      throw ProblemException.parameter("q", "at most " + MAX_SEARCH + " characters");
    }
    ProductState in =
        new Asked("state", state).as("draft, on_sale or withdrawn", ProductState::ofCode);
    ProductCursor before =
        new Asked("cursor", cursor).as("what a page named as next", ProductCursor::parse);
    String search = q == null || q.isBlank() ? null : q.strip();
    Assortment.Wanted wanted = new Assortment.Wanted(in, search, categoryId(category));
    Language asked = new Asked("lang", lang).as("a language of the shop", Language::ofTag);
    Language language = asked == null ? Language.nearest(request.getLocale()) : asked;
    return freshness.read(
        Freshness.View.CATALOGUE, position, at -> page(at, wanted, language, before, limit));
  }

  private static ListedPage page(
      DSLContext at,
      Assortment.Wanted wanted,
      Language language,
      @Nullable ProductCursor before,
      int limit) {
    CategoryId category = wanted.category();
    if (category != null && !new Categories(at).has(category)) throw unknownCategory();
    return new Assortment(at).page(wanted, language, before, limit);
  }

  /** One product in all languages, with what is delivered. */
  @Operation(operationId = "deskProduct", summary = "One product, in whatever state")
  @GetMapping("/{id}")
  DeskProduct product(
      @PathVariable String id,
      @Parameter(description = Freshness.PARAMETER) @RequestParam(required = false)
          @Nullable Long position)
      throws InterruptedException {
    ProductId product = productId(id);
    Offer offer = offers.offer(product).orElseThrow(ProductsController::unknown);
    ListedProduct listed =
        freshness.read(Freshness.View.CATALOGUE, position, at -> find(at, product));
    Selling selling = offer.selling();
    return switch (offer.good()) {
      case Good.Text(String content) -> new DeskProduct(listed, content, null, null, selling, zone);
      case Good.File(ContentHash hash, FileName name, String mediaType, long size) -> {
        GoodFile file = new GoodFile(hash.hex(), name.value(), mediaType, size);
        yield new DeskProduct(listed, null, file, null, selling, zone);
      }
      case Good.Chat(ChatId chat, String title) -> {
        GoodChat room = new GoodChat(chat.value(), title);
        yield new DeskProduct(listed, null, null, room, selling, zone);
      }
    };
  }

  private static ListedProduct find(DSLContext at, ProductId product) {
    return new Assortment(at).find(product).orElseThrow(ProductsController::unknown);
  }

  private static ProductId productId(String id) {
    try {
      return new ProductId(id);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static @Nullable CategoryId categoryId(@Nullable String category) {
    if (category == null || category.isEmpty()) return null;
    try {
      return new CategoryId(category);
    } catch (IllegalArgumentException e) {
      throw unknownCategory();
    }
  }

  private static ProblemException unknownCategory() {
    return ProblemException.of(HttpStatus.NOT_FOUND, "CATEGORY_UNKNOWN");
  }

  private static ProblemException unknown() {
    return ProblemException.of(HttpStatus.NOT_FOUND, "PRODUCT_UNKNOWN");
  }
}
