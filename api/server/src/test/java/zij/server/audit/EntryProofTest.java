package zij.server.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.ledger.log.Checkpoint;
import zij.ledger.log.Entry;
import zij.ledger.log.Hash;
import zij.ledger.log.LeafEncoding;
import zij.ledger.log.MerkleProof;
import zij.ledger.log.ReceiptVerifier;
import zij.ledger.log.VerifierKey;
import zij.server.Answer;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** Single entries, and that anybody can recompute what is said of them. */
@ExtendWith(SharedServer.class)
class EntryProofTest {
  private final RunningServer server;
  private final Ledger ledger;

  EntryProofTest(RunningServer server) {
    this.server = server;
    this.ledger = Ledger.of(server);
  }

  private long paidPosition(String order) {
    JsonNode found = ledger.page("type=order.paid&order=" + order).path("entries");
    return found.path(0).path("position").asLong();
  }

  private VerifierKey key() {
    return VerifierKey.parse(server.get("/log/vkey").text());
  }

  private static byte[] bytes(JsonNode base64) {
    return Base64.getDecoder().decode(base64.asString());
  }

  @Test
  void showsAnEntryWholeAndAllOfItFollowsFromTheLeaf() {
    String order = server.shopper().buy();
    JsonNode entry = ledger.get("/entries/" + paidPosition(order)).json();
    Entry leaf = LeafEncoding.decode(bytes(entry.path("leaf")));
    assertThat(entry.path("type").asString()).isEqualTo("order.paid").isEqualTo(leaf.type());
    assertThat(entry.path("revision").asString()).isEqualTo(leaf.revision());
    assertThat(entry.path("eventId").asString()).isEqualTo(leaf.eventId());
    assertThat(entry.path("aggregateType").asString()).isEqualTo(leaf.aggregateType());
    assertThat(entry.path("aggregateId").asString()).isEqualTo(order).isEqualTo(leaf.aggregateId());
    assertThat(entry.path("sequence").asLong()).isEqualTo(leaf.sequence());
    assertThat(entry.path("at").asString()).isEqualTo(leaf.at().toString());
    assertThat(bytes(entry.path("salt"))).isEqualTo(leaf.salt());
    JsonMapper json = JsonMapper.shared();
    assertThat(entry.path("event")).isEqualTo(json.readTree(leaf.payload()));
    assertThat(entry.path("metadata")).isEqualTo(json.readTree(leaf.metadata()));
    assertThat(entry.path("event").path("order").asString()).isEqualTo(order);
    assertThat(entry.path("metadata").path("operation").asString())
        .isEqualTo("order.confirm-payment");
  }

  @Test
  void provesThatTheEntryIsInTheSignedLog() {
    long position = paidPosition(server.shopper().buy());
    JsonNode entry = ledger.get("/entries/" + position).json();
    byte[] leaf = bytes(entry.path("leaf"));
    JsonNode proof = entry.path("proof");
    Checkpoint checkpoint = Checkpoint.open(proof.path("checkpoint").asString(), key());
    List<Hash> path = new ArrayList<>();
    proof.path("path").forEach(hash -> path.add(Hash.ofBase64(hash.asString())));
    assertThat(entry.path("leafHash").asString()).isEqualTo(Hash.leaf(leaf).toBase64());
    assertThat(checkpoint.size()).isEqualTo(proof.path("size").asLong());
    assertThat(
            MerkleProof.includes(
                Hash.leaf(leaf), position, checkpoint.size(), path, checkpoint.root()))
        .isTrue();
    leaf[leaf.length - 1] ^= 1;
    assertThat(
            MerkleProof.includes(
                Hash.leaf(leaf), position, checkpoint.size(), path, checkpoint.root()))
        .isFalse();
  }

  @Test
  void leadsThroughTheLifeOfTheAggregate() {
    String order = server.shopper().buy();
    List<String> types = new ArrayList<>();
    JsonNode entry = ledger.get("/entries/" + paidPosition(order)).json();
    while (!entry.path("previous").isNull()) {
      entry = ledger.get("/entries/" + entry.path("previous").asLong()).json();
    }
    while (true) {
      assertThat(entry.path("aggregateId").asString()).isEqualTo(order);
      assertThat(entry.path("sequence").asInt()).isEqualTo(types.size());
      types.add(entry.path("type").asString());
      if (entry.path("next").isNull()) break;
      entry = ledger.get("/entries/" + entry.path("next").asLong()).json();
    }
    assertThat(types).isEqualTo(ledger.types("order=" + order + "&type=order."));
  }

  @Test
  void givesAProofThatTheOfflineVerifierAccepts() {
    String order = server.shopper().buy();
    long position = paidPosition(order);
    Answer proof = ledger.get("/entries/" + position + "/proof");
    assertThat(proof.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"zij-entry-" + position + ".tlog-proof\"");
    ReceiptVerifier.Verdict verdict = ReceiptVerifier.verify(proof.text(), key());
    assertThat(verdict).isInstanceOf(ReceiptVerifier.Verdict.Holds.class);
    var holds = (ReceiptVerifier.Verdict.Holds) verdict;
    assertThat(holds.position()).isEqualTo(position);
    assertThat(holds.entry().aggregateId()).isEqualTo(order);
  }

  @Test
  void saysThatThereIsNoSuchEntry() {
    long beyond = server.logSize() + 100_000;
    assertThat(ledger.get("/entries/" + beyond).problem()).isEqualTo("404 ENTRY_UNKNOWN");
    assertThat(ledger.get("/entries/" + beyond + "/proof").problem())
        .isEqualTo("404 ENTRY_UNKNOWN");
    for (String position : List.of("-1", "x", "1.5", "9".repeat(19), "00")) {
      for (String what : List.of("", "/proof")) {
        assertThat(ledger.get("/entries/" + position + what).problem())
            .as(position + what)
            .isEqualTo("400 INVALID_PARAMETER");
      }
    }
  }

  @Test
  void tellsTheStoryOfAnOrder() {
    Shopper shopper = server.shopper();
    String order = shopper.buy();
    List<String> types = ledger.types("order=" + order);
    JsonNode story = ledger.get("/orders/" + order).json();
    assertThat(story.path("buyer").asLong()).isEqualTo(shopper.id());
    assertThat(story.path("order")).isEqualTo(shopper.see(order));
    List<String> told = new ArrayList<>();
    List<Long> positions = new ArrayList<>();
    story
        .path("entries")
        .forEach(entry -> {
          told.add(entry.path("type").asString());
          positions.add(entry.path("position").asLong());
        });
    assertThat(told).isEqualTo(types);
    assertThat(positions).isSorted().doesNotHaveDuplicates();
    assertThat(story.path("more").asBoolean()).isFalse();
    Checkpoint checkpoint = Checkpoint.open(story.path("checkpoint").asString(), key());
    assertThat(checkpoint.size()).isGreaterThan(positions.getLast());
  }

  @Test
  void hasNoStoryOfAnOrderThatNobodyPlaced() {
    for (String id : List.of("c4d16337-74f8-8384-9484-5cc205912a3e", "x", "C4D16337")) {
      assertThat(ledger.get("/orders/" + id).problem()).isEqualTo("404 ORDER_UNKNOWN");
    }
  }

  @Test
  void searchLeadsToWhatIsMeant() {
    Shopper shopper = server.shopper();
    String order = shopper.buy();
    ledger.awaitAll();
    String number = shopper.see(order).path("number").asString();
    String charge = shopper.see(order).path("charge").asString();
    String file = "zij-" + number + ".tlog-proof";
    for (String word : Arrays.asList(order, number, file, charge, shopper.id() + "", "0")) {
      JsonNode hits = ledger.get("/search?q=" + java.net.URLEncoder.encode(word, UTF_8)).json();
      assertThat(hits.size()).as(word).isPositive();
      for (JsonNode hit : hits) {
        Answer there = ledger.auditor().get(hit.path("path").asString());
        assertThat(there.status()).as("%s: %s", word, hit).isEqualTo(200);
      }
    }
    assertThat(ledger.get("/search?q=" + order).json().path(0).path("kind").asString())
        .isEqualTo("ORDER");
    assertThat(ledger.get("/search?q=nothing-of-this-name").json().size()).isZero();
  }

  @Test
  void searchWantsAWord() {
    for (String q : List.of("", "?q=", "?q=%20", "?q=" + "x".repeat(301))) {
      assertThat(ledger.get("/search" + q).problem()).isEqualTo("400 INVALID_PARAMETER");
    }
  }
}
