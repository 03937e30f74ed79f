package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an auditor took along, checked offline: the first line that does not hold is named. */
@SuppressWarnings("NullAway.Init") // made before each test
class AnswersVerifierTest {
  private static final int SIZE = 20;

  @TempDir private Path folder = Path.of("");
  private SignedLog log;
  private SignedCheckpoint signed;

  @BeforeEach
  void signedLog() {
    log = new SignedLog(folder, SIZE);
    signed = log.checkpoints.publish();
  }

  /** As docs/export.md says it. */
  private List<String> file(String query, int... positions) {
    var lines = new ArrayList<String>();
    lines.add(
        "{\"kind\":\"head\",\"format\":\"zij-entries/1\",\"query\":\"%s\",\"asOf\":%d,\"proofs\":true,\"checkpoint\":\"%s\"}"
            .formatted(query, SIZE, signed.note().replace("\n", "\\n")));
    for (int position : positions) {
      lines.add(line(log, position));
    }
    lines.add("{\"kind\":\"foot\",\"entries\":%d}".formatted(positions.length));
    return lines;
  }

  private static String line(SignedLog of, int position) {
    var entry = of.reader.at(position).orElseThrow().entry();
    var leaf = LeafEncoding.encode(entry);
    var path = new Proofs(of.reader).inclusion(position, SIZE);
    return """
    {"kind":"entry","position":%d,"at":"%s","type":"%s","aggregateType":"%s","aggregateId":"%s",\
    "event":%s,"metadata":%s,"leaf":"%s","leafHash":"%s","proof":[%s]}\
    """
        .formatted(
            position,
            entry.at().truncatedTo(java.time.temporal.ChronoUnit.MICROS),
            entry.type(),
            entry.aggregateType(),
            entry.aggregateId(),
            new String(entry.payload(), StandardCharsets.UTF_8),
            new String(entry.metadata(), StandardCharsets.UTF_8),
            Base64.getEncoder().encodeToString(leaf),
            Hash.leaf(leaf).toBase64(),
            String.join(",", path.stream().map(hash -> '"' + hash.toBase64() + '"').toList()));
  }

  private static int[] all() {
    return java.util.stream.IntStream.range(0, SIZE).toArray();
  }

  private AnswersVerifier.Verdict verify(List<String> lines) throws IOException {
    return verify(String.join("\n", lines) + "\n");
  }

  private AnswersVerifier.Verdict verify(String text) throws IOException {
    var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return AnswersVerifier.verify(in, log.signer().verifierKeys(), Quorum.NONE);
  }

  private void assertFails(List<String> lines, long line, String reason) throws IOException {
    assertThat(verify(lines)).isEqualTo(new AnswersVerifier.Verdict.Fails(line, reason));
  }

  @Test
  void allEntriesAreProvenAndAllThere() throws IOException {
    assertThat(verify(file("proofs=true&format=jsonl", all())))
        .isEqualTo(new AnswersVerifier.Verdict.Holds(SIZE, SIZE, true, signed.checkpoint()));
  }

  @Test
  void someEntriesAreProven() throws IOException {
    assertThat(verify(file("proofs=true&type=counter.added", 3, 7, 19)))
        .isEqualTo(new AnswersVerifier.Verdict.Holds(3, SIZE, false, signed.checkpoint()));
    assertThat(verify(file("type=nothing")))
        .isEqualTo(new AnswersVerifier.Verdict.Holds(0, SIZE, false, signed.checkpoint()));
  }

  @Test
  void aChangedLineIsNamed() throws IOException {
    for (var change :
        List.of(
            List.of("\"type\":\"counter.added\"", "\"type\":\"counter.taken\"", "type"),
            List.of("\"aggregateId\":\"order-7\"", "\"aggregateId\":\"order-8\"", "aggregateId"),
            List.of("\"at\":\"20", "\"at\":\"21", "at"),
            List.of("\"amount\":0", "\"amount\":1", "event"),
            List.of("\"metadata\":{}", "\"metadata\":{\"user\":\"7\"}", "metadata"))) {
      var lines = file("type=counter.", 3, 7, 19);
      lines.set(2, lines.get(2).replace(change.get(0), change.get(1)));
      assertFails(lines, 3, "\"%s\" is not what the entry's bytes say".formatted(change.get(2)));
    }
  }

  @Test
  void everyChangedCharacterOfAProofIsNoticed() throws IOException {
    var lines = file("type=counter.", 7);
    var line = lines.get(1);
    for (int i = line.indexOf("\"leaf\""); i < line.length(); i++) {
      lines.set(1, line.substring(0, i) + (char) (line.charAt(i) ^ 1) + line.substring(i + 1));
      assertThat(verify(lines))
          .as("character %d", i)
          .isInstanceOfSatisfying(
              AnswersVerifier.Verdict.Fails.class, fails -> assertThat(fails.line()).isEqualTo(2));
    }
  }

  @Test
  void aMissingLineIsNamed() throws IOException {
    var some = file("type=counter.", 3, 7, 19);
    some.remove(2);
    assertFails(some, 4, "the foot counts 3 entries, there are 2");
    var whole = file("", all());
    whole.remove(8);
    assertFails(whole, 9, "entry 7 should be here, and not 8");
    var counted = file("", java.util.stream.IntStream.range(0, SIZE - 2).toArray());
    assertFails(counted, SIZE, "the last 2 entries are missing");
    var cut = file("type=counter.", 3, 7);
    cut.removeLast();
    assertFails(cut, 4, "the file ends without its foot");
    var text = String.join("\n", file("type=counter.", 3, 7));
    assertThat(verify(text))
        .isEqualTo(new AnswersVerifier.Verdict.Fails(4, "the file ends in the middle of a line"));
  }

  @Test
  void aForeignLineIsNamed() throws IOException {
    var foreign = new SignedLog(Files.createDirectory(folder.resolve("other")), SIZE);
    var lines = file("type=counter.", 3, 7, 19);
    lines.set(2, line(foreign, 7));
    assertFails(lines, 3, "entry 7 is not in the log that the checkpoint signs");
    var other = foreign.checkpoints.publish().note().replace("\n", "\\n");
    var head = file("").getFirst().replace(signed.note().replace("\n", "\\n"), other);
    assertThat(verify(List.of(head, "{\"kind\":\"foot\",\"entries\":0}")))
        .as("signed by a key that is not trusted")
        .isInstanceOfSatisfying(
            AnswersVerifier.Verdict.Fails.class, fails -> assertThat(fails.line()).isEqualTo(1));
  }

  @Test
  void linesThatAreRepeatedOrOutOfTheirOrderAreNamed() throws IOException {
    assertFails(file("type=c", 3, 3), 3, "entry 3 does not follow the one before");
    assertFails(file("type=c", 7, 3), 3, "entry 3 does not follow the one before");
    var behind = file("type=c", 19);
    behind.set(0, behind.getFirst().replace("\"asOf\":20", "\"asOf\":19"));
    assertFails(behind, 2, "entry 19 was not there yet");
    var more = file("type=c", 3);
    more.add("{\"kind\":\"foot\",\"entries\":1}");
    assertFails(more, 4, "something stands behind the foot");
  }

  @Test
  void whatIsNoExportWithProofsIsRefused() throws IOException {
    assertFails(List.of("position,at,type"), 1, "not an object in JSON");
    assertFails(List.of("{}"), 1, "not the head of an export in JSON Lines");
    assertFails(
        List.of(file("").getFirst().replace("\"proofs\":true", "\"proofs\":false")),
        1,
        "the export was made without proofs");
    assertFails(
        List.of("x".repeat(AnswersVerifier.MAX_LINE + 1)), 1, "longer than any line of an export");
    assertThat(verify(""))
        .isEqualTo(new AnswersVerifier.Verdict.Fails(1, "the file ends without its head"));
  }

  @Test
  void theCommandSaysItAndExits() throws IOException {
    var good = Files.write(folder.resolve("good.jsonl"), file("", all())).toString();
    assertThat(log.verify("--answers", good).out())
        .startsWith(
            "holds: 20 entries are in the log of 20 that zij.test/log has signed, and they");
    var lines = file("type=c", 3, 7);
    lines.remove(1);
    var bad = Files.write(folder.resolve("bad.jsonl"), lines).toString();
    assertThat(log.verify("--answers", bad))
        .isEqualTo(
            new SignedLog.Run(
                1, "does not hold: line 3: the foot counts 2 entries, there are 1\n"));
    assertThat(log.verify("--answers", bad, "--json").out())
        .isEqualTo(
            "{\"verdict\":\"fails\",\"line\":3,\"reason\":\"the foot counts 2 entries, there are"
                + " 1\"}\n");
    assertThat(log.verify("--answers", "absent").exit()).isEqualTo(2);
    assertThat(log.verify("--answers", good, "--save", "x").exit()).isEqualTo(2);
    var witness = Cosigner.loadOrCreate("witness.test/w1", folder.resolve("w1")).key().toString();
    assertThat(log.verify("--answers", good, "--witness", witness).out())
        .startsWith("does not hold: line 1: 0 of the 1 witnesses have cosigned");
  }
}
