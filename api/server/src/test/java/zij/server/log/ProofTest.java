package zij.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import zij.ledger.log.Checkpoint;
import zij.ledger.log.Hash;
import zij.ledger.log.MerkleProof;
import zij.ledger.log.VerifierKey;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;

/** Proofs and checkpoints through the API, for anybody. */
@ExtendWith(SharedServer.class)
class ProofTest {
  private final RunningServer server;

  ProofTest(RunningServer server) {
    this.server = server;
  }

  private Checkpoint open(String note) {
    return Checkpoint.open(note, VerifierKey.parse(server.get("/log/vkey").text()));
  }

  private Checkpoint newest() {
    return open(server.get("/log/checkpoint").text());
  }

  private JsonNode get(String path) {
    return server.get(path).json();
  }

  private static Hash hash(JsonNode node, String name) {
    return Hash.ofBase64(node.path(name).asString());
  }

  private static List<Hash> hashes(JsonNode node, String name) {
    return node.path(name).valueStream().map(hash -> Hash.ofBase64(hash.asString())).toList();
  }

  @Test
  void everyEntryIsProvedToBeInTheSignedLog() {
    Checkpoint newest = newest();
    for (long position = 0; position < Math.min(newest.size(), 40); position++) {
      JsonNode proof =
          get("/api/log/proof/inclusion?position=%d&size=%d".formatted(position, newest.size()));
      Checkpoint signed = open(proof.path("checkpoint").asString());
      assertThat(signed).isEqualTo(newest);
      assertThat(hash(proof, "root")).isEqualTo(signed.root());
      assertThat(
              MerkleProof.includes(
                  hash(proof, "leaf"),
                  position,
                  signed.size(),
                  hashes(proof, "path"),
                  signed.root()))
          .isTrue();
    }
  }

  @Test
  void withoutASizeItIsTheSignedOne() {
    JsonNode proof = get("/api/log/proof/inclusion?position=0");
    assertThat(proof.path("size").asLong())
        .isEqualTo(open(proof.path("checkpoint").asString()).size());
    assertThat(get("/api/log/proof/consistency?from=1").path("to").asLong()).isPositive();
  }

  @Test
  void sizesThatNobodySignedHaveAProofAndNoCheckpoint() {
    List<String> signed = server.texts("select size from ledger.checkpoint");
    long unsigned = 1;
    while (signed.contains(Long.toString(unsigned))) unsigned++;
    JsonNode proof = get("/api/log/proof/inclusion?position=0&size=" + unsigned);
    assertThat(proof.path("checkpoint").isNull()).isTrue();
    assertThat(
            MerkleProof.includes(
                hash(proof, "leaf"), 0, unsigned, hashes(proof, "path"), hash(proof, "root")))
        .isTrue();
  }

  @Test
  void theLogOfEverySizeIsProvedToBeTheBeginningOfTheNewest() {
    Checkpoint newest = newest();
    for (long from = 0; from <= Math.min(newest.size(), 40); from++) {
      JsonNode proof =
          get("/api/log/proof/consistency?from=%d&to=%d".formatted(from, newest.size()));
      assertThat(hash(proof, "toRoot")).isEqualTo(newest.root());
      assertThat(
              MerkleProof.extendsTree(
                  from,
                  hash(proof, "fromRoot"),
                  newest.size(),
                  newest.root(),
                  hashes(proof, "proof")))
          .isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "inclusion, 400 INVALID_PARAMETER",
    "inclusion?position=, 400 INVALID_PARAMETER",
    "inclusion?position=one, 400 INVALID_PARAMETER",
    "inclusion?position=-1, 400 INVALID_PARAMETER",
    "inclusion?position=0&size=0, 400 INVALID_PARAMETER",
    "inclusion?position=5&size=5, 400 INVALID_PARAMETER",
    "inclusion?position=0&size=-5, 400 INVALID_PARAMETER",
    "inclusion?position=0&size=999999999, 404 NOT_SIGNED",
    "inclusion?position=0&size=9223372036854775807, 404 NOT_SIGNED",
    "inclusion?position=0&size=9223372036854775808, 400 INVALID_PARAMETER",
    "consistency, 400 INVALID_PARAMETER",
    "consistency?from=-1, 400 INVALID_PARAMETER",
    "consistency?from=3&to=2, 400 INVALID_PARAMETER",
    "consistency?from=1&to=999999999, 404 NOT_SIGNED",
    "consistency?from=1e3, 400 INVALID_PARAMETER",
  })
  void whatCannotBeProvedIsRefused(String query, String problem) {
    assertThat(server.get("/api/log/proof/" + query).problem()).isEqualTo(problem);
  }

  @Test
  void checkpointsArePagedFromTheNewest() {
    server.shopper().order();
    Eventually.holds(() -> newest().size() == server.logSize());
    server.shopper().order();
    Eventually.holds(() -> newest().size() == server.logSize());
    JsonNode first = get("/api/log/checkpoints?limit=1");
    JsonNode newest = first.path("checkpoints").path(0);
    Checkpoint signed = open(newest.path("note").asString());
    assertThat(signed.size()).isEqualTo(newest.path("size").asLong());
    assertThat(signed.root()).isEqualTo(hash(newest, "root"));
    assertThat(Instant.parse(newest.path("at").asString()))
        .isBetween(Instant.now().minus(Duration.ofMinutes(10)), Instant.now().plusSeconds(5));
    JsonNode second = get("/api/log/checkpoints?limit=100&cursor=" + first.path("next").asString());
    assertThat(second.path("checkpoints").path(0).path("size").asLong()).isLessThan(signed.size());
    long size = signed.size();
    for (JsonNode older : second.path("checkpoints")) {
      assertThat(older.path("size").asLong()).isLessThan(size);
      size = older.path("size").asLong();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0",
    "limit=101",
    "limit=x",
    "cursor=x",
    "cursor=-1",
    "cursor=9999999999999999999"
  })
  void badPagesAreRefused(String query) {
    assertThat(server.get("/api/log/checkpoints?" + query).problem())
        .isEqualTo("400 INVALID_PARAMETER");
  }
}
