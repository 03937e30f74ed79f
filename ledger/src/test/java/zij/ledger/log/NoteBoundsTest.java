package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notes, proofs and keys as long as they may be, and longer; signed all the same. */
@SuppressWarnings("NullAway.Init") // made before each test
class NoteBoundsTest {
  private static final String STRANGER = "\u2014 a.stranger AAAAAAAA\n";
  @TempDir private Path folder = Path.of("");
  private SigningKey key;
  private VerifierKey verifier;

  @BeforeEach
  void makeKey() throws IOException {
    key = SigningKey.loadOrCreate(folder.resolve("key"));
    verifier = VerifierKey.of("zij.test/log", key.publicKey());
  }

  private String line(String text) {
    return SignedNote.line(verifier.name(), verifier.id(), key.sign(text));
  }

  @Test
  void aNoteHasAtMostAMillionCharacters() {
    int rest = SignedNote.of("\n", line("\n")).length();
    var text = "a".repeat(SignedNote.MAX_LENGTH - rest) + "\n";
    var longest = SignedNote.of(text, line(text));
    assertThat(longest).hasSize(1_048_576);
    assertThat(SignedNote.open(longest, verifier)).isEqualTo(text);
    var longer = "a" + text;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignedNote.open(SignedNote.of(longer, line(longer)), verifier))
        .withMessage("not a signed note");
  }

  @Test
  void anEmptyTextIsANote() {
    assertThat(SignedNote.open("\n" + "\n" + line("\n"), verifier)).isEqualTo("\n");
    for (var bad : List.of("", "\n", "text\n", "text\n\nno newline")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SignedNote.unverifiedText(bad))
          .withMessage("not a signed note");
    }
  }

  @Test
  void ofTheSignaturesAHundredAreLookedAt() {
    var text = "text\n";
    var within = SignedNote.of(text, STRANGER.repeat(99) + line(text));
    assertThat(SignedNote.open(within, verifier)).isEqualTo(text);
    var behind = SignedNote.of(text, STRANGER.repeat(100) + line(text));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignedNote.open(behind, verifier))
        .withMessage("the note has no valid signature of zij.test/log");
  }

  @Test
  void aHundredSignaturesCanBeGathered() {
    var note = SignedNote.of("text\n", STRANGER);
    assertThat(SignedNote.with(note, Collections.nCopies(99, STRANGER)).lines()).hasSize(2 + 100);
    var many = Collections.nCopies(100, STRANGER);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignedNote.with(note, many))
        .withMessage("a note has at most 100 signatures");
    for (var bad : List.of("- a AAAAAAAA\n", "\u2014 a AAAAAAAA", STRANGER + "\n", "\n")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SignedNote.with(note, List.of(bad)))
          .withMessage("not a signature line");
    }
  }

  @Test
  void aLineHoldsMoreThanAKeyIdAndHoldsItInOneWay() {
    var id = new byte[] {1, 2, 3, 4};
    assertThat(SignedNote.signatures(SignedNote.line("a", id, new byte[0]), "a", id)).isEmpty();
    assertThat(SignedNote.signatures(SignedNote.line("a", id, new byte[] {9}), "a", id))
        .containsExactly(new byte[] {9});
    assertThat(SignedNote.signatures("\u2014 a AQIDBAkJ\n", "a", id)).hasSize(1);
    for (var other : List.of("AQIDBAk", "AQIDBAl=", "AQIDBAk= ", "AQIDBA\rk=", "AQIDBQk=", "*")) {
      assertThat(SignedNote.signatures("\u2014 a " + other + "\n", "a", id)).as(other).isEmpty();
    }
  }

  @Test
  void behindItsThreeLinesACheckpointMaySayMore() {
    var text = new Checkpoint("zij.test/log", 999_999_999_999_999_999L, Hash.EMPTY_ROOT).text();
    var extended = text + "an extension\n\nand another\n";
    assertThat(Checkpoint.open(SignedNote.of(extended, line(extended)), verifier))
        .isEqualTo(new Checkpoint("zij.test/log", 999_999_999_999_999_999L, Hash.EMPTY_ROOT));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Checkpoint.parse(text.replace("\n9", "\n19")))
        .withMessage("not a checkpoint");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Checkpoint.parse(text.stripTrailing()))
        .withMessage("not a checkpoint");
  }

  @Test
  void aCosignatureHasATimeThatThereIs() {
    var witness = CosignerKey.of("a.witness", key.publicKey());
    long last = Instant.MAX.getEpochSecond();
    assertThat(witness.verify("text\n", timed(0))).contains(Instant.EPOCH);
    assertThat(witness.verify("text\n", timed(last))).contains(Instant.ofEpochSecond(last));
    for (long none : new long[] {-1, Long.MIN_VALUE, last + 1, Long.MAX_VALUE}) {
      assertThat(witness.verify("text\n", timed(none))).as("%d", none).isEmpty();
    }
    for (int length = 0; length < 72; length++) {
      assertThat(witness.verify("text\n", Arrays.copyOf(timed(0), length)))
          .as("%d bytes", length)
          .isEmpty();
    }
  }

  private byte[] timed(long seconds) {
    var signature = key.sign(CosignerKey.message(seconds, "text\n"));
    return ByteBuffer.allocate(Long.BYTES + signature.length)
        .putLong(seconds)
        .put(signature)
        .array();
  }

  @Test
  void aKeyOfAWitnessIsItsLine() {
    var witness = CosignerKey.of("a.witness", key.publicKey());
    var same = CosignerKey.parse(witness.toString());
    var renamed = CosignerKey.of("b.witness", key.publicKey());
    assertThat(same).isEqualTo(witness).hasSameHashCodeAs(witness).hasToString(witness.toString());
    assertThat(renamed).isNotEqualTo(witness);
    assertThat(renamed.hashCode()).isNotEqualTo(witness.hashCode());
    assertThat(renamed.isSameKeyAs(witness)).isTrue();
    assertThat(witness.equals((Object) witness.toString())).isFalse();
  }

  @Test
  void aNameHasNoSpaceAndNoPlus() {
    for (var bad : List.of("", " ", "a b", "a\tb", "a\nb", "a+b", "+")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> VerifierKey.of(bad, key.publicKey()))
          .withMessage("a key name has no spaces and no plus: " + bad);
    }
  }

  @Test
  void aKeyLineHoldsTheTypeAnd32Bytes() {
    var line = verifier.toString();
    var typed = Base64.getDecoder().decode(line.split("\\+", 3)[2]);
    assertThat(typed).hasSize(33);
    for (int length : new int[] {0, 1, 32, 34}) {
      var other = Base64.getEncoder().encodeToString(Arrays.copyOf(typed, length));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> VerifierKey.parse("zij.test/log+00000000+" + other))
          .withMessage("not an Ed25519 verifier key");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VerifierKey.parse("zij.test/log+00000000"))
        .withMessage("a verifier key is name+keyid+key");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VerifierKey.parse(line.replaceFirst("\\+[0-9a-f]{8}\\+", "+00000000+")))
        .withMessage("the key id does not belong to the key");
  }

  @Test
  void aLogHasAHundredKeysAtMost() {
    var hundred = (verifier + "\n\n").repeat(100);
    var keys = VerifierKeys.parse(hundred);
    assertThat(keys.keys()).hasSize(100);
    assertThat(keys).hasToString(hundred.replace("\n\n", "\n"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VerifierKeys.parse(hundred + verifier))
        .withMessage("a log has 1 to 100 keys, not 101");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VerifierKeys.parse(" \n\n"))
        .withMessage("a log has 1 to 100 keys, not 0");
  }

  @Test
  void aProofHasAtMost63Hashes() {
    var highest = new TlogProof(new byte[0], 7, Collections.nCopies(63, Hash.EMPTY_ROOT), "x");
    assertThat(TlogProof.parse(highest.text()).path()).hasSize(63);
    assertThat(TlogProof.parse(highest.text()).text()).isEqualTo(highest.text());
    var higher = new TlogProof(new byte[0], 7, Collections.nCopies(64, Hash.EMPTY_ROOT), "x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TlogProof.parse(higher.text()))
        .withMessage("the proof has too many hashes");
  }

  @Test
  void aProofHasAtMostAMillionCharactersAndAlwaysAnIndex() {
    var begin = "c2sp.org/tlog-proof@v1\nindex 999999999999999999\n\n";
    var rest = "x".repeat(SignedNote.MAX_LENGTH - begin.length());
    var longest = TlogProof.parse(begin + rest);
    assertThat(longest.index()).isEqualTo(999_999_999_999_999_999L);
    assertThat(longest.path()).isEmpty();
    assertThat(longest.checkpoint()).isEqualTo(rest);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TlogProof.parse(begin + rest + "x"))
        .withMessage("too long for a proof");
    for (var bad : List.of("", "extra AQ==\n", "index \n", "index 1000000000000000000\n")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TlogProof.parse("c2sp.org/tlog-proof@v1\n" + bad + "\nx"))
          .withMessage("the proof has no index");
    }
    assertThat(TlogProof.parse("c2sp.org/tlog-proof@v1\nextra AQ==\nindex 0\n\nx").extra())
        .isEqualTo(new byte[] {1});
    assertThat(new TlogProof(new byte[0], 0, List.of(), "x").text())
        .isEqualTo("c2sp.org/tlog-proof@v1\nindex 0\n\nx");
  }
}
