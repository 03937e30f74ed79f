package zij.simulator.bot;

import java.util.List;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import zij.simulator.store.Store;

/** The bot as people see it: name, commands and menu button. Thread-safe. */
public final class BotProfile {
  private static final int MAX_COMMANDS = 100;
  private static final String NAME = "Zij Demo";

  /** A command of the bot's menu. */
  public record Command(String command, String description) {}

  private record Commands(List<Command> list) {}

  /** The button beside the text box. */
  public record MenuButton(String type, String text, String url) {}

  private final long id;
  private final String username;
  private final MVMap<String, Commands> commands;
  private final MVMap<String, MenuButton> menu;

  /** The profile of that bot. */
  public BotProfile(Store store, long id, String username) {
    this.id = id;
    this.username = username;
    this.commands = store.byText("commands", Commands.class);
    this.menu = store.byText("menu-button", MenuButton.class);
  }

  /** The name above the chat. */
  public String name() {
    return NAME;
  }

  /** Without the at sign. */
  public String username() {
    return username;
  }

  /** The commands in that language, or else the ones for everybody. */
  public List<Command> commands(String language) {
    @Nullable Commands own = commands.get(language);
    return own != null ? own.list() : commands.getOrDefault("", new Commands(List.of())).list();
  }

  /** The menu button that the bot set, or null. */
  public @Nullable MenuButton menuButton() {
    return menu.get("default");
  }

  /** Bot API {@code User} of the bot. */
  public ObjectNode user() {
    ObjectNode user = JsonNodeFactory.instance.objectNode().put("id", id).put("is_bot", true);
    return user.put("first_name", NAME).put("username", username);
  }

  JsonNode getMe() {
    return user()
        .put("can_join_groups", true)
        .put("can_read_all_group_messages", false)
        .put("supports_inline_queries", false)
        .put("can_connect_to_business", false)
        .put("has_main_web_app", true);
  }

  JsonNode setMyCommands(Parameters call) {
    @Nullable JsonNode list = call.json("commands", "commands");
    if (list == null || !list.isArray()) {
      throw BotApiError.badRequest("expected an Array of BotCommand");
    }
    if (list.size() > MAX_COMMANDS) {
      throw BotApiError.badRequest("BOT_COMMANDS_TOO_MUCH");
    }
    String language = call.text("language_code");
    if (!language.matches("(?:[a-z]{2})?")) {
      throw BotApiError.badRequest("invalid language code specified");
    }
    List<Command> read = list.valueStream().map(BotProfile::command).toList();
    commands.put(language, new Commands(read));
    return BooleanNode.TRUE;
  }

  /** Bot API {@code MenuButton} of all private chats; the default one if the bot set none. */
  JsonNode getChatMenuButton(Parameters call) {
    if (call.has("chat_id")) throw BotApiError.badRequest("chat not found");
    MenuButton button = menu.getOrDefault("default", new MenuButton("default", "", ""));
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", button.type());
    if (button.type().equals("web_app")) {
      json.put("text", button.text()).putObject("web_app").put("url", button.url());
    }
    return json;
  }

  JsonNode setChatMenuButton(Parameters call) {
    @Nullable JsonNode given = call.json("menu_button", "menu button");
    JsonNode button = given == null ? MissingNode.getInstance() : given;
    String type = button.path("type").asString(given == null ? "default" : "");
    switch (type) {
      case "default", "commands" -> menu.put("default", new MenuButton(type, "", ""));
      case "web_app" -> {
        String url = button.path("web_app").path("url").asString("");
        String text = button.path("text").asString("");
        if (text.isBlank()) {
          throw BotApiError.badRequest("menu button text must be non-empty");
        }
        Keyboard.checkWebApp(url, "menu button");
        menu.put("default", new MenuButton(type, text, url));
      }
      default -> throw BotApiError.badRequest("can't parse menu button: invalid type specified");
    }
    return BooleanNode.TRUE;
  }

  private static Command command(JsonNode json) {
    String command = json.path("command").asString("").replaceFirst("^/", "");
    String description = json.path("description").asString("").strip();
    if (!command.matches("[a-z0-9_]{1,32}")) {
      throw BotApiError.badRequest("BOT_COMMAND_INVALID");
    }
    if (description.isEmpty() || description.length() > 256) {
      throw BotApiError.badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
    }
    return new Command(command, description);
  }
}
