package zij.command.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import zij.command.CommandTargets;
import zij.language.TelegramUserId;
import zij.language.webhook.NoticeType;
import zij.language.webhook.WebhookCommand;
import zij.language.webhook.WebhookEvent;
import zij.language.webhook.WebhookId;
import zij.language.webhook.WebhookUrl;

/** A shop that tells its warehouse what was paid. */
final class WebhookStory {
  static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  static final TelegramUserId OWNER = new TelegramUserId(1);
  static final WebhookId ID = id(1);
  static final WebhookUrl URL = new WebhookUrl("https://warehouse.example/zij");
  static final List<NoticeType> PAID = List.of(NoticeType.ORDER_PAID);

  private WebhookStory() {}

  static FixtureConfiguration<Webhooks> webhooks() {
    return new AggregateTestFixture<>(Webhooks.class)
        .registerCommandTargetResolver(new CommandTargets());
  }

  static WebhookId id(long number) {
    return new WebhookId(new UUID(0x8000L, number));
  }

  static WebhookCommand.Add add(WebhookId id) {
    return new WebhookCommand.Add(id, URL, PAID, OWNER, NOW);
  }

  static WebhookEvent.Added added() {
    return added(ID);
  }

  static WebhookEvent.Added added(WebhookId id) {
    return new WebhookEvent.Added(id, URL, PAID, OWNER, NOW);
  }

  static WebhookEvent.SwitchedOff off() {
    return new WebhookEvent.SwitchedOff(ID, null, NOW);
  }

  static WebhookEvent.Removed removed() {
    return new WebhookEvent.Removed(ID, OWNER, NOW);
  }
}
