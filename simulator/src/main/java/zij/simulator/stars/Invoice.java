package zij.simulator.stars;

/**
 * An invoice behind a link; it may be paid more than once, as Telegram allows.
 *
 * @param slug what stands after {@code https://t.me/$}
 * @param payload the bot's own reference, 1 to 128 bytes
 * @param label the only price's label
 * @param amount whole Stars
 * @param subscriptionPeriod seconds, 0 for a single purchase
 */
public record Invoice(
    String slug,
    String title,
    String description,
    String payload,
    String label,
    int amount,
    int subscriptionPeriod,
    String photoUrl) {

  /** The link that a mini app opens. */
  public String link() {
    return "https://t.me/$" + slug;
  }
}
