package zij.server.witness;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import zij.ledger.log.Checkpoints;
import zij.ledger.log.CosignerKey;
import zij.ledger.log.Proofs;
import zij.ledger.log.Quorum;
import zij.ledger.witness.Cosignatures;
import zij.ledger.witness.PublishedCheckpoints;
import zij.ledger.witness.WitnessAddress;
import zij.ledger.witness.Witnesses;
import zij.server.StartFailure;
import zij.server.ZijProperties;

/** Who cosigns the log's checkpoints. */
@Configuration(proxyBeanMethods = false)
class WitnessConfiguration {
  /** A caller waits no longer for the quorum; healthy witnesses need a fraction of it. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /**
   * The witnesses as configured.
   *
   * @param addresses in the order of the settings
   */
  record Configured(List<WitnessAddress> addresses, Quorum quorum) {}

  @Bean
  Configured configuredWitnesses(ZijProperties properties) {
    List<WitnessAddress> addresses = new ArrayList<>();
    try {
      for (ZijProperties.Witness witness : properties.log().witnesses()) {
        addresses.add(new WitnessAddress(witness.url(), CosignerKey.parse(witness.vkey())));
      }
      List<CosignerKey> keys = addresses.stream().map(WitnessAddress::key).toList();
      Integer needed = properties.log().quorum();
      Quorum quorum = needed == null ? Quorum.majority(keys) : new Quorum(keys, needed);
      return new Configured(addresses, quorum);
    } catch (IllegalArgumentException e) {
      throw new StartFailure("zij.log.witnesses or zij.log.quorum is wrong: " + e.getMessage(), e);
    }
  }

  @Bean
  Cosignatures cosignatures(DataSource dataSource) {
    return new Cosignatures(dataSource);
  }

  @Bean
  PublishedCheckpoints publishedCheckpoints(
      Checkpoints checkpoints,
      Cosignatures cosignatures,
      Configured witnesses,
      MeterRegistry meters) {
    PublishedCheckpoints published =
        new PublishedCheckpoints(checkpoints, cosignatures, witnesses.quorum(), PATIENCE);
    Gauge.builder("zij.quorum.missing", () -> missingSeconds(published))
        .description("For how long a signed checkpoint has waited for the quorum")
        .baseUnit("seconds")
        .register(meters);
    return published;
  }

  private static double missingSeconds(PublishedCheckpoints published) {
    Instant since = published.progress().missingSince();
    return since == null ? 0 : Math.max(0, Duration.between(since, Instant.now()).toMillis() / 1e3);
  }

  @Bean
  Witnesses askedWitnesses(
      @Qualifier("log") DataSource dataSource,
      Checkpoints checkpoints,
      Proofs proofs,
      Cosignatures cosignatures,
      Configured witnesses,
      ZijProperties properties,
      MeterRegistry meters) {
    return new Witnesses(
        dataSource,
        checkpoints,
        proofs,
        cosignatures,
        witnesses.addresses(),
        witnesses.quorum(),
        properties.log().witnessTimeout(),
        meters);
  }
}
