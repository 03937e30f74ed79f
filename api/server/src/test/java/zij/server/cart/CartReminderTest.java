package zij.server.cart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import zij.server.BotApiTap;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** One reminder of a cart that was left, for whoever asked for it. */
@ExtendWith(SharedServer.class)
class CartReminderTest {
  private static final String CART = "/api/me/cart";
  private static final String LINE = CART + "/lines/" + Shopper.WALLPAPERS;
  private static final Duration DAY = Duration.ofHours(24);

  private final RunningServer server;
  private final Shopper shopper;

  CartReminderTest(RunningServer server) {
    this.server = server;
    this.shopper = server.shopper();
  }

  private void want(boolean wanted) {
    var answer = shopper.put(CART + "/reminder", "{\"wanted\":" + wanted + "}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(shopper.get(CART + "/reminder").json().path("wanted").asBoolean()).isEqualTo(wanted);
  }

  private void put() {
    String body = "{\"quantity\":1,\"price\":%d}".formatted(Shopper.WALLPAPERS_PRICE);
    assertThat(shopper.put(LINE, body).status()).isEqualTo(200);
  }

  /** What the bot wrote to this person of their cart. */
  private List<String> reminders() {
    return server.botApi().calls("sendMessage").stream()
        .map(BotApiTap.Call::body)
        .filter(body -> body.contains("\"chat_id\":" + shopper.id() + ","))
        .filter(body -> body.contains("/shop/cart"))
        .toList();
  }

  private void roundAfter(Duration passed) {
    server.part(CartReminders.class).round(Instant.now().plus(passed));
  }

  @Test
  void isSentOnceForACart() {
    want(true);
    put();
    roundAfter(DAY.minusMinutes(1));
    assertThat(reminders()).isEmpty();
    roundAfter(DAY.plusMinutes(1));
    assertThat(reminders()).hasSize(1);
    assertThat(reminders().getFirst()).contains("Silk Road");
    roundAfter(DAY.plusMinutes(2));
    roundAfter(DAY.multipliedBy(3));
    assertThat(reminders()).hasSize(1);
  }

  /** A cart that was begun after the last reminder is another one. */
  @Test
  void isSentForTheNextCart() {
    want(true);
    put();
    roundAfter(DAY.plusMinutes(1));
    var _ = shopper.delete(LINE);
    server
        .sql()
        .sql("update server.cart_reminder set reminded_at = now() where buyer = ?")
        .param(shopper.id())
        .update();
    put();
    roundAfter(DAY.plusMinutes(1));
    assertThat(reminders()).hasSize(2);
  }

  /** Whoever looks at an old cart and wishes it there is not reminded a minute later. */
  @Test
  void countsFromTheWish() {
    put();
    server
        .sql()
        .sql("update server.cart_line set changed_at = now() - interval '2 days' where buyer = ?")
        .param(shopper.id())
        .update();
    want(true);
    roundAfter(Duration.ofMinutes(2));
    assertThat(reminders()).isEmpty();
    roundAfter(DAY.plusMinutes(1));
    assertThat(reminders()).hasSize(1);
    want(false);
    want(true);
    roundAfter(DAY.multipliedBy(2).plusMinutes(1));
    assertThat(reminders()).hasSize(1);
  }

  @Test
  void isForWhoAskedForIt() {
    put();
    roundAfter(DAY.plusMinutes(1));
    assertThat(reminders()).isEmpty();
    want(true);
    want(false);
    roundAfter(DAY.plusMinutes(1));
    assertThat(reminders()).isEmpty();
  }

  @Test
  void isNotOfAnEmptyCartNorOfOneThatIsLongForgotten() {
    want(true);
    roundAfter(DAY.plusMinutes(1));
    put();
    roundAfter(DAY.plus(CartReminders.TOO_LATE).plusMinutes(1));
    assertThat(reminders()).isEmpty();
  }

  @Test
  void goesWithThePerson() {
    want(true);
    put();
    assertThat(shopper.delete("/api/me?confirm=" + shopper.id()).status()).isEqualTo(200);
    assertThat(
            server
                .sql()
                .sql("select count(*) from server.cart_reminder where buyer = ?")
                .param(shopper.id())
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void saysWhetherItIsWantedToItsBuyerAlone() {
    want(true);
    assertThat(server.shopper().get(CART + "/reminder").json().path("wanted").asBoolean())
        .isFalse();
    assertThat(shopper.put(CART + "/reminder", "{\"wanted\":\"perhaps\"}").status()).isEqualTo(400);
  }
}
