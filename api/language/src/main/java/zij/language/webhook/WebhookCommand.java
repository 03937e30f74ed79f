package zij.language.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zij.language.Command;
import zij.language.Done;
import zij.language.LogicalName;
import zij.language.TelegramUserId;

/** What can be asked about the addresses that are told of the shop. */
public sealed interface WebhookCommand {
  WebhookId webhook();

  Instant at();

  /** Tells one more address; the same again changes nothing. */
  @LogicalName("webhook.add")
  record Add(
      WebhookId webhook, WebhookUrl url, List<NoticeType> types, TelegramUserId by, Instant at)
      implements WebhookCommand, Command<Done> {
    public Add {
      types = distinct(types);
    }
  }

  /** Chooses what it is told of; the same again changes nothing. */
  @LogicalName("webhook.choose")
  record Choose(WebhookId webhook, List<NoticeType> types, TelegramUserId by, Instant at)
      implements WebhookCommand, Command<Done> {
    public Choose {
      types = distinct(types);
    }
  }

  /** Has it signed with a new secret. */
  @LogicalName("webhook.rotate-secret")
  record RotateSecret(WebhookId webhook, TelegramUserId by, Instant at)
      implements WebhookCommand, Command<Done> {}

  /**
   * Tells it nothing for now; again it changes nothing.
   *
   * @param by null for the shop itself, which was not heard for too long
   */
  @LogicalName("webhook.switch-off")
  record SwitchOff(WebhookId webhook, @Nullable TelegramUserId by, Instant at)
      implements WebhookCommand, Command<Done> {}

  /** Goes on telling it; again it changes nothing. */
  @LogicalName("webhook.switch-on")
  record SwitchOn(WebhookId webhook, TelegramUserId by, Instant at)
      implements WebhookCommand, Command<Done> {}

  /** Forgets it. */
  @LogicalName("webhook.remove")
  record Remove(WebhookId webhook, TelegramUserId by, Instant at)
      implements WebhookCommand, Command<Done> {}

  private static List<NoticeType> distinct(List<NoticeType> types) {
    List<NoticeType> sorted = types.stream().distinct().sorted().toList();
    if (sorted.isEmpty()) throw new IllegalArgumentException("it is told of one thing at least");
    return sorted;
  }
}
