package zij.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zij.ledger.log.Cosignature;
import zij.ledger.log.Cosigner;
import zij.ledger.log.GrowingLog;
import zij.ledger.log.Hash;
import zij.ledger.log.LogSigner;
import zij.ledger.log.SignedCheckpoint;
import zij.ledger.witness.Witness.Answer;

/** What a witness cosigns, and what it refuses. */
class WitnessTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

  @TempDir private Path folder = Path.of("");
  private GrowingLog log;
  private Witness witness;

  @BeforeEach
  void begin() throws IOException {
    log = new GrowingLog(folder);
    witness = witness();
  }

  @AfterEach
  void end() {
    log.close();
  }

  private Witness witness() throws IOException {
    var cosigner = Cosigner.loadOrCreate("witness.test/w1", folder.resolve("witness.pem"));
    return new Witness(cosigner, List.of(log.key()), folder.resolve("heads"), () -> NOW);
  }

  private Answer offer(long oldSize, SignedCheckpoint to) throws IOException {
    var proof = log.proof(oldSize, to.checkpoint().size());
    return witness.add(new AddCheckpoint(oldSize, proof, to.note()));
  }

  private void cosigns(Answer answer, SignedCheckpoint checkpoint) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Cosigned.class,
            cosigned ->
                assertThat(Cosignature.find(checkpoint.note() + cosigned.line(), witness.key()))
                    .map(Cosignature::at)
                    .contains(NOW));
  }

  @Test
  void whatExtendsTheLastHeadIsCosigned() throws IOException {
    long before = 0;
    for (int entries : new int[] {1, 6, 300, 1}) {
      var head = log.grown(entries);
      cosigns(offer(before, head), head);
      before = head.checkpoint().size();
    }
  }

  @Test
  void theSameHeadIsCosignedAgain() throws IOException {
    var head = log.grown(5);
    cosigns(offer(0, head), head);
    cosigns(offer(5, head), head);
  }

  @Test
  void whoeverIsBehindIsToldTheSize() throws IOException {
    offer(0, log.grown(5));
    var next = log.grown(2);
    assertThat(offer(0, next)).isEqualTo(new Answer.Behind(5));
    assertThat(offer(4, next)).isEqualTo(new Answer.Behind(5));
    cosigns(offer(5, next), next);
  }

  @Test
  void anOlderHeadIsNeverCosignedAfterANewerOne() throws IOException {
    var old = log.grown(5);
    offer(0, old);
    offer(5, log.grown(5));
    assertThat(offer(5, old)).isEqualTo(new Answer.Behind(10));
    assertThat(offer(0, old)).isEqualTo(new Answer.Behind(10));
  }

  @Test
  void anotherHeadOfTheSameSizeIsAFork() throws IOException {
    offer(0, log.grown(5));
    var forged = log.forged(5, Hash.EMPTY_ROOT);
    assertThat(witness.add(new AddCheckpoint(5, List.of(), forged)))
        .isEqualTo(new Answer.Forked(5));
  }

  @Test
  void aLargerForkHasNoProof() throws IOException {
    offer(0, log.grown(5));
    log.grow(4);
    var proof = new ArrayList<>(log.proof(5, 9));
    var forged = log.forged(9, Hash.leaf(new byte[] {1}));
    assertThat(witness.add(new AddCheckpoint(5, proof, forged))).isEqualTo(new Answer.Unproven());
    var real = log.checkpoints().publish();
    proof.set(0, Hash.EMPTY_ROOT);
    assertThat(witness.add(new AddCheckpoint(5, proof, real.note())))
        .isEqualTo(new Answer.Unproven());
    cosigns(offer(5, real), real);
  }

  @Test
  void aProofIsAllowedOnlyWhereOneIsNeeded() throws IOException {
    var head = log.grown(5);
    var needless = new AddCheckpoint(0, List.of(Hash.EMPTY_ROOT), head.note());
    assertThat(witness.add(needless)).isEqualTo(new Answer.Unproven());
    offer(0, head);
    assertThat(witness.add(new AddCheckpoint(5, List.of(Hash.EMPTY_ROOT), head.note())))
        .isEqualTo(new Answer.Unproven());
  }

  @Test
  void strangersAreRefused() throws IOException {
    var stranger = LogSigner.loadOrCreate(GrowingLog.ORIGIN, folder.resolve("stranger"));
    var head = log.grown(5);
    var other =
        new Witness(
            Cosigner.loadOrCreate("w", folder.resolve("w")),
            List.of(stranger.verifierKey()),
            folder.resolve("other"),
            () -> NOW);
    assertThat(other.add(new AddCheckpoint(0, List.of(), head.note())))
        .isEqualTo(new Answer.Untrusted());
    var note = head.note().replace(GrowingLog.ORIGIN, "zij.test/unknown");
    assertThat(witness.add(new AddCheckpoint(0, List.of(), note)))
        .isEqualTo(new Answer.UnknownLog("zij.test/unknown"));
  }

  @Test
  void nonsenseIsMalformed() throws IOException {
    var head = log.grown(5);
    assertThat(witness.add(new AddCheckpoint(6, List.of(), head.note())))
        .isInstanceOf(Answer.Malformed.class);
    assertThat(witness.add(new AddCheckpoint(0, List.of(), "nothing")))
        .isInstanceOf(Answer.Malformed.class);
  }

  @Test
  void aRestartForgetsNothing() throws IOException {
    var first = log.grown(5);
    offer(0, first);
    witness = witness();
    assertThat(witness.newest(GrowingLog.ORIGIN)).contains(first.note());
    var next = log.grown(3);
    assertThat(offer(0, next)).isEqualTo(new Answer.Behind(5));
    cosigns(offer(5, next), next);
  }

  @Test
  void aHeadThatCannotBeReadStopsTheStart() throws IOException {
    offer(0, log.grown(5));
    try (var heads = Files.list(folder.resolve("heads"))) {
      Files.writeString(heads.findFirst().orElseThrow(), "half a hea");
    }
    assertThatIllegalArgumentException().isThrownBy(this::witness);
  }

  /** C2SP tlog-witness tells of this race: a slower request must not roll the head back. */
  @Test
  void concurrentRequestsNeverRollTheHeadBack() throws Exception {
    var heads = new ArrayList<SignedCheckpoint>();
    for (int i = 0; i < 20; i++) {
      heads.add(log.grown(3));
    }
    var requests = new ArrayList<Callable<Answer>>();
    for (var head : heads) {
      var request = new AddCheckpoint(0, List.of(), head.note());
      requests.add(() -> witness.add(request));
    }
    Collections.shuffle(requests, new java.util.Random(7));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = threads.invokeAll(requests);
      long cosigned = 0;
      for (var answer : answers) {
        cosigned += answer.get() instanceof Answer.Cosigned ? 1 : 0;
      }
      assertThat(cosigned).isEqualTo(1);
    }
  }

  @Test
  void requestsAreReadAsTheyWereWritten() {
    var request = new AddCheckpoint(12, List.of(Hash.EMPTY_ROOT), "origin\n13\n=\n\n\u2014 x y\n");
    assertThat(request.text())
        .startsWith("old 12\n47DEQ")
        .endsWith("=\n\norigin\n13\n=\n\n\u2014 x y\n");
    assertThat(AddCheckpoint.parse(request.text())).isEqualTo(request);
    assertThat(AddCheckpoint.parse("old 0\n\nnote").proof()).isEmpty();
    var hashes = Collections.nCopies(AddCheckpoint.MAX_PROOF, Hash.EMPTY_ROOT);
    var longest = new AddCheckpoint(1, hashes, "note");
    assertThat(AddCheckpoint.parse(longest.text())).isEqualTo(longest);
    var line = Hash.EMPTY_ROOT.toBase64() + "\n";
    for (var bad :
        List.of(
            "",
            "old 1\n",
            "old 01\n\nnote",
            "old -1\n\nnote",
            "old 9999999999999999999\n\nnote",
            "old 1 \n\nnote",
            "new 1\n\nnote",
            "old 1\n\n".replace("\n\n", "\nabc\n\n"),
            longest.text().replaceFirst("\n", "\n" + line))) {
      assertThatIllegalArgumentException().isThrownBy(() -> AddCheckpoint.parse(bad));
    }
  }
}
