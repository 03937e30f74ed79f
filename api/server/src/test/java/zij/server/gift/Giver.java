package zij.server.gift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import zij.server.Answer;
import zij.server.Counter;
import zij.server.Shopper;

/**
 * Somebody who buys gifts.
 *
 * @param counter of the product that is in them
 */
record Giver(Counter counter, Shopper buyer) {
  static Giver of(Counter counter) {
    return new Giver(counter, counter.server().shopper());
  }

  /** Orders one; {@code gift} is that member of the request. */
  Answer place(String gift) {
    String plain = Shopper.wanted(counter.product(), 1, Counter.PRICE);
    String body = plain.substring(0, plain.length() - 1) + ",\"gift\":" + gift + "}";
    return buyer.place(UUID.randomUUID().toString(), body);
  }

  /** Orders one, pays and waits for the goods; answers the order's id. */
  String bought(String gift) {
    Answer placed = place(gift);
    assertThat(placed.status()).as(placed.text()).isEqualTo(201);
    String order = placed.json().path("orderId").asString();
    assertThat(buyer.pay(buyer.invoice(order), "paid").path("status").asString(""))
        .isEqualTo("paid");
    buyer.awaitStatus(order, "delivered");
    return order;
  }

  /** What the order's link carries. */
  String token(String order) {
    String link = buyer.see(order).path("gift").path("link").asString("");
    String bot = counter.server().bot("getMe").path("username").asString();
    String begin = "https://t.me/" + bot + "?startapp=gift_";
    assertThat(link).startsWith(begin);
    return link.substring(begin.length());
  }
}
