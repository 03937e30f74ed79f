package zij.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.StreamingEventProcessor;
import zij.bench.Measurement.Kind;
import zij.command.Commands;

/**
 * From sending a command to its event being durable, through the server's own wiring, on aggregates
 * that exist and are cached. First with everything that follows the log, then with nothing that
 * does; beside single inserts of as many clients in the same database.
 */
final class DispatchBenchmark implements Benchmark {
  private static final String DATABASE = "dispatch";

  /** No two senders have a product in common, or they would wait for its lock. */
  private static final int PRODUCTS_PER_SENDER = 4;

  private static final Duration LONGEST_CATCH_UP = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "dispatch";
  }

  @Override
  public List<Measurement> run(Plan plan, Database database) throws Exception {
    database.create(DATABASE);
    try (Servers server = new Servers(database, DATABASE)) {
      InsertPeer peer = new InsertPeer(database, DATABASE);
      Shelf shelf = new Shelf(server.part(Commands.class));
      shelf.fill(plan.senders() * PRODUCTS_PER_SENDER);
      var processing = server.part(EventProcessingConfiguration.class);
      var followers = new Followers(processing, database);
      List<Repricing> senders =
          IntStream.range(0, plan.senders()).mapToObj(n -> new Repricing(shelf, n)).toList();
      Load.warmUp(senders.size(), plan.warmUpSeconds(), senders::get);
      Measurement following = measure(plan, senders, peer, 1.0, "followed", followers);
      processing.eventProcessors().values().forEach(EventProcessor::shutDown);
      Measurement alone = measure(plan, senders, peer, 1.5, "alone", () -> {});
      return List.of(
          alone.withNote("no event processor runs"),
          following.withNote(
              "all projections and reactions run; they were up with the log %.1f s after a round"
                  .formatted(Rounds.median(followers.seconds))));
    }
  }

  private interface Between {
    void rest() throws Exception;
  }

  private static Measurement measure(
      Plan plan, List<Repricing> senders, InsertPeer peer, double limit, String how, Between rounds)
      throws Exception {
    Rounds ours = new Rounds();
    List<Double> theirs = new ArrayList<>();
    rounds.rest();
    for (int round = 0; round < plan.rounds(); round++) {
      ours.add(Load.run(senders.size(), plan.seconds(), senders::get));
      rounds.rest(); // or what still follows would slow the peer
      theirs.add(peer.run(plan.senders(), plan.seconds()));
    }
    return Measurement.of(
        "dispatch, %d senders, %s".formatted(plan.senders(), how),
        ours,
        peer.label(),
        Rounds.median(theirs),
        limit,
        Kind.LIMIT);
  }

  /** One sender, who goes round its products; every command changes a price, so none is idle. */
  private static final class Repricing implements Callable<Void> {
    private final Shelf shelf;
    private final int first;
    private long sent;

    Repricing(Shelf shelf, int sender) {
      this.shelf = shelf;
      this.first = sender * PRODUCTS_PER_SENDER;
    }

    @Override
    public Void call() {
      sent++;
      int product = first + (int) (sent % PRODUCTS_PER_SENDER);
      shelf.reprice(product, 100 + sent % 1_000);
      return null;
    }
  }

  /** Waits until every processor has seen the whole log. */
  private static final class Followers implements Between {
    private final EventProcessingConfiguration processing;
    private final Database database;
    private final List<Double> seconds = new ArrayList<>();

    Followers(EventProcessingConfiguration processing, Database database) {
      this.processing = processing;
      this.database = database;
    }

    @Override
    public void rest() throws Exception {
      long begin = System.nanoTime();
      long last = database.number(DATABASE, "select size - 1 from ledger.head");
      while (!haveSeen(last)) {
        if (System.nanoTime() - begin > LONGEST_CATCH_UP.toNanos()) {
          throw new IllegalStateException("the projections do not catch up");
        }
        Thread.sleep(10);
      }
      seconds.add((System.nanoTime() - begin) / 1e9);
    }

    private boolean haveSeen(long position) {
      return processing.eventProcessors().values().stream()
          .map(StreamingEventProcessor.class::cast)
          .allMatch(processor ->
              !processor.processingStatus().isEmpty()
                  && processor.processingStatus().values().stream()
                      .allMatch(s -> s.getCurrentPosition().orElse(-1) >= position));
    }
  }
}
