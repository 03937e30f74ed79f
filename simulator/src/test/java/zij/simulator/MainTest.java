package zij.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulator as a process: ready line, signals, broken options. */
class MainTest {
  @TempDir Path folder;

  private static Process run(String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add("zij.simulator.Main");
    command.addAll(List.of(options));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  @Test
  void saysWhenItIsReadyAndStopsAtASignal() throws Exception {
    Process process = run("--port", "0", "--data", folder.toString());
    try (BufferedReader out = process.inputReader()) {
      assertThat(out.readLine())
          .matches("The Telegram simulator is ready at http://localhost:\\d+");
      process.toHandle().destroy(); // unlike Process.destroy it leaves the output readable
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(out.readLine()).isNull();
    } finally {
      process.destroyForcibly();
    }
    try (Simulator again =
        Simulator.start(SimulatorOptions.defaults().withPort(0).withData(folder))) {
      assertThat(again.port()).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--port x | Invalid value for option '--port': 'x' is not an int",
        "--none | Unknown option: '--none'",
        "--port 70000 | The port must be between 0 and 65535, not 70000.",
        "--message-limits some | --message-limits is on or off.",
        "--app shop=nowhere | The address of the mini app 'shop' must start with http:// or"
            + " https://.",
        "--webhook-connections 0 | The webhook connections must be between 1 and 100, not 0.",
      })
  void aBrokenOptionIsOneSentence(String options, String sentence) throws Exception {
    Process process = run(options.split(" ", -1));
    assertThat(output(process)).isEqualTo(sentence);
    assertThat(process.waitFor()).isNotZero();
  }

  @Test
  void aTakenPortIsOneSentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process process = run("--port", Integer.toString(taken.getLocalPort()));
      assertThat(output(process))
          .isEqualTo(
              "Port %d on 127.0.0.1 cannot be used; is something else running there?",
              taken.getLocalPort());
      assertThat(process.waitFor()).isEqualTo(1);
    }
  }
}
