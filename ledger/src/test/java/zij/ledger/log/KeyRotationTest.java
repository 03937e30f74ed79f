package zij.ledger.log;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log gets a new key, as docs/operations/log.md says, and nothing that was signed is lost. */
class KeyRotationTest {
  @TempDir private Path folder = Path.of("");

  private LogSigner signer() throws IOException {
    return LogSigner.loadOrCreate(SignedLog.ORIGIN, folder.resolve("log.pem"));
  }

  private VerifierKey rotate() throws IOException {
    Files.move(folder.resolve("log.pem"), folder.resolve("log.pem.previous"), REPLACE_EXISTING);
    return signer().verifierKey();
  }

  private static void assertOpens(String note, VerifierKey key) {
    assertThat(Checkpoint.open(note, key).origin()).isEqualTo(SignedLog.ORIGIN);
  }

  private static void assertRefuses(String note, VerifierKey key) {
    assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.open(note, key));
  }

  @Test
  void bothKeysSignUntilTheOldOneIsTakenAway() throws IOException {
    var oldKey = signer().verifierKey();
    var newKey = rotate();
    assertThat(newKey).doesNotHaveToString(oldKey.toString());
    var note = signer().sign(3, Hash.EMPTY_ROOT);
    assertOpens(note, oldKey);
    assertOpens(note, newKey);
    Files.delete(folder.resolve("log.pem.previous"));
    var later = signer().sign(4, Hash.EMPTY_ROOT);
    assertOpens(later, newKey);
    assertRefuses(later, oldKey);
  }

  @Test
  void everyKeyThatWasEverUsedIsKnownNewestFirst() throws IOException {
    var first = signer().verifierKey();
    var second = rotate();
    var third = rotate();
    Files.delete(folder.resolve("log.pem.previous"));
    assertThat(signer().verifierKeys()).hasToString(third + "\n" + second + "\n" + first + "\n");
    assertThat(VerifierKeys.parse(signer().verifierKeys().toString()))
        .hasToString(signer().verifierKeys().toString());
  }

  @Test
  void keysOfDifferentLogsAreNotMixed() throws IOException {
    var other = LogSigner.loadOrCreate("zij.other/log", folder.resolve("other.pem"));
    var keys = List.of(signer().verifierKey(), other.verifierKey());
    assertThatIllegalArgumentException().isThrownBy(() -> new VerifierKeys(keys));
    assertThatIllegalArgumentException().isThrownBy(() -> new VerifierKeys(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogSigner.loadOrCreate("zij.renamed/log", folder.resolve("log.pem")))
        .withMessageContaining("different logs");
  }

  @Test
  void theSameKeyIsNotItsOwnPredecessor() throws IOException {
    signer();
    Files.copy(folder.resolve("log.pem"), folder.resolve("log.pem.previous"));
    assertThatIllegalArgumentException().isThrownBy(this::signer).withMessageContaining("same key");
  }

  @Test
  void signatureLinesOfOthersAreAppendedAndBounded() throws IOException {
    var signer = signer();
    var note = signer.sign(1, Hash.EMPTY_ROOT);
    var line = note.substring(note.indexOf('\u2014'));
    var more = SignedNote.with(note, List.of(line, line));
    assertThat(more).isEqualTo(note + line + line);
    assertOpens(more, signer.verifierKey());
    var many = Collections.nCopies(100, line);
    assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.with(note, many));
    for (var bad : List.of("", "x\n", "\u2014 a b", line + line)) {
      assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.with(note, List.of(bad)));
    }
  }
}
