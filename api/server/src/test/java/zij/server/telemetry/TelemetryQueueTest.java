package zij.server.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import zij.query.telemetry.Telemetry;
import zij.query.telemetry.TelemetryKind;
import zij.query.telemetry.TelemetryRecord;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.ZijProperties;

/** What waits to be written, and for how long it stays. */
@ExtendWith(SharedServer.class)
class TelemetryQueueTest {
  private final RunningServer server;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  TelemetryQueueTest(RunningServer server) {
    this.server = server;
  }

  private static ZijProperties settings(String name, String value) {
    return new Binder(new MapConfigurationPropertySource(Map.of("zij." + name, value)))
        .bindOrCreate("zij", ZijProperties.class);
  }

  private static List<TelemetryRecord> records(int count, Instant at) {
    var visit =
        new TelemetryRecord.Visit(
            UUID.randomUUID(), "shop", null, 1, "en", "ios", "8.0", "other", "1", "");
    return IntStream.range(0, count)
        .mapToObj(
            i -> new TelemetryRecord(visit, i, at, TelemetryKind.CART, null, null, null, null))
        .toList();
  }

  private double counted(String result) {
    return meters.counter("zij.telemetry.records", "result", result).count();
  }

  @Test
  void whatDoesNotFitIsDroppedAndCounted() {
    TelemetryQueue queue =
        new TelemetryQueue(
            server.part(Telemetry.class), settings("telemetry.queue-capacity", "10"), meters);
    queue.offer(records(13, Instant.now()));
    assertThat(counted("dropped-queue-full")).isEqualTo(3);
    queue.write();
    assertThat(counted("stored")).isEqualTo(10);
  }

  @Test
  void whatPostgresqlDoesNotTakeIsDroppedAndCounted() {
    DSLContext nowhere = DSL.using(SQLDialect.POSTGRES);
    TelemetryQueue queue =
        new TelemetryQueue(
            new Telemetry(nowhere), settings("telemetry.queue-capacity", "10"), meters);
    queue.offer(records(2, Instant.now()));
    queue.write();
    assertThat(counted("dropped-not-stored")).isEqualTo(2);
  }

  private List<String> partitions(LocalDate from) {
    return server.texts(
        "select relname from pg_class c join pg_inherits i on c.oid = i.inhrelid"
            + " where i.inhparent = 'query.telemetry'::regclass and relname >= ? order by relname",
        "telemetry_" + from.toString().replace("-", ""));
  }

  /** The clock moves on; the partitions of the running server are far in the past by then. */
  @Test
  void daysComeAndGoAsTheClockMovesOn() {
    LocalDate day = LocalDate.of(2099, 1, 1);
    Instant noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    Telemetry telemetry = server.part(Telemetry.class);
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    try {
      new TelemetryRetention(telemetry, settings("telemetry.keep", "2d"), InstantSource.fixed(noon))
          .round();
      assertThat(partitions(today)).hasSize(2 + TelemetryRetention.DAYS_AHEAD);
      assertThat(telemetry.write(records(1, noon))).isEqualTo(1);
      InstantSource later = InstantSource.fixed(noon.plus(Duration.ofDays(3)));
      new TelemetryRetention(telemetry, settings("telemetry.keep", "2d"), later).round();
      assertThat(partitions(day)).first().isEqualTo("telemetry_20990102");
      assertThat(server.texts("select visit from query.telemetry where day >= '2099-01-01'"))
          .isEmpty();
    } finally {
      telemetry.dropBefore(noon.plus(Duration.ofDays(30)));
      telemetry.makeDays(today.minusDays(1), today.plusDays(TelemetryRetention.DAYS_AHEAD));
    }
  }
}
