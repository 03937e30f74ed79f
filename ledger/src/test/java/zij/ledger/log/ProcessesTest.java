package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Several processes on one log, and one that is killed. */
class ProcessesTest {
  private static final int WRITERS = 64;
  private static final int EVENTS = 25;

  private final TestLog log = TestLog.create();
  private final LogReader reader = new LogReader(log.application(), 4);

  private Process writer(String name, int events) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            WriterProcess.class.getName(),
            log.url("zij_app"),
            name,
            String.valueOf(WRITERS),
            String.valueOf(events))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static BufferedReader output(Process process) {
    return process.inputReader(StandardCharsets.UTF_8);
  }

  private void holds() throws Exception {
    try (var connection = log.owner().getConnection()) {
      assertThat(LogVerifier.verify(connection, null, Extent.ALL, Progress.NONE))
          .isInstanceOf(LogVerdict.Holds.class);
    }
  }

  @Test
  void threeProcessesOf64WritersMakeOneDenseLog() throws Exception {
    var processes = new ArrayList<Process>();
    for (var name : List.of("a", "b", "c")) {
      processes.add(writer(name, EVENTS));
    }
    var acknowledged = new ArrayList<String>();
    for (var process : processes) {
      acknowledged.addAll(output(process).lines().toList());
      assertThat(process.waitFor()).isZero();
    }
    assertThat(acknowledged.stream().filter("done"::equals)).hasSize(3);
    acknowledged.removeIf("done"::equals);

    int expected = 3 * WRITERS * EVENTS;
    assertThat(acknowledged.stream().map(ProcessesTest::position).sorted())
        .isEqualTo(LongStream.range(0, expected).boxed().toList());
    requireStored(acknowledged);
    var root = Frontier.EMPTY.append(reader.hashes(0, 0, expected), _ -> {}).root();
    try (var connection = log.owner().getConnection()) {
      assertThat(LogVerifier.verify(connection, null, Extent.ALL, Progress.NONE))
          .isEqualTo(new LogVerdict.Holds(expected, root, 0, 0, null));
    }
  }

  @Test
  void whatAKilledProcessAcknowledgedIsThere() throws Exception {
    var process = writer("killed", 1_000_000);
    var acknowledged = new ArrayList<String>();
    try (var lines = output(process)) {
      while (acknowledged.size() < 3_000) {
        acknowledged.add(lines.readLine());
      }
      // By its handle: the process itself would close the stream that is still to be read.
      process.toHandle().destroyForcibly();
      process.waitFor();
      // A last line may be cut; whole ones count.
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.matches("\\d+ killed-\\d+ \\d+")) {
          acknowledged.add(line);
        }
      }
    }
    acknowledged.removeLast();
    requireStored(acknowledged);
    holds();
  }

  private static Long position(String line) {
    return Long.valueOf(line.substring(0, line.indexOf(' ')));
  }

  private void requireStored(List<String> acknowledged) {
    var stored =
        reader.from(0, Integer.MAX_VALUE).stream()
            .map(it -> it.position() + " " + it.entry().aggregateId() + " " + it.entry().sequence())
            .collect(Collectors.toSet());
    assertThat(stored).containsAll(acknowledged);
  }
}
