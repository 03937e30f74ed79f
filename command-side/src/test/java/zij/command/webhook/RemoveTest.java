package zij.command.webhook;

import static zij.command.webhook.WebhookStory.ID;
import static zij.command.webhook.WebhookStory.NOW;
import static zij.command.webhook.WebhookStory.OWNER;
import static zij.command.webhook.WebhookStory.added;
import static zij.command.webhook.WebhookStory.removed;
import static zij.command.webhook.WebhookStory.webhooks;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.webhook.WebhookCommand;

class RemoveTest {
  private static final WebhookCommand COMMAND = new WebhookCommand.Remove(ID, OWNER, NOW);

  @Test
  void nothing_is_told_any_more() {
    webhooks()
        .given(added())
        .when(COMMAND)
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(removed());
  }

  @Test
  void one_that_is_gone_is_unknown() {
    webhooks()
        .given(added(), removed())
        .when(COMMAND)
        .expectResultMessagePayload(refused(Refusal.WEBHOOK_UNKNOWN))
        .expectNoEvents();
  }
}
