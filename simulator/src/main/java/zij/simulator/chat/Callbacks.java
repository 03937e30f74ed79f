package zij.simulator.chat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import zij.simulator.people.Person;
import zij.simulator.webhook.Deliveries;

/** Inline buttons that were pressed and wait for the bot's answer. Thread-safe. */
public final class Callbacks {
  private static final Duration WAIT = Duration.ofSeconds(10);
  private static final int OPEN_LIMIT = 10_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** What the phone shows after a press. */
  public record Answer(String text, boolean showAlert) {}

  private final Deliveries deliveries;
  private final ConcurrentHashMap<String, CompletableFuture<Answer>> open =
      new ConcurrentHashMap<>();

  /** Presses that reach the bot that way. */
  public Callbacks(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  /** Presses a button, and waits a while for the answer; empty when none came. */
  public Optional<Answer> press(Person person, ChatMessage message, ObjectNode bot, String data)
      throws InterruptedException {
    if (open.size() >= OPEN_LIMIT || deliveries.full()) {
      return Optional.empty();
    }
    String id = Long.toUnsignedString(RANDOM.nextLong());
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    open.put(id, answer);
    ObjectNode query = JsonNodeFactory.instance.objectNode().put("id", id);
    query.set("from", person.user());
    ObjectNode shown = query.putObject("message").put("message_id", message.id());
    shown.set("from", bot);
    shown.set("chat", person.chat());
    shown.put("date", message.date()).put("text", message.text());
    query.put("chat_instance", Long.toString(chatInstance(person))).put("data", data);
    deliveries.send(person.id(), "callback_query", "callback_query", query);
    try {
      return Optional.of(answer.get(WAIT.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      return Optional.empty();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("Answers are only completed with values", impossible);
    } finally {
      open.remove(id);
    }
  }

  /** The bot's answer; false when no such press waits. */
  public boolean answer(String id, String text, boolean showAlert) {
    @Nullable CompletableFuture<Answer> waiting = open.remove(id);
    return waiting != null && waiting.complete(new Answer(text, showAlert));
  }

  /** A number that names the chat to a mini app without saying which it is. */
  public static long chatInstance(Person person) {
    return person.id() * 0x9E3779B97F4A7C15L;
  }
}
