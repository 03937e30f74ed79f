package zij.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zij.ledger.log.Cosigner;
import zij.ledger.log.CosignerKey;
import zij.ledger.log.FreePort;
import zij.ledger.log.GrowingLog;
import zij.ledger.log.Proofs;
import zij.ledger.log.Quorum;
import zij.ledger.log.Receipts;
import zij.ledger.log.SignedNote;

/** The log and its witnesses, each behind real HTTP. */
class WitnessesTest {
  /** Longer than any test waits for what has to come. */
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  private static final Duration PATIENCE = Duration.ofMillis(300);

  @TempDir private Path folder = Path.of("");
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<AutoCloseable> open = new ArrayList<>();
  private GrowingLog log;
  private Cosignatures cosignatures;

  @BeforeEach
  void begin() throws IOException {
    log = new GrowingLog(folder);
    cosignatures = new Cosignatures(log.application());
    open.add(log);
  }

  @AfterEach
  void end() throws Exception {
    for (var it : open.reversed()) {
      it.close();
    }
  }

  private Cosigner cosigner(String name) throws IOException {
    return Cosigner.loadOrCreate("witness.test/" + name, folder.resolve(name + ".pem"));
  }

  /** A witness in this process that serves as long as it is switched on. */
  private WitnessAddress honest(String name, AtomicBoolean on) throws IOException {
    var witness =
        new Witness(
            cosigner(name), List.of(log.key()), folder.resolve(name), InstantSource.system());
    var server =
        new StrangeWitness((exchange, request) -> {
          switch (on.get() ? witness.add(request) : new Witness.Answer.Untrusted()) {
            case Witness.Answer.Cosigned(String line) -> StrangeWitness.send(exchange, 200, line);
            case Witness.Answer.Behind(long size) ->
                StrangeWitness.send(exchange, 409, "text/x.tlog.size", size + "\n");
            case Witness.Answer other -> StrangeWitness.send(exchange, 503, other.toString());
          }
        });
    open.add(server);
    return new WitnessAddress(server.url(), witness.key());
  }

  private WitnessAddress honest(String name) throws IOException {
    return honest(name, new AtomicBoolean(true));
  }

  private static Quorum quorum(int needed, WitnessAddress... witnesses) {
    return new Quorum(Arrays.stream(witnesses).map(WitnessAddress::key).toList(), needed);
  }

  private Witnesses offer(int needed, WitnessAddress... witnesses) {
    var offering =
        new Witnesses(
            log.application(),
            log.checkpoints(),
            new Proofs(log.reader()),
            cosignatures,
            List.of(witnesses),
            quorum(needed, witnesses),
            TIMEOUT,
            meters);
    open.add(offering);
    return offering;
  }

  private PublishedCheckpoints published(int needed, WitnessAddress... witnesses) {
    return new PublishedCheckpoints(
        log.checkpoints(), cosignatures, quorum(needed, witnesses), PATIENCE);
  }

  private static void eventually(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it never came to that").isLessThan(end);
      Thread.sleep(20);
    }
  }

  private void isPublished(PublishedCheckpoints published, long size) throws InterruptedException {
    eventually(() -> published.newest().map(it -> it.checkpoint().size() >= size).orElse(false));
  }

  private boolean hasProblem(CosignerKey witness, String kind) {
    var problem = cosignatures.state(witness).problem();
    return problem != null && problem.kind().equals(kind);
  }

  @Test
  void aProcessOfItsOwnCosignsAndGoesOnAfterItWasKilled() throws Exception {
    var data = folder.resolve("process");
    WitnessAddress address;
    PublishedCheckpoints published;
    int port = FreePort.lasting();
    try (var process = WitnessProcess.start(data, port, log.key().toString())) {
      address = process.address();
      published = published(1, address);
      offer(1, address);
      log.grown(300);
      isPublished(published, 300);
      var note = published.newest().orElseThrow().note();
      assertThat(quorum(1, address).require(note)).hasSize(1);
      assertThat(SignedNote.open(note, log.key())).startsWith("zij.test/log\n300\n");
      assertThat(WitnessProcess.run(List.of("--data", data.toString(), "--log", "" + log.key())))
          .satisfies(second -> assertThat(second.waitFor()).isEqualTo(2));
    }
    log.grown(50);
    eventually(() -> hasProblem(address.key(), "NO_ANSWER"));
    assertThat(published.newest().orElseThrow().checkpoint().size()).isEqualTo(300);
    try (var process = WitnessProcess.start(data, port, log.key().toString())) {
      assertThat(process.address()).isEqualTo(address);
      isPublished(published, 350);
      assertThat(cosignatures.state(address.key()).problem()).isNull();
    }
  }

  @Test
  void twoOfThreeAreEnoughAndOneIsNot() throws Exception {
    var secondIsOn = new AtomicBoolean(true);
    var first = honest("w1");
    var second = honest("w2", secondIsOn);
    var third = new WitnessAddress(URI.create("http://127.0.0.1:1"), cosigner("w3").key());
    var published = published(2, first, second, third);
    assertThat(published.newest()).isEmpty();
    offer(2, first, second, third);
    log.grown(10);
    isPublished(published, 10);
    assertThat(published.quorum().cosignatures(published.newest().orElseThrow().note())).hasSize(2);
    assertThat(published.progress().missingSince()).isNull();

    secondIsOn.set(false);
    log.grown(10);
    eventually(() -> cosignatures.cosignedSize(first.key()) == 20);
    eventually(() -> hasProblem(second.key(), "UNAVAILABLE"));
    assertThat(published.newest().orElseThrow().checkpoint().size()).isEqualTo(10);
    assertThat(published.progress())
        .satisfies(progress -> {
          assertThat(progress.signedSize()).isEqualTo(20);
          assertThat(progress.publishedSize()).isEqualTo(10);
          assertThat(progress.missingSince()).isBefore(Instant.now().plusSeconds(1));
        });
    assertThat(published.covering(9).checkpoint().size()).isEqualTo(10);
    assertThatExceptionOfType(NotWitnessedException.class).isThrownBy(() -> published.covering(10));

    secondIsOn.set(true);
    isPublished(published, 20);
    assertThat(cosignatures.state(second.key()).problem()).isNull();
    eventually(() -> hasProblem(third.key(), "NO_ANSWER"));
  }

  /** Each would have cosigned heads of its own if they were offered the newest at any time. */
  @Test
  void aSlowWitnessMeetsAFastOneOnTheSameHead() throws Exception {
    var slow = cosigner("slow");
    var grown = new AtomicInteger();
    var isSlow = new AtomicBoolean(true);
    var server =
        new StrangeWitness((exchange, request) -> {
          int end = grown.get() + 5;
          while (isSlow.get() && grown.get() < end && !Thread.interrupted()) {
            LockSupport.parkNanos(10_000_000);
          }
          var text = SignedNote.unverifiedText(request.note());
          StrangeWitness.send(exchange, 200, slow.cosign(text, Instant.now()).line());
        });
    open.add(server);
    var slowOne = new WitnessAddress(server.url(), slow.key());
    var fast = honest("fast");
    var published = published(2, fast, slowOne);
    offer(2, fast, slowOne);
    while (published.newest().isEmpty() || grown.get() < 20) {
      log.grown(1);
      assertThat(grown.incrementAndGet()).as("heads without a quorum").isLessThan(5_000);
    }
    isSlow.set(false);
    isPublished(published, grown.get());
    assertThat(server.requests())
        .as("most heads were passed over")
        .hasSizeLessThanOrEqualTo(1 + grown.get() / 5 + 1);
  }

  @Test
  void ofTwoServersOneOffersUntilItEnds() throws Exception {
    var witness = cosigner("w1");
    var server =
        new StrangeWitness((exchange, request) -> {
          var text = SignedNote.unverifiedText(request.note());
          StrangeWitness.send(exchange, 200, witness.cosign(text, Instant.now()).line());
        });
    open.add(server);
    var address = new WitnessAddress(server.url(), witness.key());
    var published = published(1, address);
    var first = offer(1, address);
    log.grown(1);
    isPublished(published, 1);
    offer(1, address);
    for (int size = 2; size <= 5; size++) {
      log.grown(1);
      isPublished(published, size);
    }
    assertThat(server.requests()).hasSize(5);
    first.close();
    log.grown(1);
    isPublished(published, 6);
  }

  @Test
  void closingDoesNotWaitForAWitness() throws Exception {
    var asked = new CountDownLatch(1);
    var server =
        new StrangeWitness((_, _) -> {
          asked.countDown();
          while (!Thread.currentThread().isInterrupted()) LockSupport.park();
        });
    open.add(server);
    var offering = offer(1, new WitnessAddress(server.url(), cosigner("w1").key()));
    log.grown(1);
    assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
    CompletableFuture.runAsync(offering::close).get(1, TimeUnit.MINUTES); // it asks for five
  }

  @Test
  void aReceiptCarriesTheCosignatures() throws Exception {
    var witness = honest("w1");
    offer(1, witness);
    log.grown(5);
    var published = published(1, witness);
    isPublished(published, 5);
    var receipts = new Receipts(log.reader(), new Proofs(log.reader()), published::covering);
    var receipt = receipts.receipt(3);
    assertThat(receipt).endsWith(published.newest().orElseThrow().note());
    assertThatIllegalArgumentException().isThrownBy(() -> receipts.receipt(5));
  }

  @Test
  void aForgedRowPublishesNothing() throws Exception {
    var witness = honest("w1");
    log.grown(5);
    var line = cosigner("other").cosign("x\n", Instant.now()).line().strip();
    log.execute(
        "insert into ledger.cosignature values (5, '%s', now(), '%s')"
            .formatted(witness.key(), line));
    assertThatIllegalStateException()
        .isThrownBy(() -> published(1, witness).newest())
        .withMessageContaining("do not hold");
  }

  @Test
  void withoutWitnessesAllThatIsSignedIsPublished() throws Exception {
    var published = published(0);
    assertThat(published.newest()).isEmpty();
    var head = log.grown(5);
    assertThat(published.newest()).contains(head);
    assertThat(published.covering(4)).isEqualTo(head);
    assertThat(published.progress().missingSince()).isNull();
  }
}
