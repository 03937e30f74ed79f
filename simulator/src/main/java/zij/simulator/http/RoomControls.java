package zij.simulator.http;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import zij.simulator.chat.Room;
import zij.simulator.chat.Rooms;
import zij.simulator.people.People;
import zij.simulator.people.Person;

/** Groups and channels, and how people come into them. */
final class RoomControls {
  private final Rooms rooms;
  private final People people;

  RoomControls(Rooms rooms, People people) {
    this.rooms = rooms;
    this.people = people;
  }

  Reply create(JsonNode json) {
    Room room =
        rooms.create(
            owner(json.path("owner").asLong(0)),
            ControlEndpoint.text(json, "type", "supergroup"),
            ControlEndpoint.text(json, "title", "Circle"),
            ControlEndpoint.text(json, "username", ""),
            rights(json));
    return Reply.json(201, json(room));
  }

  Reply change(Call call) {
    Room room = room(call);
    return Reply.ok(json(rooms.change(owner(room.owner()), room, rights(call.json()))));
  }

  Reply look(Call call) {
    return Reply.ok(json(room(call)));
  }

  /** Follows a link; answers what the person is to its room then. */
  Reply join(JsonNode json, Person person) {
    Optional<Rooms.Standing> standing =
        rooms.follow(person, ControlEndpoint.text(json, "link", ""));
    String word = standing.map(Enum::name).orElse("EXPIRED").toLowerCase(Locale.ROOT);
    return Reply.json(200, JsonNodeFactory.instance.objectNode().put("standing", word));
  }

  Reply leave(JsonNode json, Person person) {
    Room room = find(json.path("room").asLong(0));
    rooms.become(room, person.id(), Rooms.Standing.LEFT);
    return Reply.ok(json(room));
  }

  private static Room.BotRights rights(JsonNode json) {
    return new Room.BotRights(
        ControlEndpoint.text(json, "status", "administrator"),
        json.path("canInvite").asBoolean(true),
        json.path("canRestrict").asBoolean(true));
  }

  private Person owner(long id) {
    return people.find(id).orElseThrow(() -> new Refusal(400, "Nobody owns this room"));
  }

  private Room room(Call call) {
    return find(call.number(3));
  }

  private Room find(long id) {
    return rooms.find(id).orElseThrow(() -> new Refusal(404, "There is no such room"));
  }

  private ObjectNode json(Room room) {
    ObjectNode json = JsonMapper.shared().valueToTree(room);
    json.set("people", JsonMapper.shared().valueToTree(rooms.presences(room)));
    json.set("links", JsonMapper.shared().valueToTree(rooms.links(room)));
    return json;
  }
}
