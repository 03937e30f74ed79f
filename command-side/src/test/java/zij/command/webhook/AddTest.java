package zij.command.webhook;

import static zij.command.webhook.WebhookStory.ID;
import static zij.command.webhook.WebhookStory.add;
import static zij.command.webhook.WebhookStory.added;
import static zij.command.webhook.WebhookStory.id;
import static zij.command.webhook.WebhookStory.removed;
import static zij.command.webhook.WebhookStory.webhooks;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;

class AddTest {
  private static Object[] full() {
    return LongStream.rangeClosed(1, Webhooks.MAX).mapToObj(n -> added(id(n))).toArray();
  }

  @Test
  void one_more_address_is_told() {
    webhooks()
        .givenNoPriorActivity()
        .when(add(ID))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(added());
  }

  @Test
  void the_same_is_added_once() {
    webhooks()
        .given(added())
        .when(add(ID))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void there_are_ten_and_no_more() {
    webhooks()
        .given(full())
        .when(add(id(99)))
        .expectResultMessagePayload(refused(Refusal.TOO_MANY_WEBHOOKS))
        .expectNoEvents();
  }

  @Test
  void one_that_went_makes_room() {
    Object[] before = Stream.concat(Arrays.stream(full()), Stream.of(removed())).toArray();
    webhooks().given(before).when(add(id(99))).expectEvents(added(id(99)));
  }
}
