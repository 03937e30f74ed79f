package zij.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.language.Provenance;
import zij.language.TelegramUserId;
import zij.language.audit.AccessId;
import zij.language.audit.AuditEvent;
import zij.language.audit.Subject;
import zij.server.Answer;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.Shopper;

/** Exports that no buffer holds, on a server of their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongExportTest {
  private static final int ENTRIES = 15_000;
  private static final int UNIT = 500;

  private final HttpClient http = HttpClient.newHttpClient();
  private final RunningServer server =
      RunningServer.start(Map.of("zij.audit.longest-question", "6s"));
  private final Ledger ledger = Ledger.of(server);

  @BeforeAll
  void aLongLog() {
    EventStore log = server.part(EventStore.class);
    for (int i = 0; i < ENTRIES / UNIT; i++) log.publish(unit());
    ledger.awaitAll();
  }

  private static List<EventMessage<?>> unit() {
    List<EventMessage<?>> unit = new ArrayList<>();
    Provenance by = new Provenance("1", "user", "audit.record-access", "", "update:1");
    for (int i = 0; i < UNIT; i++) {
      AccessId id = new AccessId(UUID.randomUUID());
      Object event =
          new AuditEvent.Accessed(
              id, new TelegramUserId(1), Subject.QUERY, "x".repeat(900), Instant.EPOCH);
      unit.add(new GenericDomainEventMessage<>("audit", id.toString(), 0, event, by.asMetadata()));
    }
    return unit;
  }

  @AfterAll
  void stop() {
    server.close();
  }

  /** Begins an export of about 35 MB, of which nothing is read yet but what the network took. */
  private InputStream begin(Shopper auditor) throws Exception {
    HttpResponse<InputStream> response =
        http.send(
            auditor.request("/api/ledger/export?proofs=true").build(),
            HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  private List<JsonNode> ends() {
    return server
        .texts(
            "select convert_from(payload, 'UTF8') from ledger.event"
                + " where type = 'audit.export-ended' order by position")
        .stream()
        .map(json -> JsonMapper.shared().readTree(json))
        .toList();
  }

  private void awaitEnds(int count) {
    Eventually.holds(() -> ends().size() == count);
  }

  @Test
  void oneAtATimeForEachAuditorAndWhoGoesAwayStopsIt() throws Exception {
    int before = ends().size();
    try (InputStream export = begin(ledger.auditor())) {
      assertThat(export.read()).isEqualTo('{');
      Answer second = ledger.get("/export");
      assertThat(second.problem()).isEqualTo("429 EXPORT_RUNNING");
      assertThat(second.header("Retry-After")).isEqualTo("10");
      try (InputStream other = begin(server.owner())) {
        assertThat(other.read()).as("another auditor need not wait").isEqualTo('{');
      }
    }
    awaitEnds(before + 2);
    for (JsonNode end : ends().subList(before, before + 2)) {
      assertThat(end.path("whole").asBoolean()).isFalse();
      assertThat(end.path("rows").asInt()).isLessThan(ENTRIES);
    }
    Answer next = ledger.get("/export?type=order.paid");
    assertThat(next.status()).isEqualTo(200);
    awaitEnds(before + 3);
  }

  /** It reads as far ahead as the network takes, and waits. */
  @Test
  void waitsForItsReader() throws Exception {
    int before = ends().size();
    try (InputStream export = begin(ledger.auditor())) {
      assertThat(export.read()).isEqualTo('{');
      Thread.sleep(1_000); // time enough to write it all
      assertThat(ends()).hasSize(before);
    }
    awaitEnds(before + 1);
    assertThat(ends().getLast().path("rows").asInt()).isLessThan(ENTRIES / 2);
  }

  @Test
  void hasEveryEntryOnceAndIsWhole() throws Exception {
    int before = ends().size();
    long size = ledger.awaitAll();
    long position = 0;
    try (BufferedReader lines = lines(begin(ledger.auditor()))) {
      assertThat(lines.readLine()).startsWith("{\"kind\":\"head\"");
      String line = lines.readLine();
      while (line.startsWith("{\"kind\":\"entry\"")) {
        assertThat(line).startsWith("{\"kind\":\"entry\",\"position\":" + position + ",");
        position++;
        line = lines.readLine();
      }
      assertThat(line).isEqualTo("{\"kind\":\"foot\",\"entries\":" + position + "}");
      assertThat(lines.readLine()).isNull();
    }
    assertThat(position).isGreaterThanOrEqualTo(size);
    awaitEnds(before + 1);
  }

  @Test
  void breaksOffSoThatItsReaderNoticesWhenTheDatabaseFails() throws Exception {
    int before = ends().size();
    String last = "";
    boolean noticed = false;
    try (BufferedReader lines = lines(begin(ledger.auditor()))) {
      assertThat(lines.readLine()).startsWith("{\"kind\":\"head\"");
      as("revoke select on query.entry from zij");
      try {
        String line = lines.readLine();
        while (line != null) {
          last = line;
          line = lines.readLine();
        }
      } catch (IOException e) {
        noticed = true;
      }
    } finally {
      as("grant select on query.entry to zij");
    }
    assertThat(noticed).as("the connection ends before the file does").isTrue();
    assertThat(last).doesNotContain("\"kind\":\"foot\"");
    awaitEnds(before + 1);
    assertThat(ends().getLast().path("whole").asBoolean()).isFalse();
  }

  /** The old entries are slow to read, the newest are not. */
  @Test
  void aQuestionThatTakesTooLongIsToldSoAndNothingIsSent() throws Exception {
    int before = ends().size();
    as("create policy slow on query.entry using (position > 300 or pg_sleep(7) is not null)");
    as("alter table query.entry enable row level security");
    try {
      for (String question :
          List.of("/entries?sort=oldest", "/search?q=1", "/export?proofs=true")) {
        Answer answer = ledger.get(question);
        assertThat(answer.problem()).as(question).isEqualTo("422 QUERY_TOO_SLOW");
        assertThat(answer.header("Content-Disposition")).as("no file").isEmpty();
      }
      assertThat(ledger.get("/entries?sort=newest&limit=1").status()).isEqualTo(200);
    } finally {
      as("alter table query.entry disable row level security");
      as("drop policy slow on query.entry");
    }
    awaitEnds(before + 1);
    assertThat(ends().getLast().path("rows").asInt()).isZero();
    assertThat(ledger.get("/export?maxPosition=1").status())
        .as("it may be tried again")
        .isEqualTo(200);
    awaitEnds(before + 2);
  }

  @Test
  void theBookHasItsTimeToo() throws Exception {
    try (Connection superuser = server.superuser();
        var statement = superuser.createStatement()) {
      superuser.setAutoCommit(false);
      statement.execute("lock table book.posting in access exclusive mode");
      assertThat(ledger.get("/accounts").problem()).isEqualTo("422 QUERY_TOO_SLOW");
      superuser.rollback();
    }
  }

  private void as(String sql) throws SQLException {
    try (Connection superuser = server.superuser();
        var statement = superuser.createStatement()) {
      statement.execute(sql);
    }
  }

  /** What cannot be recorded is not answered. */
  @Test
  void answersNothingThatTheLogDoesNotTake() throws Exception {
    long before = server.logSize();
    as("alter function ledger.append rename to append_no_more");
    try {
      Answer answer = ledger.get("/entries?limit=1");
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.text()).doesNotContain("entries\":[");
    } finally {
      as("alter function ledger.append_no_more rename to append");
    }
    assertThat(server.logSize()).isEqualTo(before);
    assertThat(ledger.get("/entries?limit=1").status()).isEqualTo(200);
  }

  private static BufferedReader lines(InputStream export) {
    return new BufferedReader(new InputStreamReader(export, StandardCharsets.UTF_8));
  }
}
