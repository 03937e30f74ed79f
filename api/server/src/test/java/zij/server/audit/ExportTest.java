package zij.server.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.ledger.log.AnswersVerifier;
import zij.ledger.log.Checkpoint;
import zij.ledger.log.Hash;
import zij.ledger.log.LeafEncoding;
import zij.ledger.log.MerkleProof;
import zij.ledger.log.Quorum;
import zij.ledger.log.VerifierKey;
import zij.ledger.log.VerifierKeys;
import zij.server.Answer;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;
import zij.server.Updates;
import zij.server.web.SpreadsheetText;

/** What an auditor takes along: the same as the pages show, and provable without the server. */
@ExtendWith(SharedServer.class)
class ExportTest {
  private final RunningServer server;
  private final Ledger ledger;

  ExportTest(RunningServer server) {
    this.server = server;
    this.ledger = Ledger.of(server);
  }

  private List<JsonNode> lines(String query) {
    Answer answer = ledger.get("/export?" + query);
    if (answer.status() != 200) throw new AssertionError(answer.text());
    assertThat(answer.header("Content-Type")).isEqualTo("application/jsonl;charset=UTF-8");
    return answer.text().lines().map(line -> JsonMapper.shared().readTree(line)).toList();
  }

  private static List<JsonNode> entries(List<JsonNode> lines) {
    assertThat(lines.getFirst().path("kind").asString()).isEqualTo("head");
    assertThat(lines.getLast().path("kind").asString()).isEqualTo("foot");
    List<JsonNode> entries = lines.subList(1, lines.size() - 1);
    assertThat(lines.getLast().path("entries").asInt()).isEqualTo(entries.size());
    assertThat(entries).allMatch(line -> line.path("kind").asString().equals("entry"));
    return entries;
  }

  @Test
  void saysWhatItIsAnExportOf() {
    server.shopper().order();
    long size = ledger.awaitAll();
    JsonNode head = lines("type=order.placed&asOf=" + size).getFirst();
    assertThat(head.path("format").asString()).isEqualTo("zij-entries/1");
    assertThat(head.path("query").asString()).isEqualTo("type=order.placed&asOf=" + size);
    assertThat(head.path("asOf").asLong()).isEqualTo(size);
    VerifierKey key = VerifierKey.parse(server.get("/log/vkey").text());
    assertThat(Checkpoint.open(head.path("checkpoint").asString(), key).size())
        .isGreaterThanOrEqualTo(size);
  }

  /** While others buy. */
  @Test
  void hasWhatThePagesShowWhateverIsAppendedMeanwhile() throws Exception {
    Shopper shopper = server.shopper();
    shopper.buy();
    AtomicBoolean done = new AtomicBoolean();
    Thread busy =
        Thread.startVirtualThread(() -> {
          while (!done.get()) shopper.order();
        });
    try {
      for (String question : List.of("", "type=order.", "buyer=" + shopper.id())) {
        long size = ledger.awaitAll();
        String asOf = (question.isEmpty() ? "" : question + "&") + "asOf=" + size;
        List<Long> exported =
            entries(lines(asOf)).stream().map(line -> line.path("position").asLong()).toList();
        List<Long> paged = ledger.walk(asOf + "&sort=oldest&limit=200");
        assertThat(exported).as(question).isEqualTo(paged).isNotEmpty();
      }
    } finally {
      done.set(true);
      busy.join(); // so that nothing of it comes into the next test
    }
  }

  @Test
  void carriesTheEventAndTheColumnsOfThePages() {
    Shopper shopper = server.shopper();
    String order = shopper.buy();
    ledger.awaitAll();
    JsonNode line = entries(lines("type=order.paid&order=" + order)).getFirst();
    JsonNode shown = ledger.page("type=order.paid&order=" + order).path("entries").path(0);
    shown
        .properties()
        .forEach(column -> assertThat(line.path(column.getKey())).isEqualTo(column.getValue()));
    JsonNode entry = ledger.get("/entries/" + shown.path("position").asLong()).json();
    assertThat(line.path("event")).isEqualTo(entry.path("event"));
    assertThat(line.path("metadata")).isEqualTo(entry.path("metadata"));
    assertThat(line.has("leaf")).as("no proofs were asked for").isFalse();
  }

  @Test
  void provesEveryLineAgainstTheCheckpointInItsHead() {
    server.shopper().buy();
    ledger.awaitAll();
    VerifierKey key = VerifierKey.parse(server.get("/log/vkey").text());
    List<JsonNode> lines = lines("proofs=true");
    Checkpoint checkpoint = Checkpoint.open(lines.getFirst().path("checkpoint").asString(), key);
    for (JsonNode line : entries(lines)) {
      byte[] leaf = Base64.getDecoder().decode(line.path("leaf").asString());
      List<Hash> path = new ArrayList<>();
      line.path("proof").forEach(hash -> path.add(Hash.ofBase64(hash.asString())));
      long position = line.path("position").asLong();
      assertThat(
              MerkleProof.includes(
                  Hash.leaf(leaf), position, checkpoint.size(), path, checkpoint.root()))
          .as("entry %d", position)
          .isTrue();
      assertThat(JsonMapper.shared().readTree(LeafEncoding.decode(leaf).payload()))
          .isEqualTo(line.path("event"));
    }
  }

  /** As {@code zij verify --answers} does. */
  @Test
  void isCheckedOfflineLineByLine() throws IOException {
    server.shopper().buy();
    ledger.awaitAll();
    String whole = ledger.get("/export?proofs=true").text();
    assertThat(verify(whole))
        .isInstanceOfSatisfying(
            AnswersVerifier.Verdict.Holds.class, it -> assertThat(it.isComplete()).isTrue());
    String some = ledger.get("/export?proofs=true&type=order.paid").text();
    assertThat(verify(some)).isInstanceOf(AnswersVerifier.Verdict.Holds.class);
    String first = some.lines().skip(1).findFirst().get() + "\n";
    assertThat(verify(some.replace(first, ""))).isInstanceOf(AnswersVerifier.Verdict.Fails.class);
  }

  private AnswersVerifier.Verdict verify(String export) throws IOException {
    return AnswersVerifier.verify(
        new ByteArrayInputStream(export.getBytes(UTF_8)),
        VerifierKeys.parse(server.get("/log/vkeys").text()),
        Quorum.NONE);
  }

  @Test
  void isATableForWhoeverWantsOne() {
    Shopper shopper = server.shopper();
    String order = shopper.buy();
    ledger.awaitAll();
    Answer answer = ledger.get("/export?format=csv&proofs=true&order=" + order);
    assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    assertThat(answer.header("Content-Disposition")).contains("zij-entries-").contains(".csv");
    List<String> comments = answer.text().lines().filter(line -> line.startsWith("#")).toList();
    assertThat(comments.getFirst()).isEqualTo("# zij-entries/1");
    List<NamedCsvRecord> rows =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.SKIP)
            .ofNamedCsvRecord(answer.text())
            .stream()
            .toList();
    assertThat(comments.getLast()).isEqualTo("# entries: " + rows.size());
    NamedCsvRecord paid =
        rows.stream().filter(row -> row.getField("type").equals("order.paid")).findFirst().get();
    assertThat(paid.getField("order")).isEqualTo(order);
    assertThat(paid.getField("amount")).isEqualTo(String.valueOf(Shopper.WALLPAPERS_PRICE));
    JsonNode entry = ledger.get("/entries/" + paid.getField("position")).json();
    assertThat(JsonMapper.shared().readTree(paid.getField("event"))).isEqualTo(entry.path("event"));
    assertThat(paid.getField("leaf")).isEqualTo(entry.path("leaf").asString());
    byte[] note = Base64.getDecoder().decode(comments.get(3).replaceAll(".*: ", ""));
    VerifierKey key = VerifierKey.parse(server.get("/log/vkey").text());
    assertThat(Checkpoint.open(new String(note, UTF_8), key).size()).isPositive();
  }

  /** A charge id is what Telegram says; a spreadsheet must not run it. */
  @Test
  void hasNoCellThatASpreadsheetWouldRun() {
    Shopper shopper = server.shopper();
    String order = shopper.order();
    String payload = Updates.payload(server, shopper.invoice(order));
    String charge = "=HYPERLINK(1)-" + order;
    var _ = server.webhook(Updates.payment(shopper.id(), charge, payload, 77));
    zij.server.Eventually.holds(
        () -> ledger.types("buyer=" + shopper.id()).contains("order.surplus-charged"));
    String csv = ledger.get("/export?format=csv&order=" + order).text();
    List<CsvRecord> rows =
        CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofCsvRecord(csv).stream()
            .toList();
    assertThat(rows.stream().flatMap(row -> row.getFields().stream()))
        .contains("'" + charge)
        .noneMatch(cell -> cell.startsWith("=") || cell.startsWith("+") || cell.startsWith("@"));
    for (String formula : Arrays.asList("=1", "+1", "-1", "@x", "\t=1", "\r", "\n=1")) {
      assertThat(SpreadsheetText.harmless(formula)).isEqualTo("'" + formula);
    }
    for (String text : List.of("", "a=1", "1-1", "{\"a\":1}")) {
      assertThat(SpreadsheetText.harmless(text)).isEqualTo(text);
    }
  }

  @Test
  void isEmptyAndWholeWhenNothingIsFound() {
    List<JsonNode> lines = lines("product=no-such-product&proofs=true");
    assertThat(entries(lines)).isEqualTo(Collections.emptyList());
  }

  @Test
  void namesTheParameterThatIsWrong() {
    for (String wrong : List.of("format=xml", "proofs=yes", "type=order.payed")) {
      Answer answer = ledger.get("/export?" + wrong);
      assertThat(answer.problem()).as(wrong).isEqualTo("400 INVALID_PARAMETER");
      assertThat(answer.json().path("parameter").asString())
          .isEqualTo(wrong.substring(0, wrong.indexOf('=')));
    }
  }
}
