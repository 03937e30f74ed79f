package zij.server.cart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;
import zij.language.Quantity;
import zij.language.TelegramUserId;
import zij.language.order.WantedLine;
import zij.language.product.Price;
import zij.language.product.ProductId;
import zij.server.Answer;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** The cart that the shop keeps. */
@ExtendWith(SharedServer.class)
class CartTest {
  private static final String CART = "/api/me/cart";
  private static final String LINE = CART + "/lines/" + Shopper.WALLPAPERS;

  private final RunningServer server;
  private final Shopper shopper;
  private final long price;

  CartTest(RunningServer server) {
    this.server = server;
    this.shopper = server.shopper();
    this.price =
        server.get("/api/catalog/products/" + Shopper.WALLPAPERS).json().path("price").asLong();
  }

  private Answer put(Shopper who, int quantity, long seen) {
    return who.put(LINE, "{\"quantity\":%d,\"price\":%d}".formatted(quantity, seen));
  }

  private JsonNode lines(Shopper who) {
    return who.get(CART).json().path("lines");
  }

  @Test
  void isTheSameWhoeverOfTheBuyersDevicesAsks() {
    assertThat(lines(shopper)).isEmpty();
    assertThat(put(shopper, 2, price).status()).isEqualTo(200);
    assertThat(put(shopper, 3, price).status()).isEqualTo(200);
    JsonNode line = lines(shopper).path(0);
    assertThat(line.path("product").asString()).isEqualTo(Shopper.WALLPAPERS);
    assertThat(line.path("quantity").asInt()).isEqualTo(3);
    assertThat(line.path("available").asBoolean()).isTrue();
    assertThat(shopper.get(CART).json().path("total").asLong()).isEqualTo(3 * price);
    assertThat(lines(server.shopper())).isEmpty();
  }

  @Test
  void tellsWhatWasSeenAndWhatItCostsNow() {
    var _ = put(shopper, 1, price + 7);
    JsonNode line = lines(shopper).path(0);
    assertThat(line.path("price").asLong()).isEqualTo(price);
    assertThat(line.path("seen").asLong()).isEqualTo(price + 7);
  }

  @Test
  void losesWhatIsTakenOutAndWhatIsOrdered() {
    var _ = put(shopper, 1, price);
    assertThat(shopper.delete(LINE).status()).isEqualTo(200);
    assertThat(shopper.delete(LINE).status()).isEqualTo(200);
    assertThat(lines(shopper)).isEmpty();

    var _ = put(shopper, 1, price);
    String key = UUID.randomUUID().toString();
    String wanted = Shopper.wanted(Shopper.WALLPAPERS, 1, price);
    assertThat(shopper.place(key, wanted).status()).isEqualTo(201);
    assertThat(lines(shopper)).isEmpty();
    var _ = put(shopper, 1, price);
    assertThat(shopper.place(key, wanted).status()).isEqualTo(201);
    assertThat(lines(shopper)).as("a repetition orders nothing").hasSize(1);
  }

  @Test
  void isErasedWithThePerson() {
    var _ = put(shopper, 1, price);
    assertThat(shopper.delete("/api/me?confirm=" + shopper.id()).status()).isEqualTo(200);
    assertThat(server.texts("select quantity from server.cart_line where buyer = ?", shopper.id()))
        .isEmpty();
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(server.get(CART).problem()).isEqualTo("401 UNAUTHENTICATED");
    assertThat(put(shopper, 0, price).problem()).isEqualTo("400 INVALID_REQUEST");
    assertThat(put(shopper, 101, price).problem()).isEqualTo("400 INVALID_REQUEST");
    assertThat(put(shopper, 1, 0).problem()).isEqualTo("400 INVALID_REQUEST");
    assertThat(shopper.put(LINE, "{}").problem()).isEqualTo("400 INVALID_REQUEST");
    String nothing = "{\"quantity\":1,\"price\":1}";
    assertThat(shopper.put(CART + "/lines/nothing", nothing).problem())
        .isEqualTo("404 PRODUCT_UNKNOWN");
    assertThat(shopper.put(CART + "/lines/N%20N", nothing).problem())
        .isEqualTo("404 PRODUCT_UNKNOWN");
  }

  @Test
  void holdsAsManyProductsAsAnOrder() throws Exception {
    Carts carts = server.part(Carts.class);
    TelegramUserId buyer = new TelegramUserId(shopper.id());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var put =
          threads.invokeAll(
              IntStream.range(0, Carts.MAX_LINES + 10)
                  .mapToObj(n -> (Callable<Boolean>) () -> carts.put(buyer, line("p-" + n)))
                  .toList());
      long taken = 0;
      for (var one : put) if (one.get()) taken++;
      assertThat(taken).isEqualTo(Carts.MAX_LINES);
    }
    assertThat(put(shopper, 1, price).problem()).isEqualTo("409 CART_FULL");
  }

  private static WantedLine line(String product) {
    return new WantedLine(new ProductId(product), new Quantity(1), Price.of(1));
  }

  @Test
  void forgetsWhatNobodyTouchedForLong() {
    TelegramUserId buyer = new TelegramUserId(shopper.id());
    var then = java.time.Instant.now().minus(Carts.KEPT).minusSeconds(60);
    Carts old = new Carts(server.sql(), server.part(PlatformTransactionManager.class), () -> then);
    assertThat(old.put(buyer, line("old"))).isTrue();
    var _ = put(shopper, 1, price);
    server.part(Carts.class).forgetTheOldest();
    assertThat(server.part(Carts.class).of(buyer))
        .singleElement()
        .extracting(line -> line.product().value())
        .isEqualTo(Shopper.WALLPAPERS);
  }
}
