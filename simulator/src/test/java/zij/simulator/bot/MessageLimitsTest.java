package zij.simulator.bot;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MessageLimitsTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE); // such a clock may overflow
  private final MessageLimits limits = new MessageLimits(true, now::get);

  private void refuses(MessageLimits by, long chat) {
    assertThatExceptionOfType(BotApiError.class)
        .isThrownBy(() -> by.take(chat))
        .withMessage("Too Many Requests: retry after 1");
  }

  @Test
  void aChatTakesFourAtOnceAndThenOneASecond() {
    for (int i = 0; i < 4; i++) limits.take(7);
    refuses(limits, 7);
    now.addAndGet(999_000_000);
    refuses(limits, 7);
    now.addAndGet(1_000_000);
    limits.take(7);
    refuses(limits, 7);
    assertThatCode(() -> limits.take(8)).as("another chat").doesNotThrowAnyException();
  }

  @Test
  void allChatsTakeThirtyAtOnceAndThenThirtyASecond() {
    for (int chat = 0; chat < 30; chat++) limits.take(chat);
    refuses(limits, 30);
    now.addAndGet(34_000_000);
    limits.take(30);
    refuses(limits, 31);
  }

  @Test
  void whatIsSavedUpHasABound() {
    limits.take(7);
    now.addAndGet(3_600_000_000_000L);
    for (int i = 0; i < 4; i++) limits.take(7);
    refuses(limits, 7);
  }

  @Test
  void switchedOffTheyRefuseNothing() {
    MessageLimits off = new MessageLimits(false, now::get);
    assertThatCode(
            () -> {
              for (int i = 0; i < 1_000; i++) off.take(7);
            })
        .doesNotThrowAnyException();
  }
}
