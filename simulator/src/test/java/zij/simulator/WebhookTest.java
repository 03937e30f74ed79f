package zij.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.simulator.Hand.DILSHOD;
import static zij.simulator.Hand.TIMUR;
import static zij.simulator.Hand.json;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** How updates reach the bot, and what happens when they do not. */
class WebhookTest {
  private static final int UNIT_MS = 40;

  @TempDir Path folder;

  private Receiver receiver;
  private Simulator simulator;
  private Hand hand;

  @BeforeEach
  void start() throws Exception {
    receiver = new Receiver();
    begin(Duration.ofHours(24));
  }

  private void begin(Duration lifetime) {
    simulator =
        Simulator.start(
            SimulatorOptions.defaults()
                .withPort(0)
                .withData(folder)
                .withTimes(Duration.ofMillis(UNIT_MS), Duration.ofMinutes(1), lifetime));
    hand = new Hand(simulator);
  }

  @AfterEach
  void stop() {
    simulator.close();
    receiver.close();
  }

  private void say(long person, String text) throws Exception {
    hand.phone("users/" + person + "/messages", json().put("text", text));
  }

  private static String text(JsonNode update) {
    return update.get("message").get("text").stringValue();
  }

  @Test
  void sendsTheSecretAndGrowingNumbers() throws Exception {
    hand.webhook(receiver);
    say(TIMUR, "/start now");
    say(DILSHOD, "hello");

    JsonNode first = receiver.next();
    JsonNode second = receiver.next();
    assertThat(receiver.arrivals).allMatch(arrival -> arrival.secret().equals("s-3_X"));
    assertThat(first.get("update_id").longValue())
        .isNotEqualTo(second.get("update_id").longValue());
    JsonNode start = text(first).startsWith("/start") ? first : second;
    JsonNode entity = start.get("message").get("entities").get(0);
    assertThat(entity.get("type").stringValue()).isEqualTo("bot_command");
    assertThat(entity.get("length").intValue()).isEqualTo(6);
    assertThat(start.get("message").get("from").get("language_code").stringValue()).isEqualTo("ru");
  }

  /** How long after the try before it came this one, in units, rounded down a little. */
  private long pause(int of) {
    long nanos = receiver.arrivals.get(of).atNanos() - receiver.arrivals.get(of - 1).atNanos();
    return (TimeUnit.NANOSECONDS.toMillis(nanos) + 2) / UNIT_MS;
  }

  @Test
  void triesAgainLaterAndLater() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    receiver.behaviour =
        update -> tries.incrementAndGet() <= 4 ? Receiver.Answer.status(500) : Receiver.Answer.OK;
    hand.webhook(receiver);
    say(TIMUR, "x");
    for (int i = 0; i < 5; i++) {
      receiver.next();
    }

    assertThat(pause(2)).isGreaterThanOrEqualTo(2);
    assertThat(pause(3)).isGreaterThanOrEqualTo(4);
    assertThat(pause(4)).isGreaterThanOrEqualTo(8);
    JsonNode info = hand.done("getWebhookInfo", json());
    assertThat(info.get("last_error_message").stringValue())
        .isEqualTo("Wrong response from the webhook: 500 Internal Server Error");
    assertThat(receiver.arrivals)
        .extracting(arrival -> arrival.update().get("update_id").longValue())
        .containsOnly(receiver.arrivals.getFirst().update().get("update_id").longValue());
  }

  @Test
  void honoursRetryAfter() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    receiver.behaviour =
        update ->
            tries.incrementAndGet() == 1
                ? new Receiver.Answer(503, "", "7")
                : Receiver.Answer.status(204);
    hand.webhook(receiver);
    say(TIMUR, "x");
    receiver.next();
    receiver.next();

    assertThat(pause(1)).isGreaterThanOrEqualTo(7);
    hand.awaitPending(0);
    assertThat(receiver.arrivals).hasSize(2);
  }

  @Test
  void aStuckChatKeepsItsOrderAndHoldsUpNoOther() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    receiver.behaviour =
        update -> {
          if (text(update).equals("0")) {
            stuck.await(2, TimeUnit.MINUTES);
          }
          return Receiver.Answer.OK;
        };
    hand.webhook(receiver);
    for (int i = 0; i < 20; i++) {
      say(TIMUR, Integer.toString(i));
    }
    say(DILSHOD, "free");
    assertThat(text(receiver.next())).isEqualTo("free");
    hand.awaitPending(20);
    assertThat(receiver.quietFor(100)).isTrue();

    stuck.countDown();
    for (int i = 0; i < 20; i++) {
      assertThat(text(receiver.next())).isEqualTo(Integer.toString(i));
    }
  }

  @Test
  void neverMoreRequestsAtOnceThanTheBotAllows() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch two = new CountDownLatch(2);
    receiver.behaviour =
        update -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          two.countDown();
          two.await(1, TimeUnit.MINUTES);
          Thread.sleep(60); // in which a third could come
          now.decrementAndGet();
          return Receiver.Answer.OK;
        };
    hand.done("setWebhook", json().put("url", receiver.url()).put("max_connections", 2));
    for (int i = 0; i < 6; i++) {
      JsonNode person = hand.phone("users", json().put("firstName", "P" + i));
      say(person.get("id").longValue(), "x");
    }
    for (int i = 0; i < 6; i++) {
      receiver.next();
    }
    assertThat(most.get()).isEqualTo(2);
  }

  @Test
  void leavesOutKindsThatTheBotDoesNotWant() throws Exception {
    hand.done(
        "setWebhook",
        json().put("url", receiver.url()).put("allowed_updates", "[\"pre_checkout_query\"]"));
    say(TIMUR, "x");
    hand.pay(TIMUR, hand.slug(1), "paid");

    assertThat(receiver.next().has("pre_checkout_query")).isTrue();
    assertThat(receiver.quietFor(100)).isTrue();
  }

  @Test
  void waitsForAWebhookAcrossARestart() throws Exception {
    say(TIMUR, "first");
    say(TIMUR, "second");
    String token = simulator.botToken();
    String key = simulator.publicKeyHex();
    simulator.close();
    begin(Duration.ofHours(24));

    assertThat(simulator.botToken()).isEqualTo(token);
    assertThat(simulator.publicKeyHex()).isEqualTo(key);
    assertThat(folder.resolve("ed25519.pub")).hasContent(key);
    hand.webhook(receiver);
    JsonNode first = receiver.next();
    JsonNode second = receiver.next();
    assertThat(text(first)).isEqualTo("first");
    assertThat(text(second)).isEqualTo("second");
    say(TIMUR, "third");
    assertThat(receiver.next().get("update_id").longValue())
        .isGreaterThan(second.get("update_id").longValue());
  }

  @Test
  void givesUpWhatHasGrownTooOld() throws Exception {
    say(TIMUR, "old");
    simulator.close();
    begin(Duration.ofMillis(1));
    Thread.sleep(10);
    hand.webhook(receiver);

    hand.awaitPending(0);
    assertThat(receiver.arrivals).isEmpty();
  }

  @Test
  void dropsPendingUpdatesOnRequest() throws Exception {
    say(TIMUR, "x");
    hand.done("setWebhook", json().put("url", receiver.url()).put("drop_pending_updates", true));
    assertThat(receiver.quietFor(100)).isTrue();
    assertThat(hand.done("getWebhookInfo", json()).get("pending_update_count").intValue()).isZero();
  }

  @Test
  void deliversTwiceOrNeverWhenATestAsksForIt() throws Exception {
    hand.webhook(receiver);
    hand.phone("faults", json().put("kind", "duplicate").put("topic", "text"));
    say(TIMUR, "twice");
    JsonNode one = receiver.next();
    assertThat(receiver.next()).isEqualTo(one);

    hand.phone("faults", json().put("kind", "drop").put("topic", "message"));
    say(TIMUR, "never");
    say(TIMUR, "again");
    assertThat(text(receiver.next())).isEqualTo("again");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://example.org/ | | bad webhook: An HTTPS URL must be provided for webhook",
        "ftp://example.org/ | | bad webhook: An HTTPS URL must be provided for webhook",
        "nonsense | | bad webhook: invalid webhook URL specified",
        "https://example.org:4443/ | | bad webhook: Webhook can be set up only on ports 80, 88, 443"
            + " or 8443",
        "https://example.org/ | a b | secret token contains unallowed characters",
      })
  void refusesABadWebhook(String url, String secret, String words) throws Exception {
    Hand.Reply reply =
        hand.bot(
            "setWebhook", json().put("url", url).put("secret_token", secret == null ? "" : secret));
    assertThat(reply.description()).isEqualTo("Bad Request: " + words);
  }

  @Test
  void setsAndDeletesWithTelegramsRemarks() throws Exception {
    JsonNode call = json().put("url", receiver.url()).put("secret_token", "x".repeat(256));
    assertThat(hand.bot("setWebhook", call).description()).isEqualTo("Webhook was set");
    assertThat(hand.bot("setWebhook", call).description()).isEqualTo("Webhook is already set");
    assertThat(hand.bot("deleteWebhook", json()).description()).isEqualTo("Webhook was deleted");
    assertThat(hand.bot("deleteWebhook", json()).description())
        .isEqualTo("Webhook is already deleted");
    assertThat(
            hand.bot(
                    "setWebhook",
                    json().put("url", receiver.url()).put("secret_token", "x".repeat(257)))
                .status())
        .isEqualTo(400);
  }
}
