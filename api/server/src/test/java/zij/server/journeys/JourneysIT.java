package zij.server.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import zij.ledger.log.VerifyCommand;
import zij.server.Eventually;

/**
 * The whole shop as a person meets it: every script of {@code frontend/journeys} in a real browser,
 * against the real server and simulator. Each of them says in its first line what it is about.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneysIT {
  private static final Path FRONTEND = Path.of("../../frontend").toAbsolutePath().normalize();
  private static final Path LOOKS = Path.of("target/journeys").toAbsolutePath();
  private static final long MINUTES_AT_MOST = 10;

  /** How the names of the wanted scripts begin; all by default. */
  private static final String ONLY = System.getProperty("zij.journeys", "");

  @TempDir private static Path data;
  private static RunningShop shop;
  private static RunningBrowser browser;

  @BeforeAll
  static void start() throws IOException {
    Files.createDirectories(LOOKS);
    shop = RunningShop.start(data);
    browser = RunningBrowser.start(FRONTEND);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (browser != null) browser.close();
    if (shop != null) shop.close();
  }

  static Stream<String> journeys() throws IOException {
    try (Stream<Path> files = Files.list(FRONTEND.resolve("journeys"))) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.startsWith(ONLY) && name.endsWith(".mjs"))
              .sorted()
              .toList();
      return names.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("journeys")
  @Order(1)
  void goesWell(String journey) throws IOException, InterruptedException {
    Path output = LOOKS.resolve(journey + ".log");
    ProcessBuilder node =
        new ProcessBuilder("node", "journeys/" + journey)
            .directory(FRONTEND.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    node.environment().put("ZIJ_SERVER", shop.server());
    node.environment().put("ZIJ_PHONE", shop.phone());
    node.environment().put("ZIJ_OWNER", RunningShop.OWNER);
    node.environment().put("ZIJ_AUDITOR", RunningShop.AUDITOR);
    node.environment().put("ZIJ_ANALYST", RunningShop.ANALYST);
    node.environment().put("ZIJ_WEBHOOK_SECRET", RunningShop.WEBHOOK_SECRET);
    node.environment().put("ZIJ_BROWSER", browser.address());
    node.environment().put("ZIJ_LOOKS", LOOKS.toString());
    Process running = node.start();
    boolean ended = running.waitFor(MINUTES_AT_MOST, TimeUnit.MINUTES);
    running.destroyForcibly();
    assertThat(ended && running.exitValue() == 0)
        .as("%s, looks in %s: %s", journey, LOOKS, Files.readString(output))
        .isTrue();
  }

  /** The file that the browser downloaded in the journey {@code buy}, with nothing but the key. */
  @Test
  @Order(2)
  void savedReceiptHolds() throws IOException, InterruptedException {
    Path receipt = LOOKS.resolve("bought.tlog-proof");
    String key = fetch(shop.server() + "/log/vkey").strip();
    assertThat(verify(receipt, key)).startsWith("0 holds: order.");

    String text = Files.readString(receipt);
    int changed = text.indexOf("\nextra ") + 40;
    char other = text.charAt(changed) == 'A' ? 'B' : 'A';
    Path forged = data.resolve("forged.tlog-proof");
    Files.writeString(forged, text.substring(0, changed) + other + text.substring(changed + 1));
    assertThat(verify(forged, key)).startsWith("1 does not hold: ");
  }

  /** The browsers of the journeys sent their beacons. */
  @Test
  @Order(2)
  void visitsWereToldOf() {
    List<String> purchase =
        List.of("launch", "launched", "view", "add", "cart", "checkout", "invoice", "sheet");
    Eventually.holds(() -> shop.told("shop").containsAll(purchase));
    Eventually.holds(() -> shop.told("shop").contains("vital"));
    Eventually.holds(() -> shop.told("audit").containsAll(List.of("launch", "launched")));
    Eventually.holds(() -> shop.told("desk").containsAll(List.of("launch", "launched")));
  }

  private static String verify(Path receipt, String key) {
    StringWriter said = new StringWriter();
    int exit =
        new CommandLine(new VerifyCommand())
            .setOut(new PrintWriter(said))
            .setErr(new PrintWriter(said))
            .execute(receipt.toString(), "--key", key);
    return exit + " " + said;
  }

  private static String fetch(String address) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(address)).build();
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }
}
