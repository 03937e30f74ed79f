package zij.server.log;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DefaultEventBusSpanFactory;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import zij.ledger.log.Appender;
import zij.ledger.log.Checkpoints;
import zij.ledger.log.ForkAlarm;
import zij.ledger.log.ForkException;
import zij.ledger.log.HeadListener;
import zij.ledger.log.KeptCheckpoint;
import zij.ledger.log.LiveTail;
import zij.ledger.log.LogEventStorageEngine;
import zij.ledger.log.LogEventStore;
import zij.ledger.log.LogReader;
import zij.ledger.log.LogSigner;
import zij.ledger.log.Proofs;
import zij.ledger.log.PublishedTiles;
import zij.ledger.log.Receipts;
import zij.ledger.log.SignedTiles;
import zij.ledger.log.VerifierKeys;
import zij.ledger.witness.PublishedCheckpoints;
import zij.server.StartFailure;
import zij.server.ZijProperties;
import zij.server.axon.AxonSpans;
import zij.server.metrics.SaleMeters;
import zij.server.storage.DataFolder;
import zij.server.trace.Traces;

/** The log as Axon's event store. */
@Configuration(proxyBeanMethods = false)
class LogConfiguration {
  /** Readers that are no further behind read what this server appended from memory. */
  private static final int TAIL_ENTRIES = 8_192;

  /** What projections and reactions may lag on purpose, so that they read in larger helpings. */
  private static final Duration READERS_PAUSE = Duration.ofMillis(20);

  /**
   * What those may lag that nobody waits for with a phone in the hand. With commits of their own
   * for every few events, they cost more than the purchases that they tell of.
   */
  private static final Duration UNHURRIED_PAUSE = Duration.ofMillis(250);

  private static final int CONCURRENT_READS = 16;
  private static final Duration SAFETY_POLL = Duration.ofSeconds(1);

  @Bean
  LiveTail liveTail() {
    return new LiveTail(TAIL_ENTRIES, READERS_PAUSE, UNHURRIED_PAUSE);
  }

  @Bean
  ForkAlarm forkAlarm(MeterRegistry meters) {
    return new ForkAlarm(meters);
  }

  /** Made after the checkpoints: nothing is appended to a log that was not compared with them. */
  @Bean
  Appender appender(
      @Qualifier("log") DataSource dataSource,
      ZijProperties properties,
      LiveTail tail,
      Checkpoints compared,
      ForkAlarm alarm,
      MeterRegistry meters) {
    Appender.Limits d = Appender.Limits.DEFAULT;
    Appender.Limits limits =
        new Appender.Limits(
            properties.log().queueCapacity(),
            d.queuedBytes(),
            d.unitEvents(),
            d.batchEvents(),
            d.reconnect(),
            d.answer());
    return new Appender(dataSource, limits, tail, alarm, meters);
  }

  @Bean
  HeadListener headListener(@Qualifier("log") DataSource dataSource, LiveTail tail, Appender own) {
    return new HeadListener(dataSource, tail, own, SAFETY_POLL);
  }

  @Bean
  LogReader logReader(DataSource dataSource) {
    return new LogReader(dataSource, CONCURRENT_READS);
  }

  @Bean
  LogEventStorageEngine eventStorageEngine(
      Appender appender,
      LogReader reader,
      @Qualifier("eventSerializer") Serializer eventSerializer) {
    return new LogEventStorageEngine(appender, reader, eventSerializer, NoOpEventUpcaster.INSTANCE);
  }

  @Bean("eventBus")
  LogEventStore eventStore(
      LogEventStorageEngine engine,
      LogReader reader,
      LiveTail tail,
      Traces traces,
      MeterRegistry meters) {
    return new LogEventStore(
        engine,
        reader,
        tail,
        DefaultEventBusSpanFactory.builder().spanFactory(new AxonSpans(traces)).build(),
        new SaleMeters(meters));
  }

  @Bean
  LogSigner logSigner(ZijProperties properties, DataFolder data) {
    try {
      LogSigner signer =
          LogSigner.loadOrCreate(origin(properties, data), data.resolve("keys/log.pem"));
      // For whoever verifies on this machine; everybody else gets them from /log/vkeys.
      Files.writeString(data.resolve("log.vkey"), signer.verifierKeys().toString());
      return signer;
    } catch (IOException | IllegalArgumentException e) {
      throw new StartFailure("The log's signing key cannot be used: " + e.getMessage(), e);
    }
  }

  @Bean
  Checkpoints checkpoints(
      DataSource dataSource, LogSigner signer, DataFolder data, ForkAlarm alarm) {
    Path file = data.resolve("log.checkpoint");
    try {
      KeptCheckpoint kept = new KeptCheckpoint(file, signer.verifierKeys());
      Checkpoints checkpoints = new Checkpoints(dataSource, signer, kept, alarm);
      // Before anything reads or appends: a restored log would do again what it did once.
      var _ = checkpoints.publish();
      return checkpoints;
    } catch (ForkException e) {
      throw new StartFailure(
          e.getMessage() + ". Is this an old backup? " + file + " holds what was signed.", e);
    } catch (IOException | IllegalArgumentException e) {
      throw new StartFailure(file + " cannot be used: " + e.getMessage(), e);
    }
  }

  @Bean
  SignedTiles signedTiles(LogReader reader, Checkpoints checkpoints) {
    return SignedTiles.of(reader, checkpoints);
  }

  @Bean
  PublishedTiles publishedTiles(LogReader reader, SignedTiles tiles, Checkpoints checkpoints) {
    return new PublishedTiles(reader, tiles, checkpoints);
  }

  @Bean
  Proofs proofs(SignedTiles tiles) {
    return new Proofs(tiles);
  }

  @Bean
  Receipts receipts(LogReader reader, Proofs proofs, PublishedCheckpoints checkpoints) {
    return new Receipts(reader, proofs, checkpoints::covering);
  }

  /**
   * What is configured; else the name the log has had, whatever the address is now; else host and
   * path of the public address (C2SP tlog-tiles, "origin").
   */
  private static String origin(ZijProperties properties, DataFolder data) throws IOException {
    String configured = properties.log().origin();
    if (configured != null && !configured.isBlank()) return configured;
    Path keys = data.resolve("log.vkey");
    if (Files.exists(keys)) return VerifierKeys.parse(Files.readString(keys)).name();
    return properties.publicUrl().getAuthority() + properties.publicUrl().getPath() + "/log";
  }
}
