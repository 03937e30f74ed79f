package zij.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.HdrHistogram.Histogram;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.postgresql.PGConnection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.bench.Measurement.Kind;
import zij.language.Provenance;
import zij.language.TelegramUserId;
import zij.language.audit.AccessId;
import zij.language.audit.AuditEvent;
import zij.language.audit.Subject;

/**
 * An auditor's export of the whole log over HTTP, with a proof of every entry and without, in the
 * heap of the whole run, client included; beside what the database itself copies out. The log has
 * 20,000 entries for each second of a round, up to a million.
 */
final class ExportBenchmark implements Benchmark {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String DATABASE = "export";
  private static final int ENTRIES_PER_SECOND = 20_000;
  private static final int MAX_ENTRIES = 1_000_000;
  private static final int UNIT = 500;
  private static final Duration LONGEST_CATCH_UP = Duration.ofMinutes(15);

  /** How the copy compares is to be seen, not to be reached: it hashes and encodes nothing. */
  private static final double GOAL = 0.05;

  @Override
  public String name() {
    return "export";
  }

  @Override
  public List<Measurement> run(Plan plan, Database database) throws Exception {
    database.create(DATABASE);
    int entries = Math.min(MAX_ENTRIES, plan.seconds() * ENTRIES_PER_SECOND);
    try (Servers server = new Servers(database, DATABASE);
        HeapMark heap = new HeapMark()) {
      fill(server.part(EventStore.class), entries);
      double followed = awaitProjection(database, entries);
      Rounds proven = new Rounds();
      Rounds plain = new Rounds();
      List<Double> theirs = new ArrayList<>();
      for (int round = 0; round < plan.rounds(); round++) {
        proven.add(export(server, true, entries));
        plain.add(export(server, false, entries));
        theirs.add(copy(database));
      }
      String said =
          "%d entries; heap after collections %d of %d MiB at the most; found %.1f s after"
              .formatted(
                  entries, heap.highestMiB(), Runtime.getRuntime().maxMemory() >> 20, followed);
      return List.of(
          line("export, proven", proven, theirs).withNote(said),
          line("export, without proofs", plain, theirs).withNote(said));
    }
  }

  private static Measurement line(String name, Rounds ours, List<Double> theirs) {
    return Measurement.of(
        name, ours, "COPY of the same rows", Rounds.median(theirs), GOAL, Kind.GOAL);
  }

  private static void fill(EventStore log, int entries) {
    Provenance by = new Provenance("1", "user", "audit.record-access", "", "update:1");
    for (int done = 0; done < entries; done += UNIT) {
      List<EventMessage<?>> unit = new ArrayList<>();
      for (int i = 0; i < UNIT; i++) {
        AccessId id = new AccessId(UUID.randomUUID());
        Object event =
            new AuditEvent.Accessed(
                id, new TelegramUserId(1), Subject.QUERY, "x".repeat(200), Instant.EPOCH);
        unit.add(
            new GenericDomainEventMessage<>("audit", id.toString(), 0, event, by.asMetadata()));
      }
      log.publish(unit);
    }
  }

  /** Seconds until all can be found. */
  private static double awaitProjection(Database database, int entries) throws Exception {
    long begin = System.nanoTime();
    while (database.number(DATABASE, "select coalesce(max(position) + 1, 0) from query.entry")
        < entries) {
      if (System.nanoTime() - begin > LONGEST_CATCH_UP.toNanos()) {
        throw new IllegalStateException("the entries cannot be found");
      }
      Thread.sleep(100);
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  /** One export, read to its end; its rate counts entries, and its one latency is its length. */
  private static Load.Round export(Servers server, boolean proofs, int entries)
      throws IOException, InterruptedException {
    URI uri =
        URI.create(
            "http://localhost:%d/api/ledger/export?proofs=%b&asOf=%d"
                .formatted(server.port(), proofs, entries));
    HttpRequest request =
        HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + session(server)).build();
    long begin = System.nanoTime();
    long lines = 0;
    try (HttpClient http = HttpClient.newHttpClient();
        InputStream body = new BufferedInputStream(answer(http, request))) {
      byte[] buffer = new byte[1 << 16];
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        for (int i = 0; i < n; i++) if (buffer[i] == '\n') lines++;
      }
    }
    long nanos = System.nanoTime() - begin;
    if (lines != entries + 2) throw new IOException("an export of %d lines".formatted(lines));
    Histogram latency = Load.newHistogram();
    latency.recordValue(Math.min(nanos / 1_000, latency.getHighestTrackableValue()));
    return new Load.Round(entries, nanos / 1e9, latency);
  }

  private static InputStream answer(HttpClient http, HttpRequest request)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      answer.body().close(); // a client that is closed waits for the end of every answer
      throw new IOException("no export: " + answer.statusCode());
    }
    return answer.body();
  }

  /** An auditor signs in as everybody does, since what an auditor does is recorded with it. */
  private static String session(Servers server) throws IOException {
    try (HttpConnection telegram = new HttpConnection(server.telegram());
        HttpConnection shop = new HttpConnection(URI.create("http://localhost:" + server.port()))) {
      String launch = "/simulator/api/users/" + Servers.AUDITOR + "/launch";
      JsonNode data = JSON.readTree(telegram.json("POST", launch, "", "{}")).path("initData");
      String signIn = JSON.writeValueAsString(Map.of("initData", data.asString()));
      return JSON.readTree(shop.json("POST", "/api/auth/telegram", "", signIn))
          .path("token")
          .asString();
    }
  }

  /** Rows per second. */
  private static double copy(Database database) throws Exception {
    long begin = System.nanoTime();
    long rows;
    try (Connection connection = database.connect(DATABASE)) {
      rows =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut(
                  "copy (select e.*, l.payload, l.metadata, l.leaf_hash from query.entry e join"
                      + " ledger.event l using (position) order by position) to stdout (format"
                      + " csv)",
                  OutputStream.nullOutputStream());
    }
    return rows / ((System.nanoTime() - begin) / 1e9);
  }
}
