package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Receipts and checkpoints that are broken, forged or of somebody else: a clear no to each. */
class BadInputTest {
  private static final int SIZE = 77;
  private static final int POSITION = 41;

  @TempDir private Path folder = Path.of("");
  private final ReferenceTree tree = new ReferenceTree(SIZE);
  private final List<Hash> leaves = new ArrayList<>(tree.leaves(0, SIZE));
  private final Leaf entry = Entries.leaf("order-1", 3);
  private byte[] data = {};
  private List<Hash> path = List.of();
  private Hash root = Hash.EMPTY_ROOT;

  @BeforeEach
  void prove() {
    data = LeafEncoding.encode(entry.entry());
    leaves.set(POSITION, Hash.leaf(data));
    root = ReferenceTree.root(leaves);
    Subtrees subtrees =
        (height, index) -> {
          int first = (int) index << height;
          return ReferenceTree.root(leaves.subList(first, first + (1 << height)));
        };
    path = MerkleProof.inclusion(subtrees, POSITION, SIZE);
  }

  private LogSigner signer(String origin, String file) {
    try {
      return LogSigner.loadOrCreate(origin, folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LogSigner signer() {
    return signer(SignedLog.ORIGIN, "log.pem");
  }

  private String receipt(String note) {
    return new TlogProof(data, POSITION, path, note).text();
  }

  private String receipt() {
    return receipt(signer().sign(SIZE, root));
  }

  private ReceiptVerifier.Verdict verify(String receipt) {
    return ReceiptVerifier.verify(receipt, signer().verifierKey());
  }

  private void assertFails(String receipt, String reason) {
    assertThat(verify(receipt))
        .isInstanceOfSatisfying(
            ReceiptVerifier.Verdict.Fails.class,
            fails -> assertThat(fails.reason()).contains(reason));
  }

  @Test
  void theReceiptThatIsNotBadHolds() {
    assertThat(verify(receipt())).isInstanceOf(ReceiptVerifier.Verdict.Holds.class);
  }

  @Test
  void aReceiptThatIsCutAnywhereFails() {
    var receipt = receipt();
    for (int length = 0; length < receipt.length(); length++) {
      assertThat(verify(receipt.substring(0, length)))
          .isInstanceOf(ReceiptVerifier.Verdict.Fails.class);
    }
  }

  @Test
  void aReceiptThatSomebodyElseSignedFails() {
    var note = signer(SignedLog.ORIGIN, "stranger.pem").sign(SIZE, root);
    assertFails(receipt(note), "no valid signature of zij.test/log");
  }

  @Test
  void aReceiptOfAnotherLogFails() {
    var note = signer("zij.other/log", "other.pem").sign(SIZE, root);
    assertFails(receipt(note), "no valid signature of zij.test/log");
  }

  @Test
  void aForeignOriginUnderOurOwnSignatureFails() throws IOException {
    signer();
    var key = SigningKey.loadOrCreate(folder.resolve("log.pem"));
    var text = new Checkpoint("zij.other/log", SIZE, root).text();
    var verifier = signer().verifierKey();
    var line = SignedNote.line(verifier.name(), verifier.id(), key.sign(text));
    assertFails(
        receipt(SignedNote.of(text, line)), "the checkpoint is of zij.other/log, not of zij.test");
  }

  @Test
  void aCheckpointOfAnotherSizeOrRootFails() {
    assertFails(receipt(signer().sign(POSITION, root)), "is not in the log");
    assertFails(receipt(signer().sign(0, Hash.EMPTY_ROOT)), "is not in the log");
    assertFails(receipt(signer().sign(999_999_999_999_999_999L, root)), "is not in the log");
    assertFails(receipt(signer().sign(SIZE, ReferenceTree.flip(root, 9))), "is not in the log");
  }

  @Test
  void anotherIndexFails() {
    var receipt = receipt();
    for (var index : List.of("0", "40", "42", "76", "77", "999999999999999999")) {
      assertFails(receipt.replace("index 41", "index " + index), "is not in the log");
    }
    for (var index : List.of("", "-1", "041", "+41", "4 1", "1e1", "9223372036854775808", "٤١")) {
      assertFails(receipt.replace("index 41", "index " + index), "has no index");
    }
  }

  @Test
  void everyFlippedBitOfTheEntryAndOfEveryHashFails() {
    var note = signer().sign(SIZE, root);
    for (int bit = 0; bit < 8 * data.length; bit++) {
      var changed = data.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(verify(new TlogProof(changed, POSITION, path, note).text()))
          .isInstanceOf(ReceiptVerifier.Verdict.Fails.class);
    }
    for (int hash = 0; hash < path.size(); hash++) {
      for (int bit = 0; bit < 256; bit++) {
        var changed = ReferenceTree.flipped(path, hash, bit);
        assertThat(verify(new TlogProof(data, POSITION, changed, note).text()))
            .isInstanceOf(ReceiptVerifier.Verdict.Fails.class);
      }
    }
  }

  @Test
  void tooManyOrTooFewHashesFail() {
    var note = signer().sign(SIZE, root);
    var many = new TlogProof(data, POSITION, Collections.nCopies(64, root), note).text();
    assertFails(many, "too many hashes");
    var longer = new ArrayList<>(path);
    longer.add(root);
    assertFails(new TlogProof(data, POSITION, longer, note).text(), "is not in the log");
    var shorter = path.subList(1, path.size());
    assertFails(new TlogProof(data, POSITION, shorter, note).text(), "is not in the log");
  }

  @Test
  void aProofWithoutTheEntryFails() {
    var note = signer().sign(SIZE, root);
    assertFails(new TlogProof(new byte[0], POSITION, path, note).text(), "too early");
    assertFails(receipt().replace("extra ", "extra %"), "");
    assertFails(receipt().replace("extra ", "other "), "has no index");
  }

  @Test
  void filesThatAreNoReceiptsAreToldSoByTheCommand() throws IOException {
    var key = signer().verifierKey().toString();
    var noise = new byte[5_000];
    new Random(7).nextBytes(noise);
    for (var content :
        List.of(new byte[0], noise, new byte[2 << 20], "\n\n".getBytes(StandardCharsets.UTF_8))) {
      var file = Files.write(folder.resolve("r.tlog-proof"), content).toString();
      var run = SignedLog.run(new VerifyCommand(), file, "--key", key);
      assertThat(run.out()).startsWith("does not hold: ");
      assertThat(run.exit()).isEqualTo(1);
      assertThat(SignedLog.run(new VerifyCommand(), file, "--key", key, "--json").out())
          .startsWith("{")
          .contains("\"verdict\":\"fails\"");
    }
    var directory = SignedLog.run(new VerifyCommand(), folder.toString(), "--key", key);
    assertThat(directory.exit()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "zij.test/log",
        "zij.test/log\n",
        "zij.test/log\n5\n",
        "\n5\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "zij.test/log\n-5\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "zij.test/log\n05\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "zij.test/log\n+5\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "zij.test/log\n5 \n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "zij.test/log\n9223372036854775808\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "zij.test/log\r\n5\r\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\r\n",
        "zij.test/log\n5\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\n",
        "zij.test/log\n5\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n",
        "zij.test/log\n5\n47DEQpj8HBSa_/TImW-5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "zij.test/log\n5\nAAAA\n",
        "zij.test/log\n5\n\n",
      })
  void textsThatAreNoCheckpointsAreRefusedEvenWhenSigned(String text) throws IOException {
    signer();
    var key = SigningKey.loadOrCreate(folder.resolve("log.pem"));
    var verifier = signer().verifierKey();
    var line = SignedNote.line(verifier.name(), verifier.id(), key.sign(text));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Checkpoint.open(SignedNote.of(text, line), verifier));
  }

  @Test
  void aNoteWhoseSignatureIsNoneOfOursIsRefused() {
    var note = signer().sign(SIZE, root);
    var key = signer().verifierKey();
    int signature = note.indexOf('\u2014');
    var base64 = note.substring(note.lastIndexOf(' ') + 1).strip();
    var bytes = Base64.getDecoder().decode(base64);
    bytes[0] ^= 1; // another key id
    for (var bad :
        List.of(
            note.substring(0, signature),
            note.replace("\u2014 ", "- "),
            note.replace(base64, ""),
            note.replace(base64, "!!!"),
            note.replace(base64, base64.substring(0, 8)),
            note.replace(base64, Base64.getEncoder().encodeToString(bytes)),
            note.replace(base64, base64 + base64),
            note.replace("\u2014 zij.test/log", "\u2014 zij.test/lag"),
            note.stripTrailing())) {
      assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.open(bad, key));
    }
  }
}
