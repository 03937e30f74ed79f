package zij.server.promotion;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;
import zij.server.RunningServer;
import zij.server.Shopper;

/** A shop whose owner makes promotions, and what shoppers do with them. */
record PromotedShop(RunningServer server, Shopper owner) {
  static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  static PromotedShop of(RunningServer server) {
    return new PromotedShop(server, server.owner());
  }

  /** A code that nobody else has. */
  static String newCode() {
    long number = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
    return "C-" + Long.toString(number, 36).toUpperCase(Locale.ROOT);
  }

  static String key() {
    return UUID.randomUUID().toString();
  }

  /** Makes a promotion of a code; {@code more} are further members of its body. */
  String create(String code, String reduction, String more) {
    Answer made =
        owner.post("/api/desk/promotions", body("\"code\":\"" + code + "\",", reduction, more));
    if (made.status() != 201) throw new AssertionError(made.text());
    return made.json().path("promotion").asString();
  }

  static String body(String code, String reduction, String more) {
    return "{%s\"name\":\"Test\",\"reduction\":%s,\"from\":\"%s\"%s}"
        .formatted(code, reduction, LONG_AGO, more);
  }

  static String percent(int percent) {
    return "{\"percent\":" + percent + "}";
  }

  static Answer order(Shopper shopper, String code) {
    return shopper.place(key(), wanted(code));
  }

  /** One set of wallpapers for 25 Stars. */
  static String wanted(String code) {
    String plain = Shopper.wanted(Shopper.WALLPAPERS, 1, Shopper.WALLPAPERS_PRICE);
    return plain.substring(0, plain.length() - 1) + ",\"code\":\"" + code + "\"}";
  }

  static Answer quote(Shopper shopper, String code) {
    return shopper.post("/api/promotions/quote", wanted(code));
  }

  static String orderId(Answer placed) {
    if (placed.status() != 201) throw new AssertionError(placed.text());
    return placed.json().path("orderId").asString();
  }

  /** How often events of this kind are in the log of a promotion. */
  long count(String promotion, String type) {
    return server
        .sql()
        .sql("select count(*) from ledger.event where aggregate_id = ? and type = ?")
        .params(promotion, type)
        .query(Long.class)
        .single();
  }

  /** The promotion as its owner sees it. */
  JsonNode seen(String promotion) {
    for (JsonNode one : owner.get("/api/desk/promotions?limit=100").json().path("promotions")) {
      if (one.path("promotion").asString("").equals(promotion)) return one;
    }
    throw new AssertionError("the owner does not see " + promotion);
  }
}
