package zij.simulator.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import zij.simulator.store.Sequence;
import zij.simulator.store.Store;

/**
 * Brings updates to the bot's webhook as Telegram does (Bot API, "setWebhook"; times as seen from
 * its server): updates of one chat or user strictly one after another, those of others meanwhile,
 * at most as many at once as the bot allows. What is not answered with a 2xx is tried again at
 * once, then after 2, 4, 8 .. {@value #LONGEST_PAUSE} seconds, or when {@code Retry-After} says.
 * Updates wait on disk and are given up when they have grown too old. Thread-safe.
 */
public final class Deliveries implements AutoCloseable {
  /** No more updates than this wait; the acts that would make more are refused. */
  public static final int PENDING_LIMIT = 100_000;

  private static final int LONGEST_PAUSE = 60;
  private static final int LONGEST_RETRY_AFTER = 3_600;
  private static final String SETTINGS = "webhook";

  /** The last failure, for getWebhookInfo. */
  public record Failure(long date, String message) {}

  private final MVMap<String, Webhook> settings;
  private final MVMap<String, Failure> failures;
  private final MVMap<Long, Update> pending;
  private final Sequence ids;
  private final Duration retryUnit;
  private final Duration lifetime;
  private final int defaultConnections;
  private final Faults faults = new Faults();
  private final Courier courier = new Courier();
  private final ConcurrentHashMap<Long, Lane> lanes = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private volatile Webhook webhook;
  private volatile Semaphore connections;
  private volatile CountDownLatch changed = new CountDownLatch(1);
  private volatile @Nullable Consumer<String> answers;

  /** Takes up what a former run left; nothing is sent before {@link #start}. */
  public Deliveries(Store store, Duration retryUnit, Duration lifetime, int defaultConnections) {
    this.settings = store.byText("webhook", Webhook.class);
    this.failures = store.byText("webhook-failure", Failure.class);
    this.pending = store.byNumber("pending", Update.class);
    this.ids = store.sequence("update", 100_000_001L);
    this.retryUnit = retryUnit;
    this.lifetime = lifetime;
    this.defaultConnections = defaultConnections;
    this.webhook = settings.getOrDefault(SETTINGS, Webhook.none(defaultConnections));
    this.connections = new Semaphore(webhook.maxConnections(), true);
    pending
        .values()
        .forEach(
            update -> lanes.computeIfAbsent(update.lane(), key -> new Lane(key, this)).add(update));
  }

  /**
   * Begins to deliver.
   *
   * @param inlineAnswers called with the body of each accepted request that has one, because a bot
   *     may answer a Bot API method there; before the next update of that chat goes out
   */
  public void start(Consumer<String> inlineAnswers) {
    answers = inlineAnswers;
    lanes.values().forEach(Lane::wake);
  }

  /** The wounds that tests ask for. */
  public Faults faults() {
    return faults;
  }

  /** Where updates go now. */
  public Webhook webhook() {
    return webhook;
  }

  /** How many updates wait. */
  public int pendingCount() {
    return pending.size();
  }

  /** The latest failure since the webhook was set, or null. */
  public @Nullable Failure lastFailure() {
    return failures.get(SETTINGS);
  }

  /** The number of webhook requests at once for a bot that asks for none. */
  public int defaultConnections() {
    return defaultConnections;
  }

  /** Whether one more update fits. */
  public boolean full() {
    return pending.size() >= PENDING_LIMIT;
  }

  /** Sends updates elsewhere, or nowhere, from now on; those that wait are tried at once. */
  public synchronized void direct(Webhook newWebhook, boolean dropPending) {
    if (dropPending) {
      pending.clear();
      lanes.values().forEach(Lane::empty);
    }
    failures.remove(SETTINGS);
    settings.put(SETTINGS, newWebhook);
    webhook = newWebhook;
    connections = new Semaphore(newWebhook.maxConnections(), true);
    CountDownLatch before = changed;
    changed = new CountDownLatch(1);
    before.countDown();
    lanes.values().forEach(Lane::wake);
  }

  /**
   * Queues an update, unless the bot does not want its kind.
   *
   * @param lane the chat or user that it belongs to
   * @param kind the update's field, such as {@code message}
   * @param topic what is in it, such as {@code successful_payment}
   */
  public void send(long lane, String kind, String topic, ObjectNode content) {
    if (!webhook.allows(kind)) {
      return;
    }
    long now = System.currentTimeMillis();
    lanes.compute(
        lane,
        (key, open) -> {
          Lane target = open == null ? new Lane(key, this) : open;
          long id = ids.next();
          ObjectNode body = JsonNodeFactory.instance.objectNode().put("update_id", id);
          body.set(kind, content);
          Update update = new Update(id, lane, kind, topic, body.toString(), now);
          if (!faults.strikes(Faults.Kind.DROP, update)) {
            pending.put(id, update);
            int pause = faults.pause(Faults.Kind.OVERTAKEN, update);
            if (pause >= 0) {
              threads.execute(() -> addLater(update, pause));
            } else {
              target.add(update);
            }
          }
          return target;
        });
  }

  /** Others of its chat go on meanwhile, and its lane may be gone and come back. */
  private void addLater(Update update, int pause) {
    try {
      Thread.sleep(retryUnit.multipliedBy(pause));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return; // it waits on disk
    }
    lanes.compute(
        update.lane(),
        (key, open) -> {
          Lane target = open == null ? new Lane(key, this) : open;
          if (pending.containsKey(update.id())) target.add(update);
          return target;
        });
  }

  /** Whether a lane may send: there is a webhook and delivery has begun. */
  boolean open() {
    return webhook.set() && answers != null;
  }

  void run(Lane lane) {
    threads.execute(lane);
  }

  /** Forgets a lane that has nothing to do; {@link #send} on the same key waits meanwhile. */
  void retire(long key) {
    lanes.computeIfPresent(key, (same, lane) -> lane.idle() ? null : lane);
  }

  /**
   * Tries to deliver one update.
   *
   * @param failures how often it failed before
   * @return the pause in retry units before the next try, or {@link Lane#DONE}
   */
  long attempt(Update update, int failures) throws InterruptedException {
    if (System.currentTimeMillis() - update.madeAtMs() >= lifetime.toMillis()) {
      return finish(update);
    }
    int late = failures == 0 ? faults.pause(Faults.Kind.LATE, update) : -1;
    if (late >= 0) {
      return late;
    }
    Courier.Answer answer = carry(update);
    if (answer.accepted()) {
      long done = finish(update);
      hear(answer.body());
      if (faults.strikes(Faults.Kind.DUPLICATE, update)) {
        hear(carry(update).body());
      }
      return done;
    }
    if (open()) {
      remember(String.valueOf(answer.problem()));
    }
    return answer.retryAfterSeconds() >= 0
        ? Math.min(answer.retryAfterSeconds(), LONGEST_RETRY_AFTER)
        : pauseAfter(failures);
  }

  /** 0, 2, 4, 8, 16, 32, 60, 60 .. */
  static long pauseAfter(int failures) {
    return failures == 0 ? 0 : Math.min(LONGEST_PAUSE, 1L << Math.min(failures, 6));
  }

  /**
   * Waits that many retry units.
   *
   * @return whether the webhook changed meanwhile, which ends the wait
   */
  boolean pause(long units) throws InterruptedException {
    return changed.await(retryUnit.multipliedBy(units).toMillis(), TimeUnit.MILLISECONDS);
  }

  private Courier.Answer carry(Update update) throws InterruptedException {
    Semaphore permits = connections;
    permits.acquire();
    try {
      return courier.carry(webhook, update);
    } finally {
      permits.release();
    }
  }

  private long finish(Update update) {
    pending.remove(update.id());
    return Lane.DONE;
  }

  private void hear(String body) {
    Consumer<String> listener = answers;
    if (listener != null && !body.isBlank()) {
      listener.accept(body);
    }
  }

  private void remember(String problem) {
    failures.put(SETTINGS, new Failure(System.currentTimeMillis() / 1_000, problem));
  }

  /** Stops sending; what was not accepted yet waits for the next run. */
  @Override
  public void close() {
    answers = null;
    threads.shutdownNow();
    try {
      courier.close();
      threads.awaitTermination(2, TimeUnit.SECONDS);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
