package zij.ledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys and checkpoints in files: what is made, what is kept, and what is no such file. */
class KeptFilesTest {
  @TempDir private Path folder = Path.of("");

  private LogSigner signer() throws IOException {
    return LogSigner.loadOrCreate(SignedLog.ORIGIN, folder.resolve("log.pem"));
  }

  private SignedCheckpoint signed(long size) throws IOException {
    var note = signer().sign(size, Hash.EMPTY_ROOT);
    return new SignedCheckpoint(Checkpoint.open(note, signer().verifierKey()), note);
  }

  private KeptCheckpoint kept(String file) throws IOException {
    return new KeptCheckpoint(folder.resolve(file), signer().verifierKeys());
  }

  @Test
  void theKeptCheckpointNeverGoesBack() throws IOException {
    var kept = kept("kept");
    assertThat(kept.newest()).isEmpty();
    kept.keep(signed(5));
    kept.keep(signed(4));
    assertThat(kept.newest()).contains(signed(5).checkpoint());
    var file = folder.resolve("kept");
    assertThat(file).hasContent(signed(5).note());
    // One of the same size is no newer one, whatever it signs.
    var other = signer().sign(5, Hash.leaf(new byte[0]));
    kept.keep(new SignedCheckpoint(Checkpoint.open(other, signer().verifierKey()), other));
    assertThat(file).hasContent(signed(5).note());
    kept.keep(signed(6));
    assertThat(kept("kept").newest()).contains(signed(6).checkpoint());
  }

  @Test
  void aKeptCheckpointHasToBeSignedAndWritable() throws IOException {
    var note = signed(5).note();
    Files.writeString(folder.resolve("forged"), note.replace("\n5\n", "\n6\n"));
    assertThatIllegalArgumentException().isThrownBy(() -> kept("forged"));
    var nowhere = kept("missing/kept");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> nowhere.keep(signed(5)))
        .withMessageContaining("cannot be kept outside the database");
    assertThat(nowhere.newest()).as("what is not on the disk").isEmpty();
  }

  @Test
  void aFileIsReplacedAsAWhole() throws IOException {
    var file = folder.resolve("file");
    AtomicFile.write(file, "long ".repeat(20_000));
    AtomicFile.write(file, "é");
    assertThat(file).hasBinaryContent("é".getBytes(UTF_8));
    assertThat(folder).isDirectoryContaining("glob:**file").isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void whatIsReadHasALimit() throws IOException {
    assertThat(BoundedRead.bytes(new ByteArrayInputStream(new byte[5]), 5)).hasSize(5);
    assertThat(BoundedRead.bytes(new ByteArrayInputStream(new byte[0]), 0)).isEmpty();
    assertThatExceptionOfType(BoundedRead.TooLong.class)
        .isThrownBy(() -> BoundedRead.bytes(new ByteArrayInputStream(new byte[6]), 5))
        .withMessage("more than the 5 bytes it may have");
    var file = Files.write(folder.resolve("text"), new byte[] {'a', (byte) 0xff});
    assertThat(BoundedRead.text(file, 2)).isEqualTo("a\uFFFD");
    assertThatExceptionOfType(BoundedRead.TooLong.class)
        .isThrownBy(() -> BoundedRead.text(file, 1));
  }

  @Test
  void aKeyFileHoldsBothHalvesOfOneKey() throws IOException {
    var one = Files.readString(pem("one"));
    var two = Files.readString(pem("two"));
    int half = one.indexOf("-----BEGIN PUBLIC");
    var file = folder.resolve("mixed");
    Files.writeString(file, one.substring(0, half) + two.substring(half));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.loadOrCreate(file))
        .withMessage("the public key does not belong to the private key");
    Files.writeString(file, one.substring(0, half));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.loadOrCreate(file))
        .withMessage("the key file has no PUBLIC KEY");
    Files.writeString(file, one.replace("MC4CAQ", "MC4CAA"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.loadOrCreate(file))
        .withMessage(file + " holds no Ed25519 key pair");
    assertThat(one.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(64));
    assertThat(one.lines()).hasSize(6);
  }

  private Path pem(String name) throws IOException {
    SigningKey.loadOrCreate(folder.resolve(name));
    return folder.resolve(name);
  }

  @Test
  void aVerifierKeyIsReadAndNothingIsMade() throws IOException {
    var file = folder.resolve("log.pem");
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> LogSigner.verifierKey(SignedLog.ORIGIN, file));
    assertThat(file).doesNotExist();
    var key = signer().verifierKey();
    assertThat(LogSigner.verifierKey(SignedLog.ORIGIN, file)).hasToString(key.toString());
  }

  @Test
  void theKeysOfALogAreWrittenDownOnce() throws IOException {
    var first = signer().verifierKey().toString();
    var known = folder.resolve("log.pem.vkeys");
    assertThat(known).hasContent(first);
    Files.delete(folder.resolve("log.pem"));
    var second = signer().verifierKey().toString();
    assertThat(signer().verifierKeys()).hasToString(second + "\n" + first + "\n");
    assertThat(known).content().isEqualTo(second + "\n" + first + "\n");
    var written = Files.getLastModifiedTime(known);
    Files.setLastModifiedTime(
        known, java.nio.file.attribute.FileTime.fromMillis(written.toMillis() - 60_000));
    var before = Files.getLastModifiedTime(known);
    assertThat(signer().verifierKeys().keys()).hasSize(2);
    assertThat(Files.getLastModifiedTime(known)).as("nothing new").isEqualTo(before);
  }
}
