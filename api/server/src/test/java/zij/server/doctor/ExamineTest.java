package zij.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** One look that fails or hangs keeps none of the others from being taken. */
class ExamineTest {
  @Test
  void takesEveryLookAndWaitsForNoneTooLong() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Map<String, Look> looks = new LinkedHashMap<>();
    looks.put(
        "hangs",
        () -> {
          never.await();
          return List.of();
        });
    looks.put(
        "fails",
        () -> {
          throw new IllegalStateException("broken");
        });
    looks.put("well", () -> List.of(Finding.ok("well", "it is")));

    List<Finding> found = new Doctor(Duration.ofSeconds(1)).examine(looks);

    assertThat(found).extracting(Finding::check).containsExactly("hangs", "fails", "well");
    assertThat(found)
        .extracting(Finding::verdict)
        .containsExactly(Finding.Verdict.UNKNOWN, Finding.Verdict.UNKNOWN, Finding.Verdict.OK);
    assertThat(found.getFirst().says()).isEqualTo("no answer within 1 s");
    assertThat(found.get(1).says()).contains("broken");
  }
}
