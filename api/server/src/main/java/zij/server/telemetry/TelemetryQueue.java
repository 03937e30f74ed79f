package zij.server.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import zij.query.telemetry.Telemetry;
import zij.query.telemetry.TelemetryRecord;
import zij.server.ZijProperties;

/**
 * Holds records until they are written, a few hundred milliseconds later and many at a time. When
 * it is full, or PostgreSQL does not take them, records are dropped and counted: telemetry is worth
 * less than the time of anybody who buys. Thread-safe.
 */
@Component
class TelemetryQueue {
  private static final Logger LOG = LoggerFactory.getLogger(TelemetryQueue.class);
  private static final String RECORDS = "zij.telemetry.records";

  private final Telemetry telemetry;
  private final BlockingQueue<TelemetryRecord> waiting;
  private final Counter stored;
  private final Counter repeated;
  private final Counter full;
  private final Counter lost;

  TelemetryQueue(Telemetry telemetry, ZijProperties properties, MeterRegistry meters) {
    this.telemetry = telemetry;
    this.waiting = new ArrayBlockingQueue<>(properties.telemetry().queueCapacity());
    this.stored = meters.counter(RECORDS, "result", "stored");
    this.repeated = meters.counter(RECORDS, "result", "repeated");
    this.full = meters.counter(RECORDS, "result", "dropped-queue-full");
    this.lost = meters.counter(RECORDS, "result", "dropped-not-stored");
    Gauge.builder("zij.telemetry.queue", waiting, BlockingQueue::size).register(meters);
  }

  /** Takes records to be written soon; never waits. */
  void offer(List<TelemetryRecord> records) {
    for (TelemetryRecord record : records) {
      if (!waiting.offer(record)) full.increment();
    }
  }

  /** Writes what waits. */
  @Scheduled(fixedDelayString = "PT0.3S")
  @PreDestroy
  synchronized void write() {
    List<TelemetryRecord> batch = new ArrayList<>();
    while (waiting.drainTo(batch, Telemetry.MAX_BATCH) > 0) {
      write(batch);
      batch.clear();
    }
  }

  private void write(List<TelemetryRecord> batch) {
    try {
      int written = telemetry.write(batch);
      stored.increment(written);
      repeated.increment(batch.size() - written);
    } catch (DataAccessException | org.springframework.dao.DataAccessException e) {
      lost.increment(batch.size());
      LOG.warn("{} records of telemetry were not stored: {}", batch.size(), e.getMessage());
    }
  }
}
