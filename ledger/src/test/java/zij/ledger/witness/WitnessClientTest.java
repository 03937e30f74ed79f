package zij.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zij.ledger.log.Checkpoint;
import zij.ledger.log.Cosigner;
import zij.ledger.log.GrowingLog;
import zij.ledger.log.Hash;
import zij.ledger.log.Proofs;
import zij.ledger.log.SignedCheckpoint;
import zij.ledger.log.SignedNote;
import zij.ledger.witness.WitnessFailure.Problem;

/** Whatever a witness answers, the log believes only what its key has signed. */
class WitnessClientTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path folder = Path.of("");
  private final HttpClient http = HttpClient.newHttpClient();
  private GrowingLog log;
  private Cosigner cosigner;
  private SignedCheckpoint head;

  @BeforeEach
  void begin() throws IOException {
    log = new GrowingLog(folder);
    cosigner = Cosigner.loadOrCreate("witness.test/w1", folder.resolve("witness.pem"));
    head = log.grown(300);
  }

  @AfterEach
  void end() {
    log.close();
    http.shutdownNow();
  }

  private WitnessClient client(URI url) {
    return client(url, PATIENCE);
  }

  private WitnessClient client(URI url, Duration timeout) {
    var address = new WitnessAddress(url, cosigner.key());
    var proofs = new Proofs(log.reader());
    return new WitnessClient(http, address, proofs, timeout, InstantSource.system());
  }

  private static String text(AddCheckpoint request) {
    return SignedNote.unverifiedText(request.note());
  }

  private void fails(Problem problem, StrangeWitness.Manner manner) throws IOException {
    failsWithin(PATIENCE, problem, manner);
  }

  private void failsWithin(Duration timeout, Problem problem, StrangeWitness.Manner manner)
      throws IOException {
    try (var witness = new StrangeWitness(manner)) {
      var client = client(witness.url(), timeout);
      var failure = catchThrowableOfType(WitnessFailure.class, () -> client.ask(head, 7));
      assertThat(failure).isNotNull();
      assertThat(failure.problem()).as(failure.getMessage()).isEqualTo(problem);
      assertThat(failure).hasMessageMatching("[ -~]{1,200}");
    }
  }

  private void failsAfter(Problem problem, String answer) throws IOException {
    fails(problem, (exchange, _) -> StrangeWitness.send(exchange, 200, answer));
  }

  @Test
  void aRealWitnessCosigns() throws Exception {
    var witness =
        new Witness(cosigner, List.of(log.key()), folder.resolve("heads"), InstantSource.system());
    try (var server = new WitnessServer(witness, "127.0.0.1", 0, folder.resolve("http"))) {
      var client = client(URI.create("http://127.0.0.1:" + server.port()));
      assertThat(client.ask(head, 0).by()).isEqualTo(cosigner.key());
      var next = log.grown(100);
      // It was told of 300, so it names that size, and is asked again with a proof from there.
      assertThat(client.ask(next, 100).at())
          .isBetween(Instant.now().minusSeconds(60), Instant.now());
      assertThat(witness.newest(GrowingLog.ORIGIN)).contains(next.note());
      assertThat(client.ask(next, 400).line()).startsWith("\u2014 witness.test/w1 ");
    }
  }

  @Test
  void theProofStartsWhereTheWitnessIs() throws Exception {
    try (var witness =
        new StrangeWitness((exchange, request) -> {
          if (request.oldSize() == 7) {
            StrangeWitness.send(exchange, 409, "text/x.tlog.size", "256\n");
          } else {
            var line = cosigner.cosign(text(request), Instant.now()).line();
            StrangeWitness.send(exchange, 200, line);
          }
        })) {
      assertThat(client(witness.url()).ask(head, 7).by()).isEqualTo(cosigner.key());
      assertThat(witness.requests()).extracting(AddCheckpoint::oldSize).containsExactly(7L, 256L);
      assertThat(witness.requests().getLast().proof()).isEqualTo(log.proof(256, 300));
      assertThat(witness.requests().getLast().note()).isEqualTo(head.note());
    }
  }

  @Test
  void aForeignSignatureIsNone() throws IOException {
    var stranger = Cosigner.loadOrCreate("witness.test/w1", folder.resolve("stranger"));
    fails(
        Problem.BAD_ANSWER,
        (exchange, request) -> {
          var line = stranger.cosign(text(request), Instant.now()).line();
          StrangeWitness.send(exchange, 200, line);
        });
  }

  @Test
  void aSignatureOfAnotherHeadIsNone() throws IOException {
    var other = new Checkpoint(GrowingLog.ORIGIN, 300, Hash.EMPTY_ROOT).text();
    failsAfter(Problem.BAD_ANSWER, cosigner.cosign(other, Instant.now()).line());
  }

  /** With a text of its own before the line, an answer could sign something else. */
  @Test
  void aTextSmuggledBeforeTheLineIsNotSigned() throws IOException {
    fails(
        Problem.BAD_ANSWER,
        (exchange, request) -> {
          var smuggled = request.note() + "\nmore\n";
          var line = cosigner.cosign(smuggled, Instant.now()).line();
          StrangeWitness.send(exchange, 200, "\nmore\n\n" + line);
        });
  }

  @Test
  void aSpoiltSignatureIsNone() throws IOException {
    fails(
        Problem.BAD_ANSWER,
        (exchange, request) -> {
          var line = cosigner.cosign(text(request), Instant.now()).line();
          StrangeWitness.send(exchange, 200, line.replace(line.charAt(80), '/') + "x");
        });
    failsAfter(Problem.BAD_ANSWER, "");
    failsAfter(Problem.BAD_ANSWER, "OK\n");
  }

  @Test
  void timesFarFromNowAreRefused() throws IOException {
    for (int seconds : new int[] {-3600, 3600}) {
      fails(
          Problem.WRONG_CLOCK,
          (exchange, request) -> {
            var at = Instant.now().plusSeconds(seconds);
            StrangeWitness.send(exchange, 200, cosigner.cosign(text(request), at).line());
          });
    }
  }

  @Test
  void aConflictHasToNameASizeThatCanBe() throws IOException {
    for (var size : List.of("", "x\n", "12", "012\n", "-1\n", "7\n")) {
      fails(
          Problem.BAD_ANSWER,
          (exchange, _) -> StrangeWitness.send(exchange, 409, "text/x.tlog.size", size));
    }
    fails(Problem.BAD_ANSWER, (exchange, _) -> StrangeWitness.send(exchange, 409, "12\n"));
  }

  @Test
  void aWitnessIsAskedTwiceAtTheMost() throws IOException {
    try (var witness =
        new StrangeWitness((exchange, request) ->
            StrangeWitness.send(exchange, 409, "text/x.tlog.size", request.oldSize() + 1 + "\n"))) {
      var failure =
          catchThrowableOfType(WitnessFailure.class, () -> client(witness.url()).ask(head, 7));
      assertThat(failure.problem()).isEqualTo(Problem.REFUSED);
      assertThat(witness.requests()).hasSize(2);
    }
  }

  @Test
  void whoeverHasSeenMoreOrOtherwiseContradictsTheLog() throws IOException {
    fails(
        Problem.AHEAD,
        (exchange, _) -> StrangeWitness.send(exchange, 409, "text/x.tlog.size", "301\n"));
    fails(
        Problem.FORKED,
        (exchange, _) -> StrangeWitness.send(exchange, 409, "text/x.tlog.size", "300\n"));
    fails(Problem.FORKED, (exchange, _) -> StrangeWitness.send(exchange, 422, ""));
  }

  @Test
  void everyStatusHasItsMeaning() throws IOException {
    for (int status : new int[] {201, 302, 400, 403, 404, 413}) {
      fails(Problem.REFUSED, (exchange, _) -> StrangeWitness.send(exchange, status, ""));
    }
    for (int status : new int[] {429, 500, 502, 503}) {
      fails(Problem.UNAVAILABLE, (exchange, _) -> StrangeWitness.send(exchange, status, ""));
    }
  }

  @Test
  void anAnswerThatDripsIsNotWaitedFor() throws IOException {
    var second = Duration.ofSeconds(1);
    failsWithin(
        second,
        Problem.TOO_SLOW,
        (exchange, _) -> {
          exchange.sendResponseHeaders(200, 0);
          for (int i = 0; i < 100; i++) {
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            sleep();
          }
        });
    failsWithin(second, Problem.TOO_SLOW, (_, _) -> sleep(PATIENCE));
  }

  private static void sleep() {
    sleep(Duration.ofMillis(50));
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void anAnswerWithoutEndIsNotRead() throws IOException {
    fails(
        Problem.NO_ANSWER,
        (exchange, _) -> StrangeWitness.send(exchange, 200, "x".repeat((16 << 10) + 1)));
  }

  @Test
  void whoeverIsNotThereDoesNotAnswer() {
    var failure =
        catchThrowableOfType(
            WitnessFailure.class, () -> client(URI.create("http://127.0.0.1:1")).ask(head, 0));
    assertThat(failure.problem()).isEqualTo(Problem.NO_ANSWER);
  }
}
