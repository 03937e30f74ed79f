package zij.server.doctor;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import zij.server.ZijProperties;
import zij.server.telegram.BotApi;
import zij.server.telegram.BotApiException;
import zij.server.telegram.KnownBot;
import zij.server.telegram.Webhook;

/** Looks at the bot as Telegram knows it: token, webhook, menu button. */
final class TelegramLook implements Look {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MANY_PENDING = 100;

  /** An error that is older says nothing of now. */
  private static final Duration RECENT = Duration.ofHours(1);

  private final ZijProperties zij;
  private final int port;
  private final InstantSource clock;

  /**
   * @param port on which the server runs, if it runs on this machine
   */
  TelegramLook(ZijProperties zij, int port, InstantSource clock) {
    this.zij = zij;
    this.port = port;
    this.clock = clock;
  }

  @Override
  public List<Finding> look() throws InterruptedException {
    ZijProperties.Telegram telegram = zij.telegram();
    String token = telegram.botToken();
    if (token == null || token.isBlank()) {
      return List.of(Finding.wrong("bot", "there is no token", "Set zij.telegram.bot-token."));
    }
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    try (BotApi api = new BotApi(telegram.apiUrl(), token, PATIENCE, meters, Tracer.NOOP)) {
      JsonNode bot = api.call("getMe", Map.of());
      List<Finding> found = new ArrayList<>();
      found.add(
          Finding.ok("bot", "@" + bot.path("username").asString() + " at " + telegram.apiUrl()));
      found.add(webhook(api.call("getWebhookInfo", Map.of()), MachineLook.runs(port)));
      found.add(menu(api.call("getChatMenuButton", Map.of()), bot));
      return found;
    } catch (BotApiException e) {
      return List.of(
          KnownBot.isUnknown(e)
              ? Finding.wrong("bot", KnownBot.unknown(zij, e), "Set the right one.")
              : Finding.unknown(
                  "bot",
                  telegram.apiUrl() + " (zij.telegram.api-url) does not answer: " + e.getMessage(),
                  "Let this machine reach it by HTTPS, or correct the address."));
    }
  }

  private Finding webhook(JsonNode info, boolean runs) {
    String url = info.path("url").asString("");
    String own = Webhook.address(zij.publicUrl());
    if (url.isEmpty() && !runs) {
      return Finding.ok("webhook", "not set yet; the server sets it when it starts");
    }
    if (!url.equals(own)) {
      return Finding.wrong(
          "webhook",
          "Telegram brings payments to '%s' and not to %s".formatted(url, own),
          "Start the server, which sets it; if another sets it, each bot has one server only.");
    }
    List<String> missing = new ArrayList<>(Webhook.ALLOWED_UPDATES);
    info.path("allowed_updates").valueStream().forEach(it -> missing.remove(it.asString("")));
    if (!missing.isEmpty()) {
      return Finding.wrong(
          "webhook",
          "Telegram does not bring " + missing,
          "Start the server anew, which asks for it.");
    }
    long pending = info.path("pending_update_count").asLong(0);
    Instant failed = Instant.ofEpochSecond(info.path("last_error_date").asLong(0));
    boolean isRecent = failed.isAfter(clock.instant().minus(RECENT));
    if (pending > MANY_PENDING || (pending > 0 && isRecent)) {
      String error = info.path("last_error_message").asString("");
      return Finding.wrong(
          "webhook",
          "%d updates wait at Telegram%s".formatted(pending, error.isEmpty() ? "" : "; " + error),
          error.contains("401") || error.contains("403")
              ? "All servers need the same webhook secret (zij.telegram.webhook-secret); start"
                  + " anew."
              : "Look whether " + own + " can be reached from outside, and at the server's log.");
    }
    return Finding.ok("webhook", own + ", " + pending + " updates wait");
  }

  /** Either the chat's button is ours, or BotFather's main mini app opens the shop. */
  private Finding menu(JsonNode button, JsonNode bot) {
    String own = zij.publicUrl() + "/shop/";
    if (!button.path("type").asString("").equals("web_app")) {
      return bot.path("has_main_web_app").asBoolean(false)
          ? Finding.ok("menu", "no button of its own; the main mini app opens the shop")
          : Finding.wrong(
              "menu",
              "neither a menu button nor a main mini app opens the shop",
              "BotFather: /mybots, Bot Settings, Menu Button, " + own);
    }
    String url = button.path("web_app").path("url").asString("");
    return isOurs(url)
        ? Finding.ok("menu", "opens " + url)
        : Finding.wrong(
            "menu",
            "the menu button opens '" + url + "'",
            "BotFather: /mybots, Bot Settings, Menu Button, " + own);
  }

  private boolean isOurs(String url) {
    try {
      URI there = URI.create(url);
      URI own = zij.publicUrl();
      return Objects.equals(own.getScheme(), there.getScheme())
          && String.valueOf(own.getAuthority()).equalsIgnoreCase(there.getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
