package zij.bench;

import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A person of Telegram who is signed in at the shop.
 *
 * @param user Telegram id
 * @param header the request header that says who they are, with CR LF
 */
record Session(long user, String header) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Creates the person at Telegram and signs in. */
  static Session open(HttpConnection telegram, HttpConnection server) throws IOException {
    long user =
        JSON.readTree(
                telegram.json(
                    "POST",
                    "/simulator/api/users",
                    "",
                    "{\"firstName\":\"Buyer\",\"languageCode\":\"en\",\"stars\":900000000}"))
            .path("id")
            .asLong();
    return open(user, telegram, server);
  }

  /** Signs in somebody whom Telegram has already. */
  static Session open(long user, HttpConnection telegram, HttpConnection server)
      throws IOException {
    String initData =
        text(
            telegram.json("POST", "/simulator/api/users/" + user + "/launch", "", "{}"),
            "initData");
    String signIn = JSON.writeValueAsString(Map.of("initData", initData));
    String token = text(server.json("POST", "/api/auth/telegram", "", signIn), "token");
    return new Session(user, "Authorization: Bearer " + token + "\r\n");
  }

  /** A text out of an answer. */
  static String text(String json, String field) {
    return JSON.readTree(json).path(field).asString();
  }
}
