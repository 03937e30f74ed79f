package zij.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CosignatureTest {
  private static final Instant AT = Instant.ofEpochSecond(1_679_315_147);

  @TempDir private Path folder = Path.of("");

  private Cosigner cosigner(String name) throws IOException {
    return Cosigner.loadOrCreate(name, folder.resolve(name.replace('/', '-')));
  }

  private String note() throws IOException {
    return LogSigner.loadOrCreate("zij.test/log", folder.resolve("log")).sign(7, Hash.EMPTY_ROOT);
  }

  private String cosigned(Cosigner... cosigners) throws IOException {
    var note = new StringBuilder(note());
    for (var cosigner : cosigners) {
      note.append(cosigner.cosign(SignedNote.unverifiedText(note()), AT).line());
    }
    return note.toString();
  }

  @Test
  void theSignedMessageIsThatOfTheSpecification() {
    assertThat(CosignerKey.message(1_679_315_147, "example.com/behind-the-sofa\n20852163\nCs=\n"))
        .isEqualTo("cosignature/v1\ntime 1679315147\nexample.com/behind-the-sofa\n20852163\nCs=\n");
  }

  /** The key id and the time in the specification's own example line. */
  @Test
  void theExampleOfTheSpecificationIsTakenApart() {
    var note =
        """
        example.com/behind-the-sofa
        20852163
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

        \u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
        \u2014 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
        """;
    var keyId = new byte[] {(byte) 0x8d, 0x66, (byte) 0xcf, 0x3f};
    assertThat(SignedNote.signatures(SignedNote.lines(note), "witness.example.com/w1", keyId))
        .singleElement()
        .satisfies(signature -> {
          assertThat(signature).hasSize(72);
          assertThat(ByteBuffer.wrap(signature).getLong()).isEqualTo(1_679_315_147L);
        });
  }

  @Test
  void aCosignatureIsFoundWithItsTimeAndItsLine() throws IOException {
    var witness = cosigner("witness.test/w1");
    var note = cosigned(witness);
    var found = Cosignature.find(note, witness.key()).orElseThrow();
    assertThat(found.at()).isEqualTo(AT);
    assertThat(note).isEqualTo(note() + found.line());
    assertThat(Cosignature.find(note(), witness.key())).isEmpty();
    assertThat(Cosignature.find(note, cosigner("witness.test/w2").key())).isEmpty();
  }

  @Test
  void theNewestOfSeveralCounts() throws IOException {
    var witness = cosigner("witness.test/w1");
    var text = SignedNote.unverifiedText(note());
    var note =
        note() + witness.cosign(text, AT.plusSeconds(60)).line() + witness.cosign(text, AT).line();
    assertThat(Cosignature.find(note, witness.key()).orElseThrow().at())
        .isEqualTo(AT.plusSeconds(60));
  }

  @Test
  void everyChangedCharacterBreaksIt() throws IOException {
    var witness = cosigner("witness.test/w1");
    var note = cosigned(witness);
    var logLine = note().substring(note().indexOf('\u2014'));
    int from = note.indexOf(logLine);
    for (int i = 0; i < note.length(); i++) {
      if (i >= from && i < from + logLine.length() - 1) {
        continue; // the log's own signature is not the witness's
      }
      var changed = note.substring(0, i) + (char) (note.charAt(i) ^ 1) + note.substring(i + 1);
      try {
        assertThat(Cosignature.find(changed, witness.key())).as("character " + i).isEmpty();
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessage("not a signed note");
      }
    }
  }

  @Test
  void keysOfLogsAndOfWitnessesAreNotTakenForEachOther() throws IOException {
    var witness = cosigner("witness.test/w1").key().toString();
    var log = LogSigner.loadOrCreate("w", folder.resolve("log")).verifierKey().toString();
    assertThat(CosignerKey.parse(witness + "\n")).hasToString(witness);
    assertThatIllegalArgumentException().isThrownBy(() -> VerifierKey.parse(witness));
    assertThatIllegalArgumentException().isThrownBy(() -> CosignerKey.parse(log));
  }

  @Test
  void aQuorumCountsEachWitnessOnce() throws IOException {
    var one = cosigner("witness.test/w1");
    var two = cosigner("witness.test/w2");
    var three = cosigner("witness.test/w3");
    var quorum = Quorum.majority(List.of(one.key(), two.key(), three.key()));
    assertThat(quorum.needed()).isEqualTo(2);
    assertThat(quorum.require(cosigned(one, three))).hasSize(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quorum.require(cosigned(one, one, one)))
        .withMessage("1 of the 3 witnesses have cosigned the checkpoint, 2 are needed");
  }

  /** The signed bytes do not hold the witness's name, so another name proves nobody else. */
  @Test
  void oneKeyUnderTwoNamesIsNoQuorum() throws IOException {
    var file = folder.resolve("same");
    var one = Cosigner.loadOrCreate("witness.test/w1", file).key();
    var again = Cosigner.loadOrCreate("witness.test/w2", file).key();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Quorum(List.of(one, again), 2))
        .withMessageContaining("counted twice");
  }

  @Test
  void aQuorumThatCannotBeIsRefused() throws IOException {
    var one = List.of(cosigner("witness.test/w1").key());
    assertThat(Quorum.majority(List.of())).isEqualTo(Quorum.NONE);
    for (int needed : new int[] {-1, 0, 2}) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Quorum(one, needed));
    }
    var many = new ArrayList<CosignerKey>();
    for (int i = 0; i <= Quorum.MAX_WITNESSES; i++) {
      many.add(cosigner("witness.test/m" + i).key());
    }
    assertThat(Quorum.majority(many.subList(1, many.size())).needed()).isEqualTo(26);
    assertThatIllegalArgumentException().isThrownBy(() -> Quorum.majority(many));
  }

  @Test
  void aReceiptIsVerifiedWithItsWitnesses() throws IOException {
    var one = cosigner("witness.test/w1");
    var two = cosigner("witness.test/w2");
    var signer = LogSigner.loadOrCreate("zij.test/log", folder.resolve("log"));
    var leaf = Entries.leaf("order-1", 0);
    var note = signer.sign(1, leaf.hash());
    note += one.cosign(SignedNote.unverifiedText(note), AT).line();
    var receipt = new TlogProof(LeafEncoding.encode(leaf.entry()), 0, List.of(), note).text();
    var file = Files.writeString(folder.resolve("r.tlog-proof"), receipt).toString();
    var log = signer.verifierKey().toString();
    var first = one.key().toString();
    var keyFile = Files.writeString(folder.resolve("w2.vkey"), two.key() + "\n").toString();

    assertThat(verify(file, "--key", log, "--witness", first)).isEqualTo(0);
    assertThat(verify(file, "--key", log, "--witness", first, "--witness", keyFile)).isEqualTo(1);
    assertThat(
            verify(file, "--key", log, "--witness", first, "--witness", keyFile, "--quorum", "1"))
        .isEqualTo(0);
    assertThat(verify(file, "--key", log, "--quorum", "1")).isEqualTo(2);
    assertThat(verify(file, "--key", log, "--witness", log)).isEqualTo(2);
    assertThat(verify(file, "--witness", first)).isEqualTo(2);
  }

  private static int verify(String... arguments) {
    var nowhere = new PrintWriter(Writer.nullWriter());
    return new CommandLine(new VerifyCommand()).setOut(nowhere).setErr(nowhere).execute(arguments);
  }
}
