package zij.simulator.http;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import zij.simulator.bot.BotProfile;
import zij.simulator.chat.Callbacks;
import zij.simulator.chat.ChatMessage;
import zij.simulator.chat.Chats;
import zij.simulator.people.People;
import zij.simulator.people.Person;

/** What a hand on the phone does in the chat with the bot. */
record MessageControls(BotProfile bot, People people, Chats chats, Callbacks callbacks) {
  private static final int MAX_TEXT = 4_096;
  private static final long MAX_WAIT_MS = 25_000;

  Reply since(Call call, Person person) throws InterruptedException {
    long wait = Math.clamp(call.queryNumber("waitMs", 0), 0, MAX_WAIT_MS);
    return Reply.ok(chats.await(person.id(), call.queryNumber("after", 0), wait));
  }

  Reply type(JsonNode json, Person person) {
    String text = ControlEndpoint.text(json, "text", "").strip();
    if (text.isEmpty() || text.length() > MAX_TEXT) {
      throw new Refusal(400, "A message has 1 to " + MAX_TEXT + " characters");
    }
    return Reply.ok(chats.type(people.start(person), text));
  }

  Reply press(JsonNode json, Person person) throws InterruptedException {
    long id = json.path("messageId").asLong(0);
    @Nullable ChatMessage message =
        chats.messages(person.id(), id - 1).stream().findFirst().orElse(null);
    if (message == null || message.id() != id) {
      throw new Refusal(404, "There is no such message");
    }
    return Reply.ok(
        callbacks
            .press(person, message, bot.user(), ControlEndpoint.text(json, "data", ""))
            .orElse(new Callbacks.Answer("", false)));
  }
}
