package zij.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The contracts of the folder {@code contracts}, and Pact, which runs in Node.js. */
public final class Contracts {
  static final Path FRONTEND = Path.of("../../frontend").toAbsolutePath().normalize();
  static final Path APPROVED = Path.of("../../contracts").toAbsolutePath().normalize();

  /** The parts of Pact that the tests of the mini apps use, too. */
  static final String PACT = "kit/test/contract/";

  private static final long MINUTES_AT_MOST = 5;

  private Contracts() {}

  /**
   * Fails unless a provider answers all that these contracts say it is asked.
   *
   * @param provider its address
   */
  public static void verify(
      String provider, Map<String, ProviderStates.State> states, String... contracts) {
    Path output = Path.of("target", "verified-" + contracts[0] + ".log").toAbsolutePath();
    try (ProviderStates made = new ProviderStates(states)) {
      List<String> command =
          new ArrayList<>(List.of("node", PACT + "verify.mjs", provider, made.url()));
      for (String contract : contracts) command.add(APPROVED.resolve(contract).toString());
      Process running =
          new ProcessBuilder(command)
              .directory(FRONTEND.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = running.waitFor(MINUTES_AT_MOST, TimeUnit.MINUTES);
      running.destroyForcibly();
      assertThat(ended && running.exitValue() == 0)
          .as("%s; states that could not be made: %s", Files.readString(output), made.failures())
          .isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
