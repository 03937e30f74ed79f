package zij.server;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The dead letters as the owner sees them at the desk. */
public record DeskLetters(Shopper owner) {
  public static final String PATH = "/api/desk/letters";

  /** The newest that wait, up to a hundred. */
  public List<JsonNode> waiting() {
    return page("?limit=100");
  }

  /** The newest that were given up, up to a hundred. */
  public List<JsonNode> discarded() {
    return page("?discarded=true&limit=100");
  }

  /** The newest of those that wait, with its content. */
  public JsonNode newest() {
    return open(waiting().getFirst().path("number").asLong());
  }

  /** One with its content. */
  public JsonNode open(long number) {
    return owner.get(PATH + "/" + number).json();
  }

  /** The newest update that waits and has these words in it, with its content. */
  public Optional<JsonNode> update(String words) {
    return waiting().stream()
        .filter(letter -> letter.path("kind").asString().equals("UPDATE"))
        .map(letter -> open(letter.path("number").asLong()))
        .filter(letter -> letter.path("content").asString().contains(words))
        .findFirst();
  }

  /** What reactions failed at that is about an order, in the order of the sequence. */
  public List<JsonNode> ofOrder(String order) {
    return waiting().reversed().stream()
        .filter(letter -> letter.path("order").asString("").equals(order))
        .toList();
  }

  public Answer replay(long number) {
    return owner.post(PATH + "/" + number + "/replay", "");
  }

  public Answer discard(long number, String reason) {
    return owner.post(PATH + "/" + number + "/discard", "{\"reason\":\"" + reason + "\"}");
  }

  private List<JsonNode> page(String query) {
    return owner.get(PATH + query).json().path("letters").valueStream().toList();
  }
}
