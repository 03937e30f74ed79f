package zij.server.telegram;

/**
 * The secret that Telegram repeats with every update.
 *
 * @param value 1-256 of {@code A-Za-z0-9_-} (Bot API, setWebhook)
 */
public record WebhookSecret(String value) {
  public WebhookSecret {
    if (!value.matches("[A-Za-z0-9_-]{1,256}")) {
      throw new IllegalArgumentException("a webhook secret is 1-256 of A-Z a-z 0-9 _ -");
    }
  }

  @Override
  public String toString() {
    return "WebhookSecret[…]";
  }
}
