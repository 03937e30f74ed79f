package zij.simulator.webhook;

import java.util.Set;

/**
 * Where the bot wants its updates.
 *
 * @param url empty while there is no webhook
 * @param secret what goes into {@code X-Telegram-Bot-Api-Secret-Token}, may be empty
 * @param maxConnections the most requests at once, 1 to 100
 * @param allowedUpdates update kinds that are sent; empty means all but the ones Telegram leaves
 *     out
 */
public record Webhook(String url, String secret, int maxConnections, Set<String> allowedUpdates) {
  private static final Set<String> LEFT_OUT =
      Set.of("chat_member", "message_reaction", "message_reaction_count");

  /** No webhook yet. */
  public static Webhook none(int maxConnections) {
    return new Webhook("", "", maxConnections, Set.of());
  }

  /** Whether updates have somewhere to go. */
  public boolean set() {
    return !url.isEmpty();
  }

  /** Whether the bot gets updates of that kind. */
  public boolean allows(String kind) {
    return allowedUpdates.isEmpty() ? !LEFT_OUT.contains(kind) : allowedUpdates.contains(kind);
  }
}
