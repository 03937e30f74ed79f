package zij.server.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import zij.language.TelegramUserId;
import zij.language.support.CaseId;
import zij.server.RunningServer;
import zij.server.SharedServer;

/** What chats and the shop's answers remember at the same time. */
@ExtendWith(SharedServer.class)
class ConversationsTest {
  private static final int ROUNDS = 100;
  private static final long FIRST_PERSON = 7_730_000;

  private final Conversations conversations;

  ConversationsTest(RunningServer server) {
    conversations = new Conversations(server.sql(), InstantSource.system());
  }

  private static CompletableFuture<Void> started(CyclicBarrier barrier, Runnable step) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            barrier.await();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          step.run();
        },
        Thread::startVirtualThread);
  }

  /** In whatever order: who is about to ask something is not interrupted. */
  @Test
  void noStepUndoesAnother() {
    for (int i = 0; i < ROUNDS; i++) {
      TelegramUserId person = new TelegramUserId(FIRST_PERSON + i);
      CaseId other = CaseId.of(person, 1);
      CyclicBarrier barrier = new CyclicBarrier(2);
      CompletableFuture.allOf(
              started(
                  barrier, () -> conversations.take(person, new Conversation.Input.Asked(null))),
              started(
                  barrier,
                  () -> conversations.take(person, new Conversation.Input.Answered(other))))
          .join();
      assertThat(conversations.judging(person, i).by()).isEqualTo(new Conversation.Asking(null));
      conversations.forget(person);
    }
  }

  @Test
  void anUpdateIsJudgedByTheStateThatItFoundFirst() {
    TelegramUserId person = new TelegramUserId(FIRST_PERSON + ROUNDS);
    CaseId id = CaseId.of(person, 1);
    assertThat(conversations.judging(person, 1).by()).isEqualTo(new Conversation.Idle());
    conversations.take(person, new Conversation.Input.Opened(id));
    assertThat(conversations.judging(person, 1).by()).isEqualTo(new Conversation.Idle());
    assertThat(conversations.judging(person, 2).by()).isEqualTo(new Conversation.Talking(id));
    conversations.take(person, new Conversation.Input.Closed(id));
    assertThat(conversations.judging(person, 2).by()).isEqualTo(new Conversation.Talking(id));
    assertThat(conversations.judging(person, 3).by()).isEqualTo(new Conversation.Idle());
    conversations.forget(person);
  }

  @Test
  void whatFollowsFromAnUpdateIsRememberedOnce() {
    TelegramUserId person = new TelegramUserId(FIRST_PERSON + ROUNDS + 1);
    CaseId opened = CaseId.of(person, 1);
    CaseId answered = CaseId.of(person, 2);
    Conversations.Judged first = conversations.judging(person, 1);
    Conversations.Judged again = conversations.judging(person, 1);
    conversations.settle(person, first, new Conversation.Input.Opened(opened));
    conversations.take(person, new Conversation.Input.Answered(answered));
    conversations.settle(person, again, new Conversation.Input.Opened(opened));
    assertThat(conversations.judging(person, 2).by()).isEqualTo(new Conversation.Talking(answered));
    conversations.forget(person);
  }
}
