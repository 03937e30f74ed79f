package zij.server.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zij.command.Commands;
import zij.language.Decision;
import zij.language.Provenance;
import zij.language.Vocabulary;
import zij.language.order.OrderId;
import zij.server.StartFailure;
import zij.server.demo.PastOrder.Step;

/**
 * Carries the steps of the past out in the order of their times, ten minutes at once: within them,
 * orders go on at the same time, so that they share commits. The log has them nearly in order.
 */
final class PastRun {
  private static final Logger LOG = LoggerFactory.getLogger(PastRun.class);
  private static final Duration WINDOW = Duration.ofMinutes(10);

  /** So many orders go on at the same time at the most. */
  private static final int MAX_AT_ONCE = 256;

  private static final long PROGRESS_NANOS = 2_000_000_000L;

  private final Commands commands;
  private final PastClock axonsClock;
  private final PastTelegram telegram;
  private final PastVisits visits;
  private final String evidence;
  private final PriorityQueue<Step> due = new PriorityQueue<>(Comparator.comparing(Step::at));
  private @Nullable PastOrder next;
  private int placed;
  private long toldAt = System.nanoTime();

  PastRun(
      Commands commands,
      PastClock axonsClock,
      PastTelegram telegram,
      PastVisits visits,
      long seed) {
    this.commands = commands;
    this.axonsClock = axonsClock;
    this.telegram = telegram;
    this.visits = visits;
    this.evidence = "demo:" + seed;
  }

  /**
   * Carries everything out that was before a moment.
   *
   * @param count how many orders there are, to tell the progress
   */
  void carryOut(Iterator<PastOrder> orders, int count, Instant end) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      next = orders.next();
      while (next != null || !due.isEmpty()) {
        Instant from = earliest();
        if (from.isAfter(end)) return;
        take(orders, from.plus(WINDOW));
        List<Step> window = window(from.plus(WINDOW), end);
        carryOut(threads, window);
        for (Step step : window) {
          Map<String, ?> line = step.telegram();
          if (line != null) telegram.line(line);
        }
        tell(count, from);
      }
    }
  }

  private Instant earliest() {
    Step step = due.peek();
    PastOrder order = next;
    if (order == null) {
      if (step == null) throw new IllegalStateException("nothing is left");
      return step.at();
    }
    return step == null || order.placedAt().isBefore(step.at()) ? order.placedAt() : step.at();
  }

  private void take(Iterator<PastOrder> orders, Instant until) {
    for (int taken = 0; taken < MAX_AT_ONCE; taken++) {
      PastOrder order = next;
      if (order == null || !order.placedAt().isBefore(until)) return;
      due.addAll(order.steps());
      telegram.buyer(order.buyer());
      visits.around(order);
      placed++;
      next = orders.hasNext() ? orders.next() : null;
    }
  }

  /** Steps before both moments, and before the next order is placed. */
  private List<Step> window(Instant until, Instant end) {
    PastOrder order = next;
    Instant limit = order != null && order.placedAt().isBefore(until) ? order.placedAt() : until;
    if (end.isBefore(limit)) limit = end;
    List<Step> steps = new ArrayList<>();
    while (!due.isEmpty() && !due.peek().at().isAfter(limit)) steps.add(due.remove());
    return steps;
  }

  private void carryOut(ExecutorService threads, List<Step> steps) {
    Map<OrderId, List<Step>> byOrder = new LinkedHashMap<>();
    for (Step step : steps) {
      byOrder.computeIfAbsent(step.order(), _ -> new ArrayList<>()).add(step);
    }
    List<Future<?>> running = new ArrayList<>();
    for (List<Step> ofOrder : byOrder.values()) {
      running.add(threads.submit(() -> ofOrder.forEach(this::carryOut)));
    }
    for (Future<?> order : running) {
      try {
        order.get();
      } catch (ExecutionException e) {
        throw new StartFailure("The past broke off: " + e.getCause(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StartFailure("The past was interrupted; begin again with --reset.", e);
      }
    }
  }

  private void carryOut(Step step) {
    Provenance provenance =
        new Provenance(
            step.user(), "system:demo", Vocabulary.nameOf(step.command().getClass()), "", evidence);
    axonsClock.at(
        step.at(),
        () -> {
          Decision<?> decision = commands.send(step.command(), provenance).decision();
          boolean refused = decision instanceof Decision.Refused<?>;
          if (refused != step.refused()) {
            throw new IllegalStateException(step.command() + " was answered " + decision);
          }
        });
  }

  private void tell(int count, Instant now) {
    if (System.nanoTime() - toldAt < PROGRESS_NANOS) return;
    toldAt = System.nanoTime();
    LOG.info("Past: {} of {} orders, {}", placed, count, now.truncatedTo(ChronoUnit.DAYS));
  }
}
