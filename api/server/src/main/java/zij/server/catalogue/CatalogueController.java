package zij.server.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.language.Language;
import zij.language.category.CategoryId;
import zij.language.product.ProductId;
import zij.query.product.Catalogue;
import zij.query.product.CatalogueQuestion;
import zij.query.product.Product;
import zij.query.product.ProductCursor;
import zij.query.product.ProductPage;
import zij.query.product.ReadyAnswer;
import zij.server.problem.ProblemException;
import zij.server.read.Freshness;

/** What is on sale, for everybody. */
@RestController
@Tag(name = "catalog")
@RequestMapping("/api/catalog/products")
class CatalogueController {
  private static final int MAX_SEARCH = 100;

  private static final Pattern NO_WEIGHT =
      Pattern.compile(";\\s*q=0(\\.0{0,3})?\\s*$", Pattern.CASE_INSENSITIVE);

  private final Catalogue catalogue;
  private final Freshness freshness;

  CatalogueController(Catalogue catalogue, Freshness freshness) {
    this.catalogue = catalogue;
    this.freshness = freshness;
  }

  /**
   * A page of the products on sale; {@code lang} or else Accept-Language says in which language.
   */
  @Operation(operationId = "products", summary = "Browse and search")
  @SecurityRequirements
  @GetMapping
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ProductPage.class)))
  ResponseEntity<byte[]> page(
      @RequestParam(required = false) @Nullable String lang,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "20") int limit,
      @RequestParam(required = false) @Nullable String q,
      @Parameter(description = "Only products of this category.") @RequestParam(required = false)
          @Nullable String category,
      @Parameter(description = Freshness.PARAMETER) @RequestParam(required = false)
          @Nullable Long position,
      HttpServletRequest request)
      throws InterruptedException {
    if (limit < 1 || limit > CatalogueQuestion.MAX_PAGE) {
      throw ProblemException.parameter("limit", "1 to " + CatalogueQuestion.MAX_PAGE);
    }
    if (q != null && q.length() > MAX_SEARCH) {
      throw ProblemException.parameter("q", "at most " + MAX_SEARCH + " characters");
    }
    String search = q == null || q.isBlank() ? null : q.strip();
    CategoryId in = categoryId(category);
    var page =
        new CatalogueQuestion.Page(language(lang, request), cursor(cursor), limit, search, in);
    return ready(
        find(page, position).orElseThrow(() -> in == null ? unknownCursor() : notHere()), request);
  }

  /** One product. */
  @Operation(summary = "One product")
  @SecurityRequirements
  @GetMapping("/{id}")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Product.class)))
  ResponseEntity<byte[]> product(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String lang,
      @Parameter(description = Freshness.PARAMETER) @RequestParam(required = false)
          @Nullable Long position,
      HttpServletRequest request)
      throws InterruptedException {
    var product = new CatalogueQuestion.One(language(lang, request), productId(id));
    return ready(find(product, position).orElseThrow(CatalogueController::unknown), request);
  }

  private Optional<ReadyAnswer> find(CatalogueQuestion question, @Nullable Long position)
      throws InterruptedException {
    if (position == null) return catalogue.answer(question);
    return freshness.read(Freshness.View.CATALOGUE, position, at -> Catalogue.answer(at, question));
  }

  /** What is ready is sent in the form that the client takes; Spring answers 304 by its tag. */
  static ResponseEntity<byte[]> ready(ReadyAnswer answer, HttpServletRequest request) {
    boolean gzip = takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
    ResponseEntity.BodyBuilder response =
        ResponseEntity.ok()
            .contentType(MediaType.APPLICATION_JSON)
            .header(HttpHeaders.CACHE_CONTROL, "no-cache")
            .header(HttpHeaders.VARY, "Accept-Encoding, Accept-Language")
            .header(HttpHeaders.ETAG, gzip ? answer.gzipTag() : answer.plainTag());
    if (!gzip) return response.body(answer.plain());
    return response.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(answer.gzip());
  }

  /** RFC 9110, 12.5.3: named, or meant by an asterisk, and not with a weight of zero. */
  static boolean takesGzip(@Nullable String accepted) {
    if (accepted == null) return false;
    boolean takesAny = false;
    for (String part : accepted.split(",", -1)) {
      int semicolon = part.indexOf(';');
      String coding = (semicolon < 0 ? part : part.substring(0, semicolon)).strip();
      boolean isTaken = semicolon < 0 || !NO_WEIGHT.matcher(part).find(semicolon);
      if (coding.equalsIgnoreCase("gzip") || coding.equalsIgnoreCase("x-gzip")) return isTaken;
      if (coding.equals("*")) takesAny = isTaken;
    }
    return takesAny;
  }

  static Language language(@Nullable String lang, HttpServletRequest request) {
    if (lang == null) return Language.nearest(request.getLocale());
    try {
      return Language.ofTag(lang);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(HttpStatus.BAD_REQUEST, "LANGUAGE_UNKNOWN");
    }
  }

  private static @Nullable ProductCursor cursor(@Nullable String cursor) {
    if (cursor == null) return null;
    try {
      return ProductCursor.parse(cursor);
    } catch (IllegalArgumentException e) {
      throw unknownCursor();
    }
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
      throw notHere();
    }
  }

  private static ProblemException notHere() {
    return ProblemException.of(HttpStatus.NOT_FOUND, "CATEGORY_UNKNOWN");
  }

  private static ProblemException unknownCursor() {
    return ProblemException.parameter("cursor", "what a page of this shop named as next");
  }

  private static ProblemException unknown() {
    return ProblemException.of(HttpStatus.NOT_FOUND, "PRODUCT_UNKNOWN");
  }
}
