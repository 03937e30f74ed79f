package zij.simulator.stars;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A person's subscription to what a bot sells.
 *
 * @param charge of the first payment, by which bots name it
 * @param until epoch seconds at which the next payment is due
 * @param monthSeconds how long its period really lasts; 30 days but for people in a hurry
 * @param cancelled by the person
 * @param cancelledByBot by the bot, which alone can take that back
 * @param failed the last renewal was due and the Stars did not suffice
 */
public record StarSubscription(
    String charge,
    long userId,
    Invoice invoice,
    long until,
    long monthSeconds,
    boolean cancelled,
    boolean cancelledByBot,
    boolean failed) {

  /** As Bot API's {@code BotSubscriptionUpdated} says it. */
  public String state() {
    if (failed) return "failed";
    return cancelled || cancelledByBot ? "canceled" : "active";
  }

  /** Whether what was paid for is over and nothing more is due. */
  boolean isOver(long now) {
    return !state().equals("active") && until <= now;
  }

  StarSubscription renewed(long next) {
    return new StarSubscription(
        charge, userId, invoice, next, monthSeconds, cancelled, cancelledByBot, false);
  }

  StarSubscription withFailed() {
    return new StarSubscription(
        charge, userId, invoice, until, monthSeconds, cancelled, cancelledByBot, true);
  }

  StarSubscription withCancelled(boolean byPerson, boolean byBot) {
    return new StarSubscription(
        charge, userId, invoice, until, monthSeconds, byPerson, byBot, failed);
  }

  /** As the phone shows it. */
  public ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("charge", charge)
        .put("title", invoice.title())
        .put("amount", invoice.amount())
        .put("until", until)
        .put("state", state())
        .put("cancelledByBot", cancelledByBot);
  }
}
