package zij.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import zij.command.Commands;
import zij.ledger.log.LogReader;

/** How long after a commit the world sees a checkpoint that covers it, over HTTP. */
final class CheckpointBenchmark implements Benchmark {
  private static final String DATABASE = "checkpoint";
  private static final double LIMIT_MS = 1_000;
  private static final int CALLERS = 8;
  private static final int POLL_MS = 5;

  @Override
  public String name() {
    return "checkpoint";
  }

  @Override
  public List<Measurement> run(Plan plan, Database database) throws Exception {
    database.create(DATABASE);
    List<Publication> callers = new ArrayList<>();
    try (Servers server = new Servers(database, DATABASE)) {
      Shelf shelf = new Shelf(server.part(Commands.class));
      shelf.fill(CALLERS);
      LogReader log = server.part(LogReader.class);
      URI address = URI.create("http://localhost:" + server.port());
      for (int caller = 0; caller < CALLERS; caller++) {
        callers.add(new Publication(shelf, caller, log, new HttpConnection(address)));
      }
      Load.warmUp(CALLERS, plan.warmUpSeconds(), callers::get);
      Rounds rounds = new Rounds();
      for (int round = 0; round < plan.rounds(); round++) {
        rounds.add(Load.run(CALLERS, plan.seconds(), callers::get));
      }
      return List.of(
          Measurement.within("commit to checkpoint, p99", rounds, LIMIT_MS)
              .withNote(CALLERS + " writers, each looks every " + POLL_MS + " ms"));
    } finally {
      for (Publication caller : callers) {
        caller.http.close();
      }
    }
  }

  /** Changes a price and waits until the published checkpoint covers what is then in the log. */
  private static final class Publication implements Callable<Void> {
    private final Shelf shelf;
    private final int product;
    private final LogReader log;
    private final HttpConnection http;
    private long sent;

    Publication(Shelf shelf, int product, LogReader log, HttpConnection http) {
      this.shelf = shelf;
      this.product = product;
      this.log = log;
      this.http = http;
    }

    @Override
    public Void call() throws IOException, InterruptedException {
      sent++;
      shelf.reprice(product, 100 + sent % 1_000);
      long size = log.size();
      while (published() < size) Thread.sleep(POLL_MS);
      return null;
    }

    private long published() throws IOException {
      return Long.parseLong(http.json("GET", "/log/checkpoint", "", "").split("\n", 3)[1]);
    }
  }
}
