package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a log's first key has signed, when it has another. */
class RotatedLogTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void oldCheckpointsAndReceiptsStayVerifiable() throws IOException {
    var log = new SignedLog(folder, 5);
    var oldKey = log.signer().verifierKey().toString();
    var receipt = new Receipts(log.reader, new Proofs(log.reader), log.checkpoints).receipt(3);
    Files.delete(folder.resolve("log.pem"));
    var newKey = log.signer().verifierKey().toString();
    var checkpoints = log.checkpoints("log.checkpoint", log.alarm);
    assertThat(checkpoints.latest().orElseThrow().checkpoint().size()).isEqualTo(5);
    log.append(5);
    var newer = checkpoints.publish().note();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Checkpoint.open(newer, VerifierKey.parse(oldKey)));
    assertThat(ReceiptVerifier.verify(receipt, log.signer().verifierKeys()))
        .isInstanceOf(ReceiptVerifier.Verdict.Holds.class);
    var url = log.database.url("postgres");
    var verify = new VerifyCommand();
    assertThat(SignedLog.run(verify, "--database", url, "--key", newKey, "--key", oldKey).out())
        .startsWith("holds: 10 entries");
    assertThat(SignedLog.run(new VerifyCommand(), "--database", url, "--key", newKey).out())
        .startsWith("does not hold: checkpoint 5: the note has no valid signature");
  }
}
