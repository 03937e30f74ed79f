package zij.server.telegram;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/** Tells Telegram where to send updates, once the server can take them. */
public final class Webhook {
  private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);

  /** What the bot wants to hear of. */
  public static final List<String> ALLOWED_UPDATES =
      List.of(
          "message",
          "shipping_query",
          "pre_checkout_query",
          "subscription",
          "callback_query",
          "my_chat_member",
          "chat_join_request");

  private final BotApi botApi;
  private final URI publicUrl;
  private final WebhookSecret secret;

  public Webhook(BotApi botApi, URI publicUrl, WebhookSecret secret) {
    this.botApi = botApi;
    this.publicUrl = publicUrl;
    this.secret = secret;
  }

  /** Where Telegram sends updates to. */
  public static String address(URI publicUrl) {
    return publicUrl + "/telegram/webhook";
  }

  @EventListener(ApplicationReadyEvent.class)
  void register() {
    Thread.ofVirtual().name("register-webhook").start(this::registerNow);
  }

  private void registerNow() {
    try {
      new RepeatedCall("set-webhook")
          .call(() ->
              botApi.call(
                  "setWebhook",
                  Map.of(
                      "url",
                      address(publicUrl),
                      "secret_token",
                      secret.value(),
                      "allowed_updates",
                      ALLOWED_UPDATES,
                      "max_connections",
                      100)));
      LOG.info("Telegram sends its updates to {}", address(publicUrl));
    } catch (BotApiException e) {
      LOG.error(
          "Telegram does not take our webhook address, so payments will not arrive: {}",
          e.getMessage());
    }
  }
}
