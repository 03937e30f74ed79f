package zij.server.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The other side of a contract as Pact plays it: it answers what a consumer relies on, fails on any
 * other request, and writes the contract down.
 */
public final class PlayedSide implements AutoCloseable {
  private static final Path WRITTEN = Path.of("target/contracts").toAbsolutePath();

  private final String file;
  private final Process process;
  private final BufferedReader answers;
  private final Writer questions;

  private PlayedSide(String consumer, String provider) {
    file = consumer + "-" + provider + ".json";
    ProcessBuilder node =
        new ProcessBuilder(
                "node", Contracts.PACT + "play.mjs", consumer, provider, WRITTEN.toString())
            .directory(Contracts.FRONTEND.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      process = node.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    answers = process.inputReader(UTF_8);
    questions = process.outputWriter(UTF_8);
  }

  /** Begins a contract of these two. */
  public static PlayedSide between(String consumer, String provider) {
    return new PlayedSide(consumer, provider);
  }

  /**
   * Runs a consumer's code against the played side.
   *
   * @param exchanges all the requests that it makes
   * @param consumer is told the address
   */
  public void meets(List<Exchange> exchanges, Consumer<URI> consumer) {
    int port = say(Map.of("play", exchanges)).path("port").asInt();
    try {
      consumer.accept(URI.create("http://127.0.0.1:" + port));
    } finally {
      JsonNode outcome = say(Map.of("end", true));
      assertThat(outcome.path("met").asBoolean())
          .as(outcome.path("differences").asString())
          .isTrue();
    }
  }

  /** Whether all that was to be asked was asked. */
  public boolean isMet() {
    return say(Map.of("met", true)).path("met").asBoolean();
  }

  /** Fails unless what was written is the contract that the other side is held to. */
  public void isApproved() {
    close();
    Path approved = Contracts.APPROVED.resolve(file);
    try {
      assertThat(Files.exists(approved) ? Files.readString(approved) : "nothing")
          .withFailMessage(
              "What is asked is not what contracts/%s says any more. If that is meant, approve it:"
                  + " cp api/server/target/contracts/%s contracts/",
              file, file)
          .isEqualTo(Files.readString(WRITTEN.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode say(Map<String, ?> words) {
    try {
      questions.write(JsonMapper.shared().writeValueAsString(words) + "\n");
      questions.flush();
      return JsonMapper.shared().readTree(Objects.requireNonNull(answers.readLine(), "it ended"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      questions.close();
      if (!process.waitFor(1, TimeUnit.MINUTES)) process.destroyForcibly();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
