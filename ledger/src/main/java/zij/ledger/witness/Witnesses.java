package zij.ledger.witness;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zij.ledger.log.Checkpoints;
import zij.ledger.log.Proofs;
import zij.ledger.log.Quorum;
import zij.ledger.log.SignedCheckpoint;

/**
 * Offers the log's checkpoints to its witnesses and stores what they cosign. Of several servers one
 * does it: the one that holds a lock of the database.
 *
 * <p>All witnesses are asked about the same checkpoint, or a quorum of slow ones would never meet
 * on one. Only when the quorum has cosigned it, or nobody is being asked any more, it is the turn
 * of the newest; those between are passed over.
 */
public final class Witnesses implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Witnesses.class);

  /** Any constant that no other lock of the database has. */
  private static final long OFFERING_LOCK = 0x7a696a2d776974L;

  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration LOCK_PAUSE = Duration.ofSeconds(2);
  private static final int ALIVE_SECONDS = 5;

  private record Asked(WitnessAddress witness, WitnessClient client, Turn turn) {}

  private final DataSource dataSource;
  private final Checkpoints checkpoints;
  private final Cosignatures cosignatures;
  private final Quorum quorum;
  private final InstantSource clock = InstantSource.system();
  private final MeterRegistry meters;
  private final HttpClient http;
  private final List<Asked> asked;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread thread;
  private @Nullable SignedCheckpoint offered;
  private volatile boolean closed;

  /**
   * Starts to offer.
   *
   * @param dataSource gives the connection that holds the lock, and is kept
   * @param timeout of one request to a witness
   */
  public Witnesses(
      DataSource dataSource,
      Checkpoints checkpoints,
      Proofs proofs,
      Cosignatures cosignatures,
      List<WitnessAddress> witnesses,
      Quorum quorum,
      Duration timeout,
      MeterRegistry meters) {
    this.dataSource = dataSource;
    this.checkpoints = checkpoints;
    this.cosignatures = cosignatures;
    this.quorum = quorum;
    this.meters = meters;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .build();
    this.asked =
        witnesses.stream()
            .map(witness -> {
              var client = new WitnessClient(http, witness, proofs, timeout, clock);
              return new Asked(witness, client, new Turn(cosignatures.cosignedSize(witness.key())));
            })
            .toList();
    asked.forEach(it -> gauge(it.witness, it.turn::cosigned));
    asked.forEach(it -> contradicts(it.witness));
    this.thread = Thread.ofPlatform().daemon().name("zij-witnesses").start(this::run);
  }

  private void gauge(WitnessAddress witness, LongSupplier size) {
    Gauge.builder("zij.witness.cosigned.size", size::getAsLong)
        .description("Entries of the log that the witness has cosigned")
        .tag("witness", witness.key().name())
        .register(meters);
  }

  private void contradicts(WitnessAddress witness) {
    Gauge.builder("zij.witness.contradicts", () -> contradicting(witness) ? 1 : 0)
        .description("1 when the witness has cosigned a log that this one does not extend")
        .tag("witness", witness.key().name())
        .register(meters);
  }

  private boolean contradicting(WitnessAddress witness) {
    var trouble = cosignatures.state(witness.key()).problem();
    return trouble != null && trouble.isContradiction();
  }

  private void run() {
    while (!closed && !asked.isEmpty()) {
      try (var connection = dataSource.getConnection()) {
        if (lock(connection)) {
          offer(connection);
        }
      } catch (SQLException | RuntimeException e) {
        if (!closed) {
          LOG.warn("Cannot offer checkpoints to the witnesses: {}", e.getMessage());
        }
      }
      pause(LOCK_PAUSE);
    }
  }

  private static boolean lock(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
      statement.setLong(1, OFFERING_LOCK);
      try (var row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** As long as the connection lives, which holds the lock. */
  private void offer(Connection connection) throws SQLException {
    while (!closed && connection.isValid(ALIVE_SECONDS)) {
      checkpoints.latest().ifPresent(this::offer);
      pause(PAUSE);
    }
  }

  private void offer(SignedCheckpoint newest) {
    var current = offered;
    if (current == null || isDone(current)) {
      current = newest;
      offered = newest;
    }
    for (var it : asked) {
      if (it.turn.begin(current.checkpoint().size())) {
        var checkpoint = current;
        threads.execute(() -> ask(it, checkpoint));
      }
    }
  }

  private boolean isDone(SignedCheckpoint checkpoint) {
    long size = checkpoint.checkpoint().size();
    return asked.stream().filter(it -> it.turn.cosigned() >= size).count() >= quorum.needed()
        || asked.stream().noneMatch(it -> it.turn.isBusy());
  }

  private void ask(Asked it, SignedCheckpoint checkpoint) {
    var outcome = "FAULT";
    try {
      outcome = askedOutcome(it, checkpoint);
    } catch (RuntimeException e) {
      it.turn.failed();
      if (!closed) {
        LOG.warn("Cannot ask witness {}: {}", it.witness.key().name(), e.getMessage());
      }
    } finally {
      var name = it.witness.key().name();
      meters.counter("zij.witness.answers", "witness", name, "outcome", outcome).increment();
    }
  }

  private String askedOutcome(Asked it, SignedCheckpoint checkpoint) {
    long size = checkpoint.checkpoint().size();
    try {
      cosignatures.store(size, it.client.ask(checkpoint, it.turn.cosigned()));
      it.turn.succeeded(size);
      return "COSIGNED";
    } catch (WitnessFailure failure) {
      tell(it.witness, failure);
      cosignatures.failed(it.witness.key(), failure, clock.instant());
      it.turn.failed();
      return failure.problem().name();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "INTERRUPTED";
    }
  }

  private static void tell(WitnessAddress witness, WitnessFailure failure) {
    switch (failure.problem()) {
      case AHEAD, FORKED ->
          LOG.error(
              "A WITNESS CONTRADICTS THE LOG: {}: {}", witness.key().name(), failure.getMessage());
      case NO_ANSWER, TOO_SLOW, UNAVAILABLE, REFUSED, BAD_ANSWER, WRONG_CLOCK ->
          LOG.warn("Witness {} did not cosign: {}", witness.key().name(), failure.getMessage());
    }
  }

  private void pause(Duration time) {
    if (closed) {
      return;
    }
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  /** Stops offering; requests under way are broken off. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    http.shutdownNow();
    threads.shutdownNow();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
