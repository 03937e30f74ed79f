package zij.simulator.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import zij.simulator.people.Person;
import zij.simulator.stars.Payment;
import zij.simulator.store.Sequence;
import zij.simulator.store.Store;
import zij.simulator.webhook.Deliveries;

/** Everyone's chat with the bot; each keeps its last {@value #KEPT} messages. Thread-safe. */
public final class Chats {
  private static final int KEPT = 100;

  /** The messages of one chat go round these places, the newest over the oldest. */
  private final MVMap<Long, ChatMessage> places;

  private final ConcurrentHashMap<Long, Integer> nextPlace = new ConcurrentHashMap<>();
  private final Sequence ids;
  private final Deliveries deliveries;
  private final ConcurrentHashMap<Long, CountDownLatch> readers = new ConcurrentHashMap<>();

  /** Takes up the kept chats. */
  public Chats(Store store, Deliveries deliveries) {
    this.places = store.byNumber("chats", ChatMessage.class);
    this.ids = store.sequence("message", 1);
    this.deliveries = deliveries;
  }

  /** The kept messages of a chat with a larger number, oldest first. */
  public List<ChatMessage> messages(long personId, long after) {
    List<ChatMessage> messages = new ArrayList<>();
    for (int place = 0; place < KEPT; place++) {
      @Nullable ChatMessage message = places.get(key(personId, place));
      if (message != null && message.id() > after) {
        messages.add(message);
      }
    }
    messages.sort(Comparator.comparingLong(ChatMessage::id));
    return messages;
  }

  /** The same, but waits for a message that long when there is none yet. */
  public List<ChatMessage> await(long personId, long after, long waitMs)
      throws InterruptedException {
    CountDownLatch next = readers.computeIfAbsent(personId, key -> new CountDownLatch(1));
    List<ChatMessage> messages = messages(personId, after);
    if (messages.isEmpty() && waitMs > 0 && next.await(waitMs, TimeUnit.MILLISECONDS)) {
      return messages(personId, after);
    }
    return messages;
  }

  /** What a person types; the bot gets a {@code message}. */
  public ChatMessage type(Person person, String text) {
    if (deliveries.full()) {
      throw new IllegalArgumentException("Too many updates wait for the bot");
    }
    ChatMessage message = add(person, ChatMessage.Author.PERSON, text, null, null);
    ObjectNode json = json(person, message).put("text", text);
    if (text.startsWith("/")) {
      int end = text.indexOf(' ') < 0 ? text.length() : text.indexOf(' ');
      ObjectNode entity = json.putArray("entities").addObject();
      entity.put("type", "bot_command").put("offset", 0).put("length", end);
    }
    deliveries.send(person.id(), "message", "text", json);
    return message;
  }

  /** What the bot writes. */
  public ChatMessage write(
      Person person, String text, @Nullable JsonNode entities, @Nullable JsonNode markup) {
    return add(person, ChatMessage.Author.BOT, text, entities, markup);
  }

  /**
   * That a payment is one of a subscription.
   *
   * @param until epoch seconds at which the next one is due
   * @param first whether it began the subscription
   */
  public record Recurring(long until, boolean first) {}

  /** Tells the bot, and the chat, that a person paid. */
  public void paid(Person person, Payment payment, @Nullable Recurring recurring) {
    ChatMessage message = service(person, ServiceText.paid(person, payment));
    ObjectNode json = json(person, message);
    ObjectNode paid = json.putObject("successful_payment");
    fill(paid, payment);
    if (recurring != null) {
      paid.put("subscription_expiration_date", recurring.until()).put("is_recurring", true);
      if (recurring.first()) paid.put("is_first_recurring", true);
    }
    deliveries.send(person.id(), "message", "successful_payment", json);
  }

  /** The same of money: what Telegram says of it is {@code successfulPayment}. */
  public void paid(
      Person person, String title, String currency, long amount, ObjectNode successfulPayment) {
    ChatMessage message = service(person, ServiceText.paid(person, title, currency, amount));
    ObjectNode json = json(person, message);
    json.set("successful_payment", successfulPayment);
    deliveries.send(person.id(), "message", "successful_payment", json);
  }

  /** Tells the bot, and the chat, that a person got the Stars back. */
  public void refunded(Person person, Payment payment) {
    ChatMessage message = service(person, ServiceText.refunded(person, payment));
    ObjectNode json = json(person, message);
    fill(json.putObject("refunded_payment"), payment);
    deliveries.send(person.id(), "message", "refunded_payment", json);
  }

  private static void fill(ObjectNode target, Payment payment) {
    target
        .put("currency", "XTR")
        .put("total_amount", payment.invoice().amount())
        .put("invoice_payload", payment.invoice().payload())
        .put("telegram_payment_charge_id", payment.chargeId())
        .put("provider_payment_charge_id", payment.providerChargeId());
  }

  private static ObjectNode json(Person person, ChatMessage message) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("message_id", message.id());
    json.set("from", person.user());
    json.set("chat", person.chat());
    return json.put("date", message.date());
  }

  private ChatMessage service(Person person, String text) {
    return add(person, ChatMessage.Author.SERVICE, text, null, null);
  }

  private ChatMessage add(
      Person person,
      ChatMessage.Author author,
      String text,
      @Nullable JsonNode entities,
      @Nullable JsonNode markup) {
    ChatMessage message =
        new ChatMessage(ids.next(), author, Instant.now().getEpochSecond(), text, entities, markup);
    nextPlace.compute(
        person.id(),
        (id, next) -> {
          int place = next == null ? oldestPlace(id) : next;
          places.put(key(id, place), message);
          return (place + 1) % KEPT;
        });
    @Nullable CountDownLatch waiting = readers.remove(person.id());
    if (waiting != null) {
      waiting.countDown();
    }
    return message;
  }

  /** The first empty place, or else that of the oldest message. */
  private int oldestPlace(long personId) {
    int oldest = 0;
    long oldestId = Long.MAX_VALUE;
    for (int place = 0; place < KEPT; place++) {
      @Nullable ChatMessage message = places.get(key(personId, place));
      if (message == null) {
        return place;
      }
      if (message.id() < oldestId) {
        oldestId = message.id();
        oldest = place;
      }
    }
    return oldest;
  }

  /** A person's number has at most 52 bits, so there is room for the place below it. */
  private static long key(long personId, int place) {
    return personId << 8 | place;
  }
}
