package zij.server.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.language.support.CaseId;
import zij.server.support.Conversation.Action;
import zij.server.support.Conversation.Asking;
import zij.server.support.Conversation.Idle;
import zij.server.support.Conversation.Input;
import zij.server.support.Conversation.Step;
import zij.server.support.Conversation.Talking;

class ConversationTest {
  private static final TelegramUserId BUYER = new TelegramUserId(7);
  private static final OrderId ORDER = OrderId.of(BUYER, "key");
  private static final CaseId CASE = CaseId.of(BUYER, 1);
  private static final CaseId OTHER = CaseId.of(BUYER, 2);
  private static final Conversation IDLE = new Idle();
  private static final Conversation ASKING = new Asking(ORDER);
  private static final Conversation TALKING = new Talking(CASE);

  private static Step step(Conversation next, Action action) {
    return new Step(next, Optional.of(action));
  }

  private static Step step(Conversation next) {
    return new Step(next, Optional.empty());
  }

  @Test
  void whoAsksIsAskedWhatFromAnywhere() {
    for (Conversation state : List.of(IDLE, ASKING, TALKING)) {
      assertThat(state.on(new Input.Asked(null)))
          .isEqualTo(step(new Asking(null), new Action.AskWhat(null)));
      assertThat(state.on(new Input.Asked(ORDER)))
          .isEqualTo(step(ASKING, new Action.AskWhat(ORDER)));
    }
  }

  @Test
  void theNextTextOpensTheCase() {
    Step said = ASKING.on(new Input.Said("why?"));
    assertThat(said).isEqualTo(step(ASKING, new Action.OpenCase(ORDER, "why?")));
    // it stays so until the case is open, because it may not come to that
    assertThat(said.next().on(new Input.Opened(CASE))).isEqualTo(step(TALKING));
  }

  @Test
  void whatIsSaidAfterwardsBelongsToTheCase() {
    assertThat(TALKING.on(new Input.Said("and?")))
        .isEqualTo(step(TALKING, new Action.WriteIn(CASE, "and?")));
  }

  @Test
  void nobodyReadsWhatIsSaidToNobody() {
    assertThat(IDLE.on(new Input.Said("hello"))).isEqualTo(step(IDLE, new Action.SayHow()));
  }

  @Test
  void oneCanThinkBetterOfIt() {
    Input cancelled = new Input.Cancelled();
    assertThat(ASKING.on(cancelled)).isEqualTo(step(IDLE, new Action.SayCancelled()));
    assertThat(TALKING.on(cancelled)).isEqualTo(step(TALKING, new Action.SayNothingAwaited()));
    assertThat(IDLE.on(cancelled)).isEqualTo(step(IDLE, new Action.SayNothingAwaited()));
  }

  @Test
  void anAnswerTurnsTheTalkToItsCaseButInterruptsNoQuestion() {
    Input answered = new Input.Answered(OTHER);
    assertThat(IDLE.on(answered)).isEqualTo(step(new Talking(OTHER)));
    assertThat(TALKING.on(answered)).isEqualTo(step(new Talking(OTHER)));
    assertThat(ASKING.on(answered)).isEqualTo(step(ASKING));
  }

  @Test
  void theEndOfACaseEndsTheTalkAboutIt() {
    assertThat(TALKING.on(new Input.Closed(CASE))).isEqualTo(step(IDLE));
    assertThat(TALKING.on(new Input.Closed(OTHER))).isEqualTo(step(TALKING));
    assertThat(ASKING.on(new Input.Closed(CASE))).isEqualTo(step(ASKING));
    assertThat(IDLE.on(new Input.Closed(CASE))).isEqualTo(step(IDLE));
  }
}
