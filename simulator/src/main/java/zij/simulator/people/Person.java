package zij.simulator.people;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Someone with a phone.
 *
 * @param id Telegram's number of the person, up to 52 bits
 * @param lastName may be empty
 * @param username without the at sign, may be empty
 * @param languageCode IETF tag of the phone's language, such as {@code uz}
 * @param home where the person lives, for the phone's list only
 * @param reachable whether the person has started the bot, so that it may write
 */
public record Person(
    long id,
    String firstName,
    String lastName,
    String username,
    String languageCode,
    boolean premium,
    String home,
    boolean reachable) {

  /** Refuses what Telegram has no people like. */
  public Person {
    if (id < 1 || id >= 1L << 52) {
      throw new IllegalArgumentException("A user id is between 1 and 2^52");
    }
    if (firstName.isBlank() || firstName.length() > 64 || lastName.length() > 64) {
      throw new IllegalArgumentException("A first name has 1 to 64 characters, a last name 0-64");
    }
    if (!languageCode.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
      throw new IllegalArgumentException("A language code looks like en or pt-br");
    }
  }

  /** The same person after the bot was started. */
  public Person started() {
    return reachable
        ? this
        : new Person(id, firstName, lastName, username, languageCode, premium, home, true);
  }

  /** Bot API {@code User}. */
  public ObjectNode user() {
    ObjectNode user = JsonNodeFactory.instance.objectNode();
    user.put("id", id).put("is_bot", false).put("first_name", firstName);
    if (!lastName.isEmpty()) {
      user.put("last_name", lastName);
    }
    if (!username.isEmpty()) {
      user.put("username", username);
    }
    user.put("language_code", languageCode);
    if (premium) {
      user.put("is_premium", true);
    }
    return user;
  }

  /** Bot API {@code Chat}: the private chat with this person. */
  public ObjectNode chat() {
    ObjectNode chat = JsonNodeFactory.instance.objectNode();
    chat.put("id", id).put("first_name", firstName);
    if (!lastName.isEmpty()) {
      chat.put("last_name", lastName);
    }
    if (!username.isEmpty()) {
      chat.put("username", username);
    }
    return chat.put("type", "private");
  }

  /** The {@code user} field of launch data, with slashes escaped as Telegram's servers do. */
  public String webAppUser() {
    ObjectNode user = JsonNodeFactory.instance.objectNode();
    user.put("id", id).put("first_name", firstName).put("last_name", lastName);
    if (!username.isEmpty()) {
      user.put("username", username);
    }
    user.put("language_code", languageCode);
    if (premium) {
      user.put("is_premium", true);
    }
    if (reachable) {
      user.put("allows_write_to_pm", true);
    }
    user.put("photo_url", "https://t.me/i/userpic/320/zij" + id + ".svg");
    return escaped(user);
  }

  private static String escaped(JsonNode json) {
    return json.toString().replace("/", "\\/");
  }
}
