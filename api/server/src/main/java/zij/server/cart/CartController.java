package zij.server.cart;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import zij.command.quota.Quotas;
import zij.language.Language;
import zij.language.Quantity;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.order.OrderLine;
import zij.language.order.WantedLine;
import zij.language.product.Availability;
import zij.language.product.Picture;
import zij.language.product.Price;
import zij.language.product.ProductId;
import zij.query.product.Catalogue;
import zij.query.product.Product;
import zij.server.problem.ProblemException;
import zij.server.session.Caller;

/** The caller's cart, the same on every device, priced and checked whenever it is looked at. */
@RestController
@Tag(name = "cart")
@RequestMapping("/api/me/cart")
class CartController {
  /**
   * What is in the cart, as the shop sells it now.
   *
   * @param total Stars of all that is available, without what may come off
   */
  record Cart(List<CartLine> lines, long total) {}

  /**
   * One product.
   *
   * @param price Stars of one unit now
   * @param seen Stars of one unit when the buyer saw it last; another number is a change to tell of
   * @param available whether it can be ordered now
   * @param left how many units there are if they are few; null if there are plenty
   * @param from when it can be ordered; null if from ever
   * @param until when it can be ordered no more; null if never
   * @param limit units that one buyer may have; null if there is none
   */
  record CartLine(
      String product,
      String title,
      String emoji,
      @Nullable Picture picture,
      int quantity,
      long price,
      long seen,
      boolean available,
      @Nullable Integer left,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable Integer limit) {
    static CartLine of(WantedLine line, Product product, Instant now) {
      return new CartLine(
          product.id(),
          product.title(),
          product.emoji(),
          product.picture(),
          line.quantity().units(),
          product.price(),
          line.price().stars().amount(),
          product.available() && !product.varied() && time(product).isOpen(now),
          product.left(),
          product.from(),
          product.until(),
          product.limit());
    }
  }

  /**
   * How much of a product is wanted.
   *
   * @param price of one unit, as the buyer sees it
   */
  record WantedUnits(Quantity quantity, Price price) {
    WantedUnits {
      Objects.requireNonNull(quantity, "quantity");
      Objects.requireNonNull(price, "price");
    }
  }

  private final Carts carts;
  private final DSLContext primary;
  private final Quotas quotas;
  private final InstantSource clock;

  CartController(Carts carts, DSLContext primary, Quotas quotas, InstantSource clock) {
    this.carts = carts;
    this.primary = primary;
    this.quotas = quotas;
    this.clock = clock;
  }

  /** All of it; products that the shop never published, or that it forgot, are left out. */
  @Operation(operationId = "cart", summary = "The caller's cart at today's prices")
  @GetMapping
  Cart cart(@AuthenticationPrincipal Jwt session, Locale locale) {
    return cart(Caller.of(session).id(), locale);
  }

  private Cart cart(TelegramUserId buyer, Locale locale) {
    List<WantedLine> wanted = carts.of(buyer);
    Map<String, Product> products = products(wanted, Language.nearest(locale));
    Instant now = clock.instant();
    List<CartLine> lines =
        wanted.stream()
            .filter(line -> products.containsKey(line.product().value()))
            .map(line ->
                CartLine.of(
                    line, Objects.requireNonNull(products.get(line.product().value())), now))
            .toList();
    long total =
        lines.stream()
            .filter(CartLine::available)
            .mapToLong(line -> line.price() * line.quantity())
            .sum();
    return new Cart(lines, total);
  }

  /**
   * Puts a product in, or changes how much of it is wanted; repeating it changes nothing more. What
   * cannot be ordered now, or not so much of it by this buyer, is refused.
   */
  @Operation(operationId = "putInCart", summary = "Want so many units of a product")
  @PutMapping("/lines/{product}")
  Cart put(
      @AuthenticationPrincipal Jwt session,
      @PathVariable String product,
      @RequestBody WantedUnits wanted,
      Locale locale) {
    TelegramUserId buyer = Caller.of(session).id();
    var line = new WantedLine(productId(product), wanted.quantity(), wanted.price());
    Product known = products(List.of(line), Language.ENGLISH).get(product);
    if (known == null) throw unknown();
    if (known.monthly()) throw ProblemException.of(Refusal.SUBSCRIPTION_ALONE);
    if (known.varied()) throw ProblemException.of(Refusal.VARIANT_NEEDED);
    Instant now = clock.instant();
    if (time(known).isAhead(now)) throw ProblemException.of(Refusal.NOT_YET_SOLD);
    if (time(known).isOver(now)) throw ProblemException.of(Refusal.NO_LONGER_SOLD);
    var asked = new OrderLine(line.product(), known.title(), line.quantity(), line.price());
    var _ = ProblemException.answerOrProblem(quotas.check(buyer, List.of(asked)));
    if (!carts.put(buyer, line)) throw ProblemException.of(HttpStatus.CONFLICT, "CART_FULL");
    return cart(buyer, locale);
  }

  /** Takes a product out, or finds that it is not in it. */
  @Operation(operationId = "takeOutOfCart", summary = "Want a product no more")
  @DeleteMapping("/lines/{product}")
  Cart remove(@AuthenticationPrincipal Jwt session, @PathVariable String product, Locale locale) {
    TelegramUserId buyer = Caller.of(session).id();
    carts.remove(buyer, productId(product));
    return cart(buyer, locale);
  }

  private Map<String, Product> products(List<WantedLine> lines, Language language) {
    List<ProductId> ids = lines.stream().map(WantedLine::product).toList();
    return Catalogue.products(primary, ids, language).stream()
        .collect(Collectors.toMap(Product::id, Function.identity()));
  }

  private static Availability time(Product product) {
    return new Availability(product.from(), product.until());
  }

  private static ProductId productId(String id) {
    try {
      return new ProductId(id);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static ProblemException unknown() {
    return ProblemException.of(HttpStatus.NOT_FOUND, "PRODUCT_UNKNOWN");
  }
}
