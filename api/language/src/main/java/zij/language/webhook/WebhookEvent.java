package zij.language.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zij.language.LogicalName;
import zij.language.TelegramUserId;

/** What can happen to the addresses that are told of the shop. Stored for ever. */
public sealed interface WebhookEvent {
  /** Under which all of them stand in the log. No id of anything else begins like this. */
  String AGGREGATE_ID = "webhook:all";

  WebhookId webhook();

  /** When it was decided. */
  Instant at();

  /** An address is told of what happens from here on. */
  @LogicalName("webhook.added")
  record Added(
      WebhookId webhook, WebhookUrl url, List<NoticeType> types, TelegramUserId by, Instant at)
      implements WebhookEvent {
    public Added {
      types = List.copyOf(types);
    }
  }

  /** From here on it is told of these things and no others. */
  @LogicalName("webhook.chosen")
  record Chosen(WebhookId webhook, List<NoticeType> types, TelegramUserId by, Instant at)
      implements WebhookEvent {
    public Chosen {
      types = List.copyOf(types);
    }
  }

  /** It has a new secret; the old one goes on for a while beside it. */
  @LogicalName("webhook.secret-rotated")
  record SecretRotated(WebhookId webhook, TelegramUserId by, Instant at) implements WebhookEvent {}

  /**
   * It is told nothing until it is switched on.
   *
   * @param by null if it switched itself off, because nothing arrived for too long
   */
  @LogicalName("webhook.switched-off")
  record SwitchedOff(WebhookId webhook, @Nullable TelegramUserId by, Instant at)
      implements WebhookEvent {}

  /** It is told again, from where it stopped. */
  @LogicalName("webhook.switched-on")
  record SwitchedOn(WebhookId webhook, TelegramUserId by, Instant at) implements WebhookEvent {}

  /** It is told nothing any more. */
  @LogicalName("webhook.removed")
  record Removed(WebhookId webhook, TelegramUserId by, Instant at) implements WebhookEvent {}
}
