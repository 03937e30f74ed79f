package zij.simulator.bot;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;
import zij.simulator.chat.Callbacks;
import zij.simulator.chat.Channels;
import zij.simulator.chat.ChatMessage;
import zij.simulator.chat.Chats;
import zij.simulator.people.People;
import zij.simulator.people.Person;

/** sendMessage and answerCallbackQuery. */
final class MessageMethods {
  private static final int MAX_TEXT = 4_096;
  private static final int MAX_CALLBACK_TEXT = 200;

  private final People people;
  private final Chats chats;
  private final Channels channels;
  private final Callbacks callbacks;
  private final MessageLimits limits;
  private final BotProfile bot;

  MessageMethods(
      People people,
      Chats chats,
      Channels channels,
      Callbacks callbacks,
      MessageLimits limits,
      BotProfile bot) {
    this.people = people;
    this.chats = chats;
    this.channels = channels;
    this.callbacks = callbacks;
    this.limits = limits;
    this.bot = bot;
  }

  JsonNode sendMessage(Parameters call) {
    if (!call.has("chat_id")) {
      throw BotApiError.badRequest("chat_id is empty");
    }
    Channels channel = channels.find(call.text("chat_id").strip()).orElse(null);
    if (channel != null) {
      return post(call, channel);
    }
    Person person = people.find(call.number("chat_id", 0)).orElse(null);
    if (person == null) {
      throw BotApiError.badRequest("chat not found");
    }
    HtmlText.Parsed text = text(call);
    @Nullable JsonNode keyboard = Keyboard.of(call);
    if (!person.reachable()) {
      throw BotApiError.forbidden("bot can't initiate conversation with a user");
    }
    limits.take(person.id());
    ChatMessage message = chats.write(person, text.text(), text.entities(), keyboard);
    return json(person, message);
  }

  /** The chats of people and the channel have rates of their own, and the bot one for all. */
  private JsonNode post(Parameters call, Channels channel) {
    HtmlText.Parsed text = text(call);
    limits.take(Channels.ID);
    ChatMessage message = channel.post(text.text());
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("message_id", message.id());
    json.putObject("chat")
        .put("id", Channels.ID)
        .put("title", "Checkpoints of the log")
        .put("username", Channels.USERNAME)
        .put("type", "channel");
    return json.put("date", message.date()).put("text", message.text());
  }

  JsonNode answerCallbackQuery(Parameters call) {
    String text = call.text("text");
    if (text.codePointCount(0, text.length()) > MAX_CALLBACK_TEXT) {
      throw BotApiError.badRequest("MESSAGE_TOO_LONG");
    }
    if (!callbacks.answer(call.text("callback_query_id"), text, call.flag("show_alert"))) {
      throw BotApiError.badRequest(
          "query is too old and response timeout expired or query ID is invalid");
    }
    return BooleanNode.TRUE;
  }

  private static HtmlText.Parsed text(Parameters call) {
    String mode = call.text("parse_mode");
    if (!mode.isEmpty() && !mode.equalsIgnoreCase("HTML")) {
      throw BotApiError.badRequest("unsupported parse_mode");
    }
    HtmlText.Parsed text =
        mode.isEmpty()
            ? new HtmlText.Parsed(call.text("text"), null)
            : HtmlText.parse(call.text("text"));
    if (text.text().isBlank()) {
      throw BotApiError.badRequest("message text is empty");
    }
    if (text.text().length() > MAX_TEXT) {
      throw BotApiError.badRequest("message is too long");
    }
    return text;
  }

  private ObjectNode json(Person person, ChatMessage message) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("message_id", message.id());
    json.set("from", bot.user());
    json.set("chat", person.chat());
    json.put("date", message.date());
    json.set("text", new StringNode(message.text()));
    if (message.entities() != null) {
      json.set("entities", message.entities());
    }
    if (message.replyMarkup() != null) {
      json.set("reply_markup", message.replyMarkup());
    }
    return json;
  }
}
