package zij.simulator.bot;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import zij.simulator.webhook.Deliveries;
import zij.simulator.webhook.Webhook;

/** setWebhook, deleteWebhook and getWebhookInfo. */
final class WebhookMethods {
  private static final Set<Integer> PORTS = Set.of(443, 80, 88, 8443);
  private static final int MAX_KINDS = 100;

  private final Deliveries deliveries;

  WebhookMethods(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  BotApi.Result setWebhook(Parameters call) {
    boolean drop = call.flag("drop_pending_updates");
    String url = call.text("url");
    if (url.isEmpty()) {
      return deleteWebhook(call);
    }
    check(url);
    String secret = call.text("secret_token");
    if (secret.length() > 256) {
      throw BotApiError.badRequest("secret token is too long");
    }
    if (!secret.matches("[A-Za-z0-9_-]*")) {
      throw BotApiError.badRequest("secret token contains unallowed characters");
    }
    Webhook before = deliveries.webhook();
    long connections = call.number("max_connections", deliveries.defaultConnections());
    Webhook after = new Webhook(url, secret, Math.clamp(connections, 1, 100), kinds(call, before));
    boolean same = after.equals(before);
    if (!same || drop) {
      deliveries.direct(after, drop);
    }
    return BotApi.Result.yes(same ? "Webhook is already set" : "Webhook was set");
  }

  BotApi.Result deleteWebhook(Parameters call) {
    Webhook before = deliveries.webhook();
    boolean drop = call.flag("drop_pending_updates");
    if (before.set() || drop) {
      deliveries.direct(
          new Webhook("", "", deliveries.defaultConnections(), before.allowedUpdates()), drop);
    }
    return BotApi.Result.yes(before.set() ? "Webhook was deleted" : "Webhook is already deleted");
  }

  JsonNode getWebhookInfo() {
    Webhook webhook = deliveries.webhook();
    ObjectNode info = JsonNodeFactory.instance.objectNode().put("url", webhook.url());
    info.put("has_custom_certificate", false);
    info.put("pending_update_count", deliveries.pendingCount());
    if (!webhook.set()) {
      return info;
    }
    Deliveries.@Nullable Failure failure = deliveries.lastFailure();
    if (failure != null) {
      info.put("last_error_date", failure.date()).put("last_error_message", failure.message());
    }
    info.put("max_connections", webhook.maxConnections());
    if (!webhook.allowedUpdates().isEmpty()) {
      ArrayNode kinds = info.putArray("allowed_updates");
      webhook.allowedUpdates().forEach(kinds::add);
    }
    return info;
  }

  /** Telegram's rule, and that of a local Bot API server for a webhook on the same machine. */
  private static void check(String url) {
    URI address;
    try {
      address = new URI(url);
    } catch (java.net.URISyntaxException broken) {
      throw BotApiError.badRequest("bad webhook: invalid webhook URL specified");
    }
    String host = address.getHost();
    if (host == null) {
      throw BotApiError.badRequest("bad webhook: invalid webhook URL specified");
    }
    if ("http".equals(address.getScheme()) && Keyboard.loopback(host)) {
      return;
    }
    if (!"https".equals(address.getScheme())) {
      throw BotApiError.badRequest("bad webhook: An HTTPS URL must be provided for webhook");
    }
    if (!Keyboard.loopback(host) && address.getPort() >= 0 && !PORTS.contains(address.getPort())) {
      throw BotApiError.badRequest(
          "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
    }
  }

  /** A missing list keeps the former one; an empty list means the usual kinds. */
  private static Set<String> kinds(Parameters call, Webhook before) {
    @Nullable JsonNode list = call.json("allowed_updates", "allowed updates");
    if (list == null) {
      return before.allowedUpdates();
    }
    if (!list.isArray() || list.size() > MAX_KINDS) {
      throw BotApiError.badRequest("allowed_updates must be an Array of String");
    }
    Set<String> kinds = new LinkedHashSet<>();
    for (JsonNode kind : list) {
      if (!kind.isString()) {
        throw BotApiError.badRequest("allowed_updates must be an Array of String");
      }
      kinds.add(kind.stringValue());
    }
    return kinds;
  }
}
