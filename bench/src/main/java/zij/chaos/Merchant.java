package zij.chaos;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The shop's owner at the desk. Thread-safe. */
final class Merchant {
  private final Door door;
  private final Journal journal;
  private final String session;

  /** Signs in. */
  Merchant(World world, Door door, Journal journal)
      throws IOException, InterruptedException, GaveUpException {
    this.door = door;
    this.journal = journal;
    this.session = signIn(world.telegram, door, World.OWNER);
  }

  /** Makes a person of Telegram and signs them in; answers their session. */
  static String signIn(Telegram telegram, Door door, long id)
      throws IOException, InterruptedException, GaveUpException {
    var _ = telegram.hand("users", Map.of("id", id, "languageCode", "en", "stars", 10_000_000));
    String data = telegram.hand("users/" + id + "/launch", Map.of()).path("initData").asString();
    String body =
        tools.jackson.databind.json.JsonMapper.shared()
            .writeValueAsString(Map.of("initData", data));
    Answer answer = door.post("/api/auth/telegram", "", body);
    if (!answer.isFine()) throw new GaveUpException("no session: " + answer.body());
    return answer.text("token");
  }

  /** Puts everything on sale. */
  void open() throws GaveUpException, InterruptedException {
    for (String product : Shop.ONCE) list(product, "once");
    list(Shop.MONTHLY, "monthly");
    String keys =
        IntStream.range(0, Shop.KEYS)
            .mapToObj("KEY-%04d-CHAOS"::formatted)
            .collect(Collectors.joining("\n"));
    must(
        door.ask(
            "POST",
            "/api/desk/products/" + Shop.KEYED + "/stock/keys",
            session,
            keys,
            Map.of("Content-Type", "text/plain")));
    must(
        door.ask(
            "PUT",
            "/api/desk/products/" + Shop.COUNTED + "/stock",
            session,
            "{\"units\":" + Shop.TICKETS + "}",
            Map.of()));
    must(
        door.post(
            "/api/desk/promotions",
            session,
            """
            {"code":"%s","name":"Chaos","reduction":{"percent":10},"limit":%d,\
            "from":"2020-01-01T00:00:00Z"}\
            """
                .formatted(Shop.CODE, Shop.CODES)));
  }

  private void list(String product, String selling) throws GaveUpException, InterruptedException {
    must(
        door.post(
            "/api/desk/products",
            session,
            """
            {"product":"%s","emoji":"🌪️","price":%d,"good":"Out of the chaos.","selling":"%s",\
            "texts":{"en":{"title":"%s","body":"Comes whatever happens."}}}\
            """
                .formatted(product, Shop.price(product), selling, product)));
    must(door.post("/api/desk/products/" + product + "/publish", session, ""));
  }

  private static void must(Answer answer) throws GaveUpException {
    if (!answer.isFine()) throw new GaveUpException("the merchant is refused: " + answer.body());
  }

  /** Gives an order's payment back. */
  Answer refund(String order) throws GaveUpException, InterruptedException {
    return door.post(
        "/api/desk/orders/" + order + "/refund", session, "{\"reason\":\"They asked.\"}");
  }

  /** Compares the log with Telegram's list now; the run, or why there was none. */
  JsonNode reconcile() throws GaveUpException, InterruptedException {
    Answer answer = door.post("/api/ledger/reconciliation/runs", session, "");
    return answer.json().path("run");
  }

  /** How many differences of each kind wait for a person. */
  JsonNode differences() throws GaveUpException, InterruptedException {
    Answer answer = door.get("/api/ledger/reconciliation", session);
    must(answer);
    return answer.json();
  }

  /** Tries what failed for good once more, as a person does when the outage is over. */
  int replayLetters() throws GaveUpException, InterruptedException {
    JsonNode letters = letters();
    for (JsonNode letter : letters) {
      String path = "/api/desk/letters/" + letter.path("number").asLong() + "/replay";
      Answer replayed = door.post(path, session, "");
      journal.tell("merchant", "replayed " + letter + ": " + replayed.body());
      journal.count("letters replayed");
    }
    return letters.size();
  }

  /** What waits for a person. */
  JsonNode letters() throws GaveUpException, InterruptedException {
    Answer answer = door.get("/api/desk/letters?limit=100", session);
    must(answer);
    return answer.json().path("letters");
  }
}
