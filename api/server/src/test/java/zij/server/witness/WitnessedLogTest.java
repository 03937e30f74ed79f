package zij.server.witness;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.ledger.log.Cosigner;
import zij.ledger.log.Quorum;
import zij.ledger.log.ReceiptVerifier;
import zij.ledger.log.SignedNote;
import zij.ledger.log.TlogProof;
import zij.ledger.log.VerifierKey;
import zij.server.Answer;
import zij.server.Eventually;
import zij.server.FreePort;
import zij.server.RunningServer;
import zij.server.Shopper;

/** The server with a witness in a process of its own, from before it is there to after. */
class WitnessedLogTest {
  @TempDir Path folder;

  private Process witness(int port, Path logKey) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx64m", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "zij.server.Zij"));
    command.addAll(List.of("witness", "--port", "" + port, "--data", folder.toString()));
    command.addAll(List.of("--log", logKey.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith("witness ready on port " + port)) return process;
    }
    throw new AssertionError("the witness ended before it was ready");
  }

  @Test
  void nothingIsPublishedBeforeTheQuorumAndEverythingWithIt() throws Exception {
    int port = FreePort.lasting();
    Cosigner cosigner = Cosigner.loadOrCreate("witness.test/w1", folder.resolve("witness.pem"));
    Files.writeString(folder.resolve("witness.vkey"), cosigner.key() + "\n");
    Cosigner strange = Cosigner.loadOrCreate("witness.test/w2", folder.resolve("strange.pem"));
    HttpServer ahead = whoHasSeenMore();
    Map<String, String> settings =
        Map.of(
            "zij.log.quorum",
            "1",
            "zij.log.witnesses[0].url",
            "http://127.0.0.1:" + port,
            "zij.log.witnesses[0].vkey",
            cosigner.key().toString(),
            "zij.log.witnesses[1].url",
            "http://127.0.0.1:" + ahead.getAddress().getPort(),
            "zij.log.witnesses[1].vkey",
            strange.key().toString());
    try (RunningServer server = RunningServer.start(settings)) {
      Shopper buyer = server.shopper();
      String receipt = "/api/orders/" + buyer.buy() + "/receipt";
      withoutWitness(server, buyer, receipt);
      Process witness = witness(port, server.data().resolve("log.vkey"));
      try {
        Quorum quorum = new Quorum(List.of(cosigner.key()), 1);
        Eventually.holds(() -> server.get("/log/checkpoint").status() == 200);
        withWitness(server, buyer, receipt, quorum);
        showsAuditorsWhatWitnessesHaveSaid(server, quorum);
        saysLoudlyThatAWitnessContradicts(server);
      } finally {
        witness.destroyForcibly().waitFor();
      }
    } finally {
      ahead.stop(0);
    }
  }

  private static void withoutWitness(RunningServer server, Shopper buyer, String receipt) {
    assertThat(server.get("/log/checkpoint").problem()).isEqualTo("503 NOT_WITNESSED_YET");
    assertThat(buyer.get(receipt).problem()).isEqualTo("503 NOT_WITNESSED_YET");
    assertThat(buyer.get(receipt).header("Retry-After")).isEqualTo("1");
    assertThat(holds(server, buyer.get(receipt + "?witnessed=false"))).isTrue();
    Answer state = server.get("/api/log/witnesses");
    assertThat(state.status()).isEqualTo(200);
    assertThat(state.json().path("quorum").asInt()).isEqualTo(1);
    assertThat(state.json().path("publishedSize").isNull()).isTrue();
    assertThat(state.json().path("missingSince").isNull()).isFalse();
    Eventually.holds(() ->
        server
            .get("/api/log/witnesses")
            .json()
            .at("/witnesses/0/problem/kind")
            .asString("")
            .equals("NO_ANSWER"));
    assertThat(server.management("/actuator/health").text()).contains("missingSince");
  }

  private static void withWitness(
      RunningServer server, Shopper buyer, String receipt, Quorum quorum) {
    String checkpoint = server.get("/log/checkpoint").text();
    assertThat(quorum.require(checkpoint)).hasSize(1);
    assertThat(SignedNote.open(checkpoint, key(server))).isNotEmpty();
    Eventually.holds(() -> buyer.get(receipt).status() == 200);
    Answer witnessed = buyer.get(receipt);
    assertThat(holds(server, witnessed)).isTrue();
    assertThat(quorum.require(TlogProof.parse(witnessed.text()).checkpoint())).hasSize(1);
    Eventually.holds(
        () -> server.get("/api/log/witnesses").json().at("/witnesses/0/problem").isNull());
    Answer state = server.get("/api/log/witnesses");
    assertThat(state.json().at("/witnesses/0/name").asString()).isEqualTo("witness.test/w1");
    assertThat(state.json().at("/witnesses/0/cosignedSize").asLong()).isPositive();
    assertThat(state.json().at("/witnesses/0/cosignedAt").asString()).isNotEmpty();
    assertThat(server.management("/actuator/prometheus").text())
        .contains(
            "zij_witness_cosigned_size{witness=\"witness.test/w1\"}",
            "zij_witness_answers_total{outcome=\"COSIGNED\",witness=\"witness.test/w1\"}",
            "zij_quorum_missing_seconds");
  }

  /** C2SP tlog-witness: 409, and the size that the witness has cosigned. */
  private static HttpServer whoHasSeenMore() throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext(
        "/add-checkpoint",
        exchange -> {
          byte[] size = "1000000000\n".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/x.tlog.size");
          exchange.sendResponseHeaders(409, size.length);
          exchange.getResponseBody().write(size);
          exchange.close();
        });
    http.start();
    return http;
  }

  private static void saysLoudlyThatAWitnessContradicts(RunningServer server) {
    Eventually.holds(() -> server.management("/actuator/health").text().contains("contradictions"));
    JsonNode health =
        server.management("/actuator/health").json().path("components").path("witnesses");
    assertThat(health.path("status").asString()).isEqualTo("DOWN");
    assertThat(health.at("/details/contradictions/witness.test~1w2").asString())
        .startsWith("AHEAD: ");
    assertThat(server.management("/actuator/health/readiness").status())
        .as("the shop sells on")
        .isEqualTo(200);
    assertThat(server.management("/actuator/prometheus").text())
        .contains("zij_witness_contradicts{witness=\"witness.test/w2\"} 1.0");
  }

  private static void showsAuditorsWhatWitnessesHaveSaid(RunningServer server, Quorum quorum) {
    Shopper auditor = server.auditor();
    String oldest = "/api/ledger/entries?sort=oldest&limit=1&asOf=1";
    String entry = auditor.get("/api/ledger/entries/0").json().at("/proof/checkpoint").asString();
    assertThat(quorum.require(entry)).hasSize(1);
    assertThat(quorum.require(auditor.get(oldest).json().path("checkpoint").asString())).hasSize(1);
    String export = auditor.get("/api/ledger/export?asOf=1").text().lines().findFirst().get();
    JsonNode head = JsonMapper.shared().readTree(export);
    assertThat(quorum.require(head.path("checkpoint").asString())).hasSize(1);
    JsonNode page = server.get("/api/log/checkpoints?limit=100").json().path("checkpoints");
    assertThat(page.valueStream().map(it -> quorum.cosignatures(it.path("note").asString()).size()))
        .contains(1);
  }

  private static VerifierKey key(RunningServer server) {
    return VerifierKey.parse(server.get("/log/vkey").text());
  }

  private static boolean holds(RunningServer server, Answer receipt) {
    return ReceiptVerifier.verify(receipt.text(), key(server))
        instanceof ReceiptVerifier.Verdict.Holds;
  }
}
