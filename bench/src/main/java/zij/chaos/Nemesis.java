package zij.chaos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Does to the world what was planned. What it does to one thing, it does one after another. */
final class Nemesis {
  private static final String WHO = "nemesis";

  /** Until they are taken back. */
  private static final int MANY = 100_000;

  private final World world;
  private final Journal journal;
  private final ReentrantLock postgres = new ReentrantLock(true);
  private final ReentrantLock standby = new ReentrantLock(true);
  private final ReentrantLock redis = new ReentrantLock(true);
  private final ReentrantLock telegram = new ReentrantLock(true);
  private final List<ReentrantLock> servers =
      List.of(new ReentrantLock(true), new ReentrantLock(true));

  /** What it could not do: then the run says nothing. */
  private final List<Exception> failures = new ArrayList<>();

  Nemesis(World world, Journal journal) {
    this.world = world;
    this.journal = journal;
  }

  /** Strikes as planned; returns when the last blow is over and everything runs again. */
  void run(List<Blow> blows) throws InterruptedException {
    long begin = System.nanoTime();
    List<Thread> threads = new ArrayList<>();
    for (Blow blow : blows) {
      long wait = blow.atMs() - (System.nanoTime() - begin) / 1_000_000;
      if (wait > 0) Thread.sleep(wait);
      threads.add(Thread.ofVirtual().name(blow.toString()).start(() -> strike(blow)));
    }
    for (Thread thread : threads) thread.join();
  }

  synchronized List<Exception> failures() {
    return List.copyOf(failures);
  }

  private void strike(Blow blow) {
    try {
      apply(blow);
      journal.count(blow.kind().plural);
    } catch (IOException e) {
      journal.tell(WHO, blow + " failed: " + e);
      synchronized (this) {
        failures.add(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void apply(Blow blow) throws IOException, InterruptedException {
    switch (blow.kind()) {
      case KILL_SERVER -> kill(blow, blow.target() % world.servers.size());
      case KILL_BOTH_SERVERS -> {
        Thread other = Thread.ofVirtual().start(() -> strikeOther(blow));
        kill(blow, 0);
        other.join();
      }
      case FREEZE_SERVER -> {
        int server = blow.target() % world.servers.size();
        freeze(blow, servers.get(server), () -> world.servers.get(server).process());
      }
      case CRASH_POSTGRES -> under(postgres, blow, world.postgres::crash);
      case FREEZE_POSTGRES -> freeze(blow, postgres, world.postgres::process);
      case CUT_REPLICA ->
          under(
              standby,
              blow,
              () -> {
                world.standby.cut();
                Thread.sleep(blow.lastsMs());
                world.standby.back();
              });
      case FREEZE_REPLICA -> freeze(blow, standby, world.standby::process);
      case KILL_REDIS ->
          under(
              redis,
              blow,
              () -> {
                world.redis.kill();
                Thread.sleep(blow.lastsMs());
                world.redis.start();
              });
      case FREEZE_REDIS -> freeze(blow, redis, world.redis::process);
      case EMPTY_REDIS -> under(redis, blow, world.redis::empty);
      case SLOW_TELEGRAM -> ail(blow, "slow", Map.of("ms", 200 + blow.target() * 7));
      case FLOODED_TELEGRAM -> ail(blow, "flood", Map.of("retryAfter", 1 + blow.target() % 3));
      case FAILING_TELEGRAM -> ail(blow, "error", Map.of());
      case CLOSED_TELEGRAM -> ail(blow, "hang_up", Map.of());
      case MUTE_TELEGRAM -> ail(blow, "mute", Map.of());
      case TWICE -> wound(blow, "duplicate");
      case LATE -> wound(blow, "late");
      case OVERTAKEN -> wound(blow, "overtaken");
      case LOST -> wound(blow, "drop");
    }
  }

  private void strikeOther(Blow blow) {
    try {
      kill(blow, 1);
    } catch (IOException e) {
      journal.tell(WHO, "the other one: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private interface Deed {
    void run() throws IOException, InterruptedException;
  }

  private interface Victim {
    ProcessHandle process() throws IOException;
  }

  private void under(ReentrantLock lock, Blow blow, Deed deed)
      throws IOException, InterruptedException {
    lock.lockInterruptibly();
    try {
      journal.tell(WHO, "begins " + blow);
      deed.run();
      journal.tell(WHO, "ends " + blow);
    } finally {
      lock.unlock();
    }
  }

  private void kill(Blow blow, int number) throws IOException, InterruptedException {
    Node server = world.servers.get(number);
    under(
        servers.get(number),
        blow,
        () -> {
          server.kill();
          journal.tell(WHO, "killed " + server.name());
          Thread.sleep(blow.lastsMs() / 2);
          server.revive();
          server.awaitReady();
          journal.tell(WHO, server.name() + " is back");
        });
  }

  private void freeze(Blow blow, ReentrantLock lock, Victim victim)
      throws IOException, InterruptedException {
    under(
        lock,
        blow,
        () -> {
          ProcessHandle process = victim.process();
          Signals.freeze(process);
          try {
            Thread.sleep(blow.lastsMs());
          } finally {
            Signals.thaw(process);
          }
        });
  }

  /** Calls of any method fail for a while; those of the worst ones only, now and then. */
  private void ail(Blow blow, String kind, Map<String, Integer> amount)
      throws IOException, InterruptedException {
    String method = blow.target() % 3 == 0 ? "refundStarPayment" : "*";
    under(
        telegram,
        blow,
        () -> {
          Map<String, Object> fault = new java.util.HashMap<>(amount);
          fault.putAll(Map.of("kind", kind, "method", method, "times", MANY));
          world.telegram.wound(fault);
          Thread.sleep(blow.lastsMs());
          world.telegram.healCalls();
        });
  }

  /**
   * Late ones are late by 1 to 10 seconds: what is too late for the reconciliation is recovered.
   */
  private void wound(Blow blow, String kind) throws IOException, InterruptedException {
    String topic = Blow.TOPICS.get(blow.target() % Blow.TOPICS.size());
    journal.tell(WHO, "wounds " + topic + ": " + blow);
    world.telegram.wound(
        Map.of(
            "kind", kind, "topic", topic, "times", blow.times(), "pause", 4 + blow.target() % 36));
  }
}
