package zij.server.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zij.simulator.Simulator;
import zij.simulator.SimulatorOptions;

/** Whoever starts the server wrongly is told so in one sentence, by a process that ends at once. */
class FailedStartTest {
  /** A Telegram that nobody can reach keeps no server from starting. */
  private static final String NO_TELEGRAM = "--zij.telegram.api-url=http://localhost:1";

  private static final Path CLASSES = Path.of("target", "start.jsa").toAbsolutePath();

  @TempDir Path folder;

  /** What a process said and how it ended. */
  private record Ended(int status, String said) {}

  @Test
  void without_a_bot_token() throws Exception {
    assertOneSentence(start(), "zij.telegram.bot-token is not set");
  }

  @Test
  void with_a_setting_that_is_not_of_its_kind() throws Exception {
    assertOneSentence(start("--zij.session.lifetime=soon"), "zij.session.lifetime", "soon");
    assertThat(folder.resolve("data")).as("nothing is made").doesNotExist();
  }

  @Test
  void with_a_bot_token_that_is_of_no_bot() throws Exception {
    try (Simulator telegram = Simulator.start(SimulatorOptions.defaults().withPort(0))) {
      assertOneSentence(
          start("--zij.telegram.bot-token=1:x", "--zij.telegram.api-url=" + telegram.url()),
          "zij.telegram.bot-token is of no bot",
          "401");
    }
    assertThat(folder.resolve("data/postgres")).as("no database is begun").doesNotExist();
    assertThat(folder.resolve("data/keys/log.pem")).as("no key is made").doesNotExist();
  }

  @Test
  void on_a_data_folder_that_another_process_uses() throws Exception {
    Path lock = Files.createDirectories(folder.resolve("data")).resolve("lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      assertOneSentence(start("--zij.telegram.bot-token=1:x"), "in use by another process");
    }
  }

  @Test
  void on_a_port_that_is_taken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
      int port = taken.getLocalPort();
      assertOneSentence(
          start("--zij.telegram.bot-token=1:x", "--server.port=" + port),
          "Port " + port + " is taken");
      assertOneSentence(
          start("--zij.telegram.bot-token=1:x", "--management.server.port=" + port),
          "Port " + port + " is taken");
    }
    assertThat(folder.resolve("data/postgres")).as("no database is begun").doesNotExist();
  }

  @Test
  void on_a_database_that_does_not_answer() throws Exception {
    assertOneSentence(
        start(
            "--zij.telegram.bot-token=1:x",
            "--zij.postgres.url=jdbc:postgresql://127.0.0.1:1/none?connectTimeout=2"),
        "PostgreSQL at jdbc:postgresql://127.0.0.1:1/none");
  }

  private static void assertOneSentence(Ended ended, String... parts) {
    assertThat(ended.status()).as(ended.said()).isEqualTo(1);
    List<String> told =
        ended.said().lines().filter(line -> line.startsWith("Zij does not start: ")).toList();
    assertThat(told).as(ended.said()).hasSize(1);
    assertThat(told.getFirst()).contains(parts);
    assertThat(ended.said()).doesNotContain("\tat ");
  }

  private static boolean says(String[] arguments, String setting) {
    return List.of(arguments).stream().anyMatch(argument -> argument.startsWith(setting));
  }

  private Ended start(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"));
    // The first one notes the classes that it loaded, and the others start with them.
    command.addAll(List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + CLASSES));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "zij.server.Zij"));
    command.add("--zij.data=" + folder.resolve("data"));
    // What is said twice is a list to Spring.
    List.of("--management.server.port=0", "--server.port=0", NO_TELEGRAM).stream()
        .filter(usual -> !says(arguments, usual.substring(0, usual.indexOf('=') + 1)))
        .forEach(command::add);
    command.addAll(List.of(arguments));
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ends by itself").isTrue();
      return new Ended(process.exitValue(), Files.readString(said));
    } finally {
      process.destroyForcibly();
    }
  }
}
