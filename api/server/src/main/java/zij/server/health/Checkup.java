package zij.server.health;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import zij.server.ZijProperties;

/**
 * Says how the shop is, by the figures that alerts are made of. Circuits, the appender's queue,
 * updates heard and the disk are this server's own, the rest is the same on every server. While the
 * database does not answer, nothing is said of what only it knows. Thread-safe.
 */
@Component
class Checkup {
  private final Readings readings;
  private final Path data;
  private final InstantSource clock;

  Checkup(Readings readings, ZijProperties properties, InstantSource clock) {
    this.readings = readings;
    this.data = properties.data();
    this.clock = clock;
  }

  /** The worst first. */
  List<HealthLine> lines() {
    Instant now = clock.instant();
    boolean isUp = readings.isOne("zij.postgresql.up");
    List<HealthLine> lines = new ArrayList<>();
    lines.add(new HealthLine(HealthCode.DATABASE, suffering(!isUp)));
    lines.add(payments(now));
    lines.add(preCheckout());
    lines.add(
        circuit(HealthCode.BOT_API, "bot-api", HealthState.SUFFERING, now)
            .counting(readings.gauge("zij.bot.waiting")));
    if (readings.isOne("zij.log.fork")) {
      lines.add(new HealthLine(HealthCode.LOG_FORKED, HealthState.SUFFERING));
    }
    Double queue = readings.gauge("zij.ledger.append.queue");
    HealthState queueState = suffering(AlertLimit.APPEND_QUEUE.isExceeded(queue));
    lines.add(new HealthLine(HealthCode.APPEND_QUEUE, queueState).counting(queue));
    if (isUp) addWhatTheDatabaseKnows(lines, now);
    lines.add(circuit(HealthCode.REDIS, "redis", HealthState.LOOK, now));
    addReplicas(lines);
    lines.add(disk());
    lines.sort(Comparator.comparing(HealthLine::state).thenComparing(HealthLine::code));
    return lines;
  }

  private void addWhatTheDatabaseKnows(List<HealthLine> lines, Instant now) {
    Double unsigned = readings.gauge("zij.checkpoint.age");
    HealthState state =
        unsigned == null
            ? HealthState.LOOK
            : suffering(AlertLimit.CHECKPOINT_AGE.isExceeded(unsigned));
    lines.add(new HealthLine(HealthCode.LOG, state).lasting(unsigned).aging(unsigned, now));
    lines.add(processors(now));
    lines.add(letters(now));
    lines.add(reconciliation(now));
    addWitnesses(lines, now);
  }

  private HealthLine payments(Instant now) {
    Double waiting = readings.gauge("zij.webhook.backlog");
    Double slowest = readings.slowest("zij.webhook", "kind", "successful_payment");
    boolean isSuffering =
        AlertLimit.WEBHOOK_BACKLOG.isExceeded(waiting)
            || AlertLimit.PAYMENT_WEBHOOK.isExceeded(slowest);
    HealthState state =
        isSuffering ? HealthState.SUFFERING : look(waiting == null); // Telegram does not tell
    return new HealthLine(HealthCode.PAYMENTS, state)
        .counting(waiting)
        .lasting(slowest)
        .last(readings.gauge("zij.webhook.quiet"), now);
  }

  private HealthLine preCheckout() {
    Double slowest = readings.slowest("zij.webhook", "kind", "pre_checkout_query");
    HealthState state = suffering(AlertLimit.PRE_CHECKOUT.isExceeded(slowest));
    return new HealthLine(HealthCode.PRE_CHECKOUT, state).lasting(slowest);
  }

  /** While it is tried again nobody knows yet, and somebody may look. */
  private HealthLine circuit(HealthCode code, String name, HealthState whenOpen, Instant now) {
    Double open = readings.gauge("zij.circuit.open", "circuit", name);
    HealthState state = open != null && open == 1 ? whenOpen : look(open == null || open > 0);
    return new HealthLine(code, state)
        .aging(readings.gauge("zij.circuit.outage", "circuit", name), now);
  }

  private HealthLine processors(Instant now) {
    Map<String, Double> lags = readings.by("processor", "zij.processor.lag");
    List<String> behind =
        lags.entrySet().stream()
            .filter(it -> AlertLimit.PROCESSOR_LAG.isExceeded(it.getValue()))
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .map(Map.Entry::getKey)
            .toList();
    Double longest = longest(lags);
    HealthState state = lags.isEmpty() ? HealthState.LOOK : suffering(!behind.isEmpty());
    return new HealthLine(HealthCode.PROCESSORS, state)
        .counting(behind.size(), lags.size())
        .lasting(longest)
        .about(behind)
        .aging(longest, now);
  }

  private HealthLine letters(Instant now) {
    Map<String, Double> waiting = readings.by("kind", "zij.letters.waiting");
    Double oldest = longest(readings.by("kind", "zij.letters.oldest"));
    Double count = sum(waiting);
    return new HealthLine(
            HealthCode.LETTERS, look(count == null || AlertLimit.LETTERS.isExceeded(count)))
        .counting(count)
        .lasting(oldest)
        .aging(oldest, now);
  }

  private HealthLine reconciliation(Instant now) {
    Map<String, Double> open = readings.by("kind", "zij.reconciliation.open");
    Double oldest = readings.gauge("zij.reconciliation.oldest.seconds");
    Double count = sum(open);
    boolean isToLookAt =
        count == null
            || count > 0
            || readings.isOne("zij.reconciliation.list.changed")
            || readings.isOne("zij.reconciliation.run.failed");
    HealthState state =
        AlertLimit.DIFFERENCE_AGE.isExceeded(oldest) ? HealthState.SUFFERING : look(isToLookAt);
    return new HealthLine(HealthCode.RECONCILIATION, state)
        .counting(count)
        .lasting(oldest)
        .aging(oldest, now)
        .last(readings.gauge("zij.reconciliation.run.age"), now);
  }

  private void addWitnesses(List<HealthLine> lines, Instant now) {
    Map<String, Double> all = readings.by("witness", "zij.witness.contradicts");
    if (all.isEmpty()) return;
    List<String> contradict = names(all, it -> it.getValue() == 1);
    Double missing = readings.gauge("zij.quorum.missing");
    boolean isMissing = AlertLimit.QUORUM_MISSING.isExceeded(missing);
    lines.add(
        new HealthLine(HealthCode.WITNESSES, look(isMissing || !contradict.isEmpty()))
            .counting(contradict.size(), all.size())
            .lasting(missing)
            .about(contradict)
            .aging(missing, now));
  }

  private void addReplicas(List<HealthLine> lines) {
    Map<String, Double> usable = readings.by("replica", "zij.replica.usable");
    if (usable.isEmpty()) return;
    Map<String, Double> lags = readings.by("replica", "zij.replica.lag");
    List<String> bad =
        names(
            usable,
            it -> it.getValue() == 0 || AlertLimit.REPLICA_LAG.isExceeded(lags.get(it.getKey())));
    lines.add(
        new HealthLine(HealthCode.REPLICAS, look(!bad.isEmpty()))
            .counting(bad.size(), usable.size())
            .lasting(longest(lags))
            .about(bad));
  }

  private HealthLine disk() {
    try {
      FileStore disk = Files.getFileStore(data);
      return disk(disk.getUsableSpace(), disk.getTotalSpace());
    } catch (IOException e) {
      return new HealthLine(HealthCode.DISK, HealthState.LOOK); // nobody knows
    }
  }

  static HealthLine disk(long free, long all) {
    boolean isLow = free < all * AlertLimit.DISK_FREE.value();
    return new HealthLine(HealthCode.DISK, look(isLow)).counting(free, all);
  }

  private static HealthState suffering(boolean is) {
    return is ? HealthState.SUFFERING : HealthState.WELL;
  }

  private static HealthState look(boolean is) {
    return is ? HealthState.LOOK : HealthState.WELL;
  }

  private static @Nullable Double longest(Map<String, Double> figures) {
    return figures.isEmpty() ? null : Collections.max(figures.values());
  }

  private static List<String> names(
      Map<String, Double> figures, Predicate<Map.Entry<String, Double>> wanted) {
    return figures.entrySet().stream().filter(wanted).map(Map.Entry::getKey).toList();
  }

  private static @Nullable Double sum(Map<String, Double> figures) {
    if (figures.isEmpty()) return null;
    return figures.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
