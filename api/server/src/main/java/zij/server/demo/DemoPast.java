package zij.server.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import zij.command.Commands;
import zij.ledger.log.LogReader;
import zij.query.telemetry.Telemetry;
import zij.server.StartFailure;
import zij.server.ZijProperties;
import zij.server.axon.Reactions;
import zij.server.sample.SampleCatalogue;
import zij.server.sample.SampleCatalogue.Sample;
import zij.server.telegram.InvoicePayload;
import zij.server.telemetry.Pseudonyms;

/**
 * Gives a demo a past: orders that went through the real commands at times of long ago, payments
 * that the simulator knows of, and visits. It is made before anything follows the log: projections
 * read the past afterwards as they read anything, and reactions begin behind it, because its
 * consequences are part of it.
 */
@Component
@ConditionalOnProperty("zij.demo.orders")
class DemoPast {
  private static final Logger LOG = LoggerFactory.getLogger(DemoPast.class);

  private final DemoSettings settings;
  private final ZijProperties properties;
  private final Commands commands;
  private final LogReader log;
  private final Reactions reactions;
  private final SampleCatalogue catalogue;
  private final InvoicePayload payloads;
  private final Telemetry telemetry;
  private final Pseudonyms pseudonyms;
  private final InstantSource clock;

  DemoPast(
      DemoSettings settings,
      ZijProperties properties,
      Commands commands,
      LogReader log,
      Reactions reactions,
      SampleCatalogue catalogue,
      InvoicePayload payloads,
      Telemetry telemetry,
      Pseudonyms pseudonyms,
      InstantSource clock) {
    this.settings = settings;
    this.properties = properties;
    this.commands = commands;
    this.log = log;
    this.reactions = reactions;
    this.catalogue = catalogue;
    this.payloads = payloads;
    this.telemetry = telemetry;
    this.pseudonyms = pseudonyms;
    this.clock = clock;
  }

  /**
   * Makes the past, once.
   *
   * @throws StartFailure if this is no place for it
   */
  void begin() {
    if (settings.orders() == 0) return;
    requireDemo();
    long began = System.nanoTime();
    try {
      make(clock.instant().truncatedTo(ChronoUnit.HOURS));
    } catch (IOException e) {
      throw new StartFailure("The sample catalogue cannot be read.", e);
    }
    reactions.beginAtTheEnd();
    LOG.info(
        "Past: {} orders in {} entries, made in {} s",
        settings.orders(),
        log.size(),
        Duration.ofNanos(System.nanoTime() - began).toSeconds());
  }

  private void requireDemo() {
    int orders = settings.orders();
    if (orders < 0 || orders > DemoSettings.MAX_ORDERS) {
      throw new StartFailure("A past has 1 to " + DemoSettings.MAX_ORDERS + " orders.");
    }
    String host = String.valueOf(properties.telegram().apiUrl().getHost());
    if (!List.of("localhost", "127.0.0.1").contains(host)) {
      throw new StartFailure("A past is made for a demo only, with the simulator on this machine.");
    }
    if (log.size() > 0) {
      throw new StartFailure(
          "This shop has a log already, and a past can only be made before it. Use --reset, or"
              + " another folder.");
    }
  }

  private void make(Instant now) throws IOException {
    Random random = new Random(settings.seed());
    List<Instant> moments = PastDays.moments(settings.orders(), now, random);
    Instant first = moments.getFirst().minus(Duration.ofHours(1));
    // What nobody renews in a past that is made at once would have nothing but failed renewals.
    List<Sample> samples = catalogue.samples().stream().filter(s -> !s.isMonthly()).toList();
    PastShop shop = new PastShop(moments, samples, payloads::of, random);
    Instant keptSince = now.minus(properties.telemetry().keep());
    PastVisits visits =
        new PastVisits(
            telemetry,
            pseudonyms,
            keptSince.isAfter(first) ? keptSince : first,
            now,
            shop.byPopularity(),
            new Random(settings.seed() + 1));
    try (PastClock axonsClock = PastClock.begin();
        PastTelegram telegram = new PastTelegram(properties.telegram().apiUrl())) {
      axonsClock.at(first, () -> list(first));
      new PastRun(commands, axonsClock, telegram, visits, settings.seed())
          .carryOut(shop.orders(), settings.orders(), now.minus(Duration.ofMinutes(30)));
    }
    visits.end();
  }

  private void list(Instant at) {
    try {
      catalogue.list(at);
    } catch (IOException e) {
      throw new StartFailure("The sample catalogue cannot be read.", e);
    }
  }
}
