package zij.server.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.TrackedEventMessage;
import zij.command.webhook.Endpoints.Endpoint;
import zij.ledger.log.LogEvents;
import zij.ledger.log.LogReader;
import zij.server.webhook.Deliveries.Message;
import zij.server.webhook.Deliveries.State;
import zij.server.webhook.WebhookClient.Answer;

/** Tells one address one thing, signed, and notes how it went. Thread-safe. */
final class Telling {
  /** How long one exchange takes at the most (Standard Webhooks: 15 to 30 seconds). */
  static final Duration LIMIT = Duration.ofSeconds(15);

  private final LogEvents events;
  private final LogReader reader;
  private final Reach reach;
  private final WebhookSecrets secrets;
  private final WebhookClient client;
  private final Deliveries deliveries;
  private final InstantSource clock;

  Telling(
      LogEvents events,
      LogReader reader,
      Reach reach,
      WebhookSecrets secrets,
      WebhookClient client,
      Deliveries deliveries,
      InstantSource clock) {
    this.events = events;
    this.reader = reader;
    this.reach = reach;
    this.secrets = secrets;
    this.client = client;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /** Something to tell, and where in the log it stands. */
  record Found(long position, Notice notice) {
    Message message() {
      return new Message(Notice.id(position), position, notice.type().code());
    }
  }

  /** The first thing in {@code from <= position < to} that this address is to be told of. */
  Optional<Found> first(Endpoint endpoint, long from, long to) {
    for (TrackedEventMessage<?> event : events.between(from, to)) {
      Optional<Notice> notice =
          Notice.of(event.getPayload()).filter(n -> endpoint.types().contains(n.type()));
      if (notice.isPresent()) {
        return Optional.of(new Found(event.trackingToken().position().orElseThrow(), notice.get()));
      }
    }
    return Optional.empty();
  }

  /** Tells it; does not note it, because only who asks knows what a failure means. */
  Answer tell(Endpoint endpoint, Found found) {
    String leafHash = reader.hashes(0, found.position(), 1).getFirst().toBase64();
    return send(endpoint, found.message(), found.notice().body(found.position(), leafHash));
  }

  void note(Endpoint endpoint, Message message, State state, Answer answer) {
    deliveries.note(endpoint.id(), message, state, answer);
  }

  /** Tells it that this is a test, and notes it. */
  Answer test(Endpoint endpoint) {
    Message message = new Message("msg_test_" + UUID.randomUUID(), null, "webhook.test");
    byte[] body =
        Notice.body(message.type(), clock.instant(), Map.of("webhook", endpoint.id().toString()));
    Answer answer = send(endpoint, message, body);
    note(endpoint, message, answer.isGood() ? State.DELIVERED : State.GIVEN_UP, answer);
    return answer;
  }

  private Answer send(Endpoint endpoint, Message message, byte[] body) {
    if (!reach.allows(endpoint.url())) return Answer.none("no TLS, which this shop asks for now");
    Instant now = clock.instant();
    List<byte[]> keys;
    try {
      keys = secrets.of(endpoint.id(), now);
    } catch (IllegalStateException e) { // of another master key; a new secret mends it
      return Answer.none("the secret cannot be opened: make a new one");
    }
    if (keys.isEmpty()) return Answer.none("there is no secret to sign with: make a new one");
    Map<String, String> headers =
        Map.of(
            "webhook-id", message.id(),
            "webhook-timestamp", Long.toString(now.getEpochSecond()),
            "webhook-signature", Signature.of(message.id(), now, body, keys),
            "User-Agent", "Zij-Webhooks/1");
    return client.send(endpoint.url().uri(), headers, body);
  }
}
