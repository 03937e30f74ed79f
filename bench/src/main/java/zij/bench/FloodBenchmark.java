package zij.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signing in by many people at a steady rate, alone and while one person does nothing else on many
 * connections. A sign-in's time counts from when it was due.
 */
final class FloodBenchmark implements Benchmark {
  private static final String DATABASE = "flood";

  /** How much longer the others may wait than without the flood. */
  private static final double LIMIT = 2;

  private static final int SIGN_INS_PER_SECOND = 20;
  private static final int CALLERS = 10;

  /** So many that none of them signs in oftener than a user may. */
  private static final int PEOPLE_OF_A_CALLER = 40;

  private static final long EVERY = 1_000_000_000L * CALLERS / SIGN_INS_PER_SECOND;

  /** Of one person as in a shop; all come from one address here, which is not what is measured. */
  private static final Map<String, String> LIMITS =
      Map.of("zij.limits.sign-ins", "60", "zij.limits.address-sign-ins", "1000000");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  public String name() {
    return "flood";
  }

  @Override
  public List<Measurement> run(Plan plan, Database database) throws Exception {
    database.create(DATABASE);
    List<Caller> others = new ArrayList<>();
    List<Caller> flood = new ArrayList<>();
    try (Shop shop = new Shop(database, DATABASE, LIMITS)) {
      for (int i = 0; i < CALLERS; i++) {
        others.add(new Caller(shop, signIns(shop, PEOPLE_OF_A_CALLER)));
      }
      List<byte[]> one = signIns(shop, 1);
      for (int i = 0; i < plan.senders(); i++) flood.add(new Caller(shop, one));
      if (plan.warmUpSeconds() > 0) {
        var _ = round(others, List.of(), plan.warmUpSeconds() / 2);
        var _ = round(others, flood, plan.warmUpSeconds() / 2);
      }
      Histogram quiet = Load.newHistogram();
      Histogram flooded = Load.newHistogram();
      Counts counts = new Counts();
      for (int round = 0; round < plan.rounds(); round++) {
        quiet.add(round(others, List.of(), plan.seconds()).latencies);
        Counts of = round(others, flood, plan.seconds());
        flooded.add(of.latencies);
        counts.asked.add(of.asked.sum());
        counts.letIn.add(of.letIn.sum());
      }
      return List.of(line(plan, quiet, flooded, counts));
    } finally {
      for (Caller caller : others) caller.close();
      for (Caller caller : flood) caller.close();
    }
  }

  private static Measurement line(Plan plan, Histogram quiet, Histogram flooded, Counts counts) {
    double quietMs = quiet.getValueAtPercentile(99) / 1_000.0;
    double floodedMs = flooded.getValueAtPercentile(99) / 1_000.0;
    return new Measurement(
        "sign-in beside a flood, p99",
        1_000 / floodedMs,
        "the same without the flood; per second is what one caller gets at its p99",
        1_000 / quietMs,
        1 / LIMIT,
        Measurement.Kind.LIMIT,
        flooded.getValueAtPercentile(50) / 1_000.0,
        floodedMs,
        "%d/s by others; %,d/s by one person on %d connections, of which %d were let in; quiet p99 %.1f ms"
            .formatted(
                SIGN_INS_PER_SECOND,
                counts.asked.sum() / ((long) plan.rounds() * plan.seconds()),
                plan.senders(),
                counts.letIn.sum(),
                quietMs));
  }

  /** Signed launches of new people, as they are posted. */
  private static List<byte[]> signIns(Shop shop, int people) throws IOException {
    List<byte[]> all = new ArrayList<>();
    try (HttpConnection telegram = new HttpConnection(shop.telegram)) {
      for (int i = 0; i < people; i++) {
        String person =
            telegram.json("POST", "/simulator/api/users", "", "{\"languageCode\":\"en\"}");
        String path =
            "/simulator/api/users/" + JSON.readTree(person).path("id").asLong() + "/launch";
        String initData = Session.text(telegram.json("POST", path, "", "{}"), "initData");
        all.add(JSON.writeValueAsString(Map.of("initData", initData)).getBytes(UTF_8));
      }
    }
    return all;
  }

  private static final class Counts {
    final Histogram latencies = Load.newHistogram();
    final LongAdder asked = new LongAdder();
    final LongAdder letIn = new LongAdder();
  }

  private static Counts round(List<Caller> others, List<Caller> flood, int seconds)
      throws Exception {
    Counts counts = new Counts();
    AtomicBoolean isOver = new AtomicBoolean();
    List<Future<Void>> ends = new ArrayList<>();
    List<Future<Histogram>> measured = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Caller caller : flood) {
        Callable<Void> endlessly =
            () -> {
              while (!isOver.get()) {
                if (caller.signIn() == 200) counts.letIn.increment();
                counts.asked.increment();
              }
              return null;
            };
        ends.add(threads.submit(endlessly));
      }
      for (int i = 0; i < others.size(); i++) {
        Caller caller = others.get(i);
        long offset = EVERY * i / others.size();
        measured.add(threads.submit(() -> caller.signInPaced(offset, seconds)));
      }
      try {
        for (Future<Histogram> one : measured) counts.latencies.add(one.get());
      } finally {
        isOver.set(true); // or else nobody would ever hear of a failure
      }
      for (Future<Void> end : ends) end.get();
    }
    return counts;
  }

  /** A connection on which some people sign in, one after the other. For one thread. */
  private static final class Caller implements AutoCloseable {
    private static final String HEADERS = "Content-Type: application/json\r\n";

    private final HttpConnection server;
    private final List<byte[]> signIns;
    private int next;

    Caller(Shop shop, List<byte[]> signIns) throws IOException {
      this.server = new HttpConnection(shop.server);
      this.signIns = signIns;
    }

    /** Answers the status: 200, or 429 for too many. */
    int signIn() throws IOException {
      byte[] body = signIns.get(next++ % signIns.size());
      int status = server.exchange("POST", "/api/auth/telegram", HEADERS, body).status();
      if (status != 200 && status != 429) throw new IOException("answered " + status);
      return status;
    }

    Histogram signInPaced(long offset, int seconds) throws IOException {
      Histogram latencies = Load.newHistogram();
      long due = System.nanoTime() + offset;
      long end = System.nanoTime() + seconds * 1_000_000_000L;
      for (; due < end; due += EVERY) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        if (signIn() != 200) throw new IOException("somebody else was refused");
        latencies.recordValue((System.nanoTime() - due) / 1_000);
      }
      return latencies;
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
