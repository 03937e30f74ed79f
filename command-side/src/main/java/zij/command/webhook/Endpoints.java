package zij.command.webhook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import zij.language.webhook.NoticeType;
import zij.language.webhook.WebhookEvent;
import zij.language.webhook.WebhookEvent.Added;
import zij.language.webhook.WebhookEvent.Chosen;
import zij.language.webhook.WebhookEvent.Removed;
import zij.language.webhook.WebhookEvent.SecretRotated;
import zij.language.webhook.WebhookEvent.SwitchedOff;
import zij.language.webhook.WebhookEvent.SwitchedOn;
import zij.language.webhook.WebhookId;
import zij.language.webhook.WebhookUrl;

/** The addresses that are told of the shop, by the log, the first one first. Immutable. */
public record Endpoints(List<Endpoint> all) {
  public static final Endpoints NONE = new Endpoints(List.of());

  /** One of them. */
  public record Endpoint(
      WebhookId id, WebhookUrl url, List<NoticeType> types, boolean isOn, Instant addedAt) {
    private Endpoint with(List<NoticeType> others) {
      return new Endpoint(id, url, others, isOn, addedAt);
    }

    private Endpoint switched(boolean on) {
      return new Endpoint(id, url, types, on, addedAt);
    }
  }

  public Endpoints {
    all = List.copyOf(all);
  }

  /** The one with this id; empty if there is none any more. */
  public Optional<Endpoint> find(WebhookId id) {
    return all.stream().filter(endpoint -> endpoint.id().equals(id)).findFirst();
  }

  /** What they are after one more event; null is what they are before the first one. */
  public static Endpoints after(@Nullable Endpoints before, WebhookEvent event) {
    Map<WebhookId, Endpoint> all = new LinkedHashMap<>();
    if (before != null) before.all.forEach(endpoint -> all.put(endpoint.id(), endpoint));
    switch (event) {
      case Added e ->
          all.put(e.webhook(), new Endpoint(e.webhook(), e.url(), e.types(), true, e.at()));
      case Chosen e -> change(all, e, endpoint -> endpoint.with(e.types()));
      case SwitchedOff e -> change(all, e, endpoint -> endpoint.switched(false));
      case SwitchedOn e -> change(all, e, endpoint -> endpoint.switched(true));
      case SecretRotated _ -> {} // the secret itself is not in the log
      case Removed e -> all.remove(e.webhook());
    }
    return new Endpoints(List.copyOf(all.values()));
  }

  private static void change(
      Map<WebhookId, Endpoint> all, WebhookEvent event, UnaryOperator<Endpoint> to) {
    all.computeIfPresent(event.webhook(), (_, endpoint) -> to.apply(endpoint));
  }
}
