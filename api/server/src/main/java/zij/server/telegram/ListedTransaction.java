package zij.server.telegram;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import zij.language.StarAmount;
import zij.language.TelegramUserId;
import zij.language.difference.Direction;

/**
 * One line of Telegram's list of the bot's transactions (Bot API, StarTransaction).
 *
 * @param id the charge id of a buyer's payment, and of what goes back of it
 * @param movedAt to the second
 * @param type a user's {@code transaction_type}, or else the partner's {@code type}
 * @param user the partner, if it is a user
 * @param payload of the invoice that was paid; may be empty
 * @param raw the line as JSON, of people nothing but their numbers: their names are Telegram's to
 *     keep, and nobody could take them out of a log
 */
public record ListedTransaction(
    String id,
    Direction direction,
    StarAmount amount,
    Instant movedAt,
    String type,
    Optional<TelegramUserId> user,
    String payload,
    String raw) {

  /** A buyer's payment of an invoice, or what goes back of one. */
  public static final String INVOICE_PAYMENT = "invoice_payment";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Where the bot's owner takes Stars out. */
  public static final String FRAGMENT = "fragment";

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it lacks what every line must have
   */
  static ListedTransaction of(JsonNode line) {
    boolean incoming = line.path("source").isObject();
    JsonNode partner = line.path(incoming ? "source" : "receiver");
    String id = line.path("id").asString("");
    if (id.isEmpty() || !partner.isObject() || !line.path("amount").isIntegralNumber()) {
      throw new IllegalArgumentException("no StarTransaction: " + line.propertyNames());
    }
    boolean user = partner.path("type").asString("").equals("user");
    return new ListedTransaction(
        id,
        incoming ? Direction.IN : Direction.OUT,
        new StarAmount(line.path("amount").longValue(), line.path("nanostar_amount").asInt(0)),
        Instant.ofEpochSecond(line.path("date").asLong(0)),
        partner.path(user ? "transaction_type" : "type").asString(""),
        user
            ? Optional.of(new TelegramUserId(partner.path("user").path("id").asLong(0)))
            : Optional.empty(),
        partner.path("invoice_payload").asString(""),
        withoutNames(line).toString());
  }

  /** Of a payment of a subscription, for how long it pays; empty for any other. */
  public Optional<Duration> subscriptionPeriod() {
    long seconds = JSON.readTree(raw).path("source").path("subscription_period").asLong(0);
    return seconds > 0 ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty();
  }

  private static JsonNode withoutNames(JsonNode line) {
    JsonNode copy = line.deepCopy();
    for (String side : new String[] {"source", "receiver"}) {
      if (!(copy.path(side) instanceof ObjectNode partner)) continue;
      for (String who : new String[] {"user", "chat"}) {
        if (partner.path(who) instanceof ObjectNode person) person.retain("id");
      }
    }
    return copy;
  }
}
