package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class SignedNoteTest {
  @TempDir private Path folder = Path.of("");

  private LogSigner signer() throws IOException {
    return LogSigner.loadOrCreate("zij.test/log", folder.resolve("log.key"));
  }

  @Test
  void thePublishedNoteIsVerified() throws IOException {
    try (var in = SignedNoteTest.class.getResourceAsStream("/vectors/signed-note.json")) {
      var vector = JsonMapper.shared().readTree(in);
      var key = VerifierKey.parse(vector.get("vkey").asString());
      var note = vector.get("note").asString();
      assertThat(key).hasToString(vector.get("vkey").asString());
      assertThat(SignedNote.open(note, key)).isEqualTo("This is an example message.\n");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SignedNote.open(note.replace("message", "massage"), key))
          .withMessageContaining("no valid signature");
    }
  }

  @Test
  void everyChangedCharacterBreaksACheckpoint() throws IOException {
    var note = signer().sign(7, Hash.EMPTY_ROOT);
    var key = signer().verifierKey();
    var expected = new Checkpoint("zij.test/log", 7, Hash.EMPTY_ROOT);
    assertThat(Checkpoint.open(note, key)).isEqualTo(expected);
    for (int i = 0; i < note.length(); i++) {
      var changed = note.substring(0, i) + (char) (note.charAt(i) ^ 1) + note.substring(i + 1);
      assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.open(changed, key));
    }
  }

  @Test
  void theKeyFileIsForItsOwnerAndKeepsTheKey() throws IOException {
    var first = signer().verifierKey().toString();
    assertThat(signer().verifierKey()).hasToString(first);
    var file = folder.resolve("log.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Files.writeString(file, "nonsense");
    assertThatIllegalArgumentException().isThrownBy(this::signer);
  }

  @Test
  void verifierKeysMustBeWhole() throws IOException {
    var line = signer().verifierKey().toString();
    assertThat(VerifierKey.parse(line + "\n")).hasToString(line);
    for (var bad : List.of("", "a+b", line.substring(1), line.replace("+A", "+B"))) {
      assertThatIllegalArgumentException().isThrownBy(() -> VerifierKey.parse(bad));
    }
  }

  @Test
  void proofsAreReadAsTheyWereWritten() throws IOException {
    var checkpoint = signer().sign(2, Hash.EMPTY_ROOT);
    var text = new TlogProof(new byte[] {1, 2}, 1, List.of(Hash.EMPTY_ROOT), checkpoint).text();
    assertThat(text)
        .startsWith("c2sp.org/tlog-proof@v1\nextra AQI=\nindex 1\n47DEQ")
        .endsWith("\n\n" + checkpoint);
    assertThat(TlogProof.parse(text).text()).isEqualTo(text);
    var bare = new TlogProof(new byte[0], 0, List.of(), checkpoint).text();
    assertThat(TlogProof.parse(bare).text()).isEqualTo(bare);
    for (var bad : List.of("", text.replace("@v1", "@v2"), text.replace("index 1", "index 01"))) {
      assertThatIllegalArgumentException().isThrownBy(() -> TlogProof.parse(bad));
    }
    saysWhy(text.substring(0, text.indexOf("\n\n")), "the proof is cut short");
    saysWhy(text.replace("\n", "\r\n"), "the proof was rewritten on its way");
    saysWhy("\uFEFF" + text, "the proof was rewritten on its way");
    saysWhy("a letter", "not a c2sp.org/tlog-proof@v1");
  }

  private static void saysWhy(String damaged, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TlogProof.parse(damaged))
        .withMessageStartingWith(why);
  }
}
