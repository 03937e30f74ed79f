package zij.simulator.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import zij.simulator.people.People;
import zij.simulator.people.Person;
import zij.simulator.stars.PastLine;
import zij.simulator.stars.Till;

/**
 * Takes over what was bought before the simulator was there, so many people and lines at a time.
 */
record Past(People people, Till till) {
  private static final int MAX = 1_000;

  Reply takeOver(JsonNode json) {
    List<Person> persons = new ArrayList<>();
    for (JsonNode each : listed(json, "people")) persons.add(person(each));
    List<PastLine> lines = new ArrayList<>();
    for (JsonNode each : listed(json, "lines")) lines.add(line(each));
    people.addPast(persons);
    return Reply.json(
        200, JsonNodeFactory.instance.objectNode().put("lines", till.takeOver(lines)));
  }

  private static JsonNode listed(JsonNode json, String name) {
    JsonNode list = json.path(name);
    if (!list.isArray() || list.size() > MAX) {
      throw new Refusal(400, name + " is a list of at most " + MAX);
    }
    return list;
  }

  private static Person person(JsonNode json) {
    String name = ControlEndpoint.text(json, "firstName", "");
    String language = ControlEndpoint.text(json, "languageCode", "en");
    return new Person(json.path("id").asLong(0), name, "", "", language, false, "", false);
  }

  private static PastLine line(JsonNode json) {
    String kind = ControlEndpoint.text(json, "kind", "").toUpperCase(Locale.ROOT);
    return new PastLine(
        PastLine.Kind.valueOf(kind),
        ControlEndpoint.text(json, "charge", ""),
        json.path("user").asLong(0),
        ControlEndpoint.text(json, "title", ""),
        ControlEndpoint.text(json, "payload", ""),
        json.path("amount").asInt(0),
        json.path("date").asLong(0));
  }
}
