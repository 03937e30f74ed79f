package zij.command.webhook;

import static zij.command.webhook.WebhookStory.ID;
import static zij.command.webhook.WebhookStory.NOW;
import static zij.command.webhook.WebhookStory.OWNER;
import static zij.command.webhook.WebhookStory.added;
import static zij.command.webhook.WebhookStory.removed;
import static zij.command.webhook.WebhookStory.webhooks;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.util.List;
import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.webhook.NoticeType;
import zij.language.webhook.WebhookCommand;
import zij.language.webhook.WebhookEvent;

class ChooseTest {
  private static final WebhookCommand COMMAND =
      new WebhookCommand.Choose(ID, List.of(NoticeType.CASE_OPENED), OWNER, NOW);

  @Test
  void other_things_are_told() {
    webhooks()
        .given(added())
        .when(COMMAND)
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new WebhookEvent.Chosen(ID, List.of(NoticeType.CASE_OPENED), OWNER, NOW));
  }

  @Test
  void the_same_choice_changes_nothing() {
    webhooks()
        .given(added(), new WebhookEvent.Chosen(ID, List.of(NoticeType.CASE_OPENED), OWNER, NOW))
        .when(COMMAND)
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
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
