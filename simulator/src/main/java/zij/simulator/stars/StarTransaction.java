package zij.simulator.stars;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import zij.simulator.people.Person;

/**
 * A line of the bot's Stars statement.
 *
 * @param id the charge id; a refund has that of its payment
 * @param amount whole Stars
 * @param nanostars billionths of a Star beside them
 * @param date epoch seconds
 * @param incoming whether the bot got the Stars
 * @param userId the buyer; 0 for Fragment, where the bot's owner takes Stars out
 */
public record StarTransaction(
    String id,
    int amount,
    int nanostars,
    long date,
    boolean incoming,
    long userId,
    String payload,
    int subscriptionPeriod) {

  /**
   * Bot API {@code StarTransaction}; the partner is the source or the receiver.
   *
   * @param partner the buyer, or null for Fragment
   */
  ObjectNode json(@Nullable Person partner) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id).put("amount", amount);
    if (nanostars != 0) {
      json.put("nanostar_amount", nanostars);
    }
    json.put("date", date);
    ObjectNode who = json.putObject(incoming ? "source" : "receiver");
    if (partner == null) {
      who.put("type", "fragment");
      return json;
    }
    who.put("type", "user").put("transaction_type", "invoice_payment");
    who.set("user", partner.user());
    who.put("invoice_payload", payload);
    if (subscriptionPeriod > 0) {
      who.put("subscription_period", subscriptionPeriod);
    }
    return json;
  }
}
