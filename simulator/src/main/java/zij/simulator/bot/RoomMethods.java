package zij.simulator.bot;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import zij.simulator.chat.InviteLink;
import zij.simulator.chat.Room;
import zij.simulator.chat.Rooms;
import zij.simulator.chat.Rooms.Standing;
import zij.simulator.people.People;
import zij.simulator.people.Person;

/** What a bot can do in groups and channels: links into them, and who comes in and goes out. */
final class RoomMethods {
  private final Rooms rooms;
  private final People people;
  private final BotProfile bot;

  RoomMethods(Rooms rooms, People people, BotProfile bot) {
    this.rooms = rooms;
    this.people = people;
    this.bot = bot;
  }

  JsonNode getChat(Parameters call) {
    Optional<Person> person = people.find(call.number("chat_id", 0));
    return person.isPresent() ? person.get().chat() : room(call).chat();
  }

  JsonNode getChatMember(Parameters call) {
    Room room = room(call);
    long user = call.number("user_id", 0);
    if (user == bot.user().path("id").asLong(0)) return room.bot().member(bot.user());
    Person person = person(call);
    ObjectNode member = JsonNodeFactory.instance.objectNode().put("status", status(room, person));
    member.set("user", person.user());
    return member;
  }

  private String status(Room room, Person person) {
    if (person.id() == room.owner()) return "creator";
    return switch (rooms.standing(room, person.id()).orElse(Standing.LEFT)) {
      case MEMBER -> "member";
      case BANNED -> "kicked";
      case ASKING, LEFT -> "left";
    };
  }

  JsonNode createChatInviteLink(Parameters call) {
    Room room = inviting(call);
    boolean asks = call.flag("creates_join_request");
    long limit = call.number("member_limit", 0);
    if (limit < 0 || limit > 99_999) throw BotApiError.badRequest("USAGE_LIMIT_INVALID");
    if (asks && limit > 0) {
      throw BotApiError.badRequest(
          "member limit can't be specified for links requiring administrator approval");
    }
    return rooms.link(room, call.text("name"), asks, limit).json(bot.user());
  }

  JsonNode revokeChatInviteLink(Parameters call) {
    Room room = inviting(call);
    InviteLink revoked =
        rooms
            .revoke(room, call.text("invite_link"))
            .orElseThrow(() -> BotApiError.badRequest("INVITE_HASH_EXPIRED"));
    return revoked.json(bot.user());
  }

  JsonNode approveChatJoinRequest(Parameters call) {
    return settle(call, Standing.MEMBER);
  }

  JsonNode declineChatJoinRequest(Parameters call) {
    return settle(call, Standing.LEFT);
  }

  private JsonNode settle(Parameters call, Standing after) {
    Room room = inviting(call);
    Person person = person(call);
    Standing now = rooms.standing(room, person.id()).orElse(Standing.LEFT);
    if (now == Standing.MEMBER) throw BotApiError.badRequest("USER_ALREADY_PARTICIPANT");
    if (now != Standing.ASKING) throw BotApiError.badRequest("HIDE_REQUESTER_MISSING");
    rooms.become(room, person.id(), after);
    return BooleanNode.TRUE;
  }

  JsonNode banChatMember(Parameters call) {
    Room room = restricting(call);
    Person person = person(call);
    if (person.id() == room.owner()) throw BotApiError.badRequest("can't remove chat owner");
    rooms.become(room, person.id(), Standing.BANNED);
    return BooleanNode.TRUE;
  }

  /** Without only_if_banned it takes a member out (Bot API, unbanChatMember). */
  JsonNode unbanChatMember(Parameters call) {
    Room room = restricting(call);
    Person person = person(call);
    Standing now = rooms.standing(room, person.id()).orElse(Standing.LEFT);
    if (now == Standing.BANNED || !call.flag("only_if_banned")) {
      rooms.become(room, person.id(), Standing.LEFT);
    }
    return BooleanNode.TRUE;
  }

  private Person person(Parameters call) {
    return people
        .find(call.number("user_id", 0))
        .orElseThrow(() -> BotApiError.badRequest("PARTICIPANT_ID_INVALID"));
  }

  private Room room(Parameters call) {
    if (!call.has("chat_id")) throw BotApiError.badRequest("chat_id is empty");
    Room room =
        rooms
            .find(call.number("chat_id", 0))
            .orElseThrow(() -> BotApiError.badRequest("chat not found"));
    if (room.bot().status().equals("kicked")) {
      throw BotApiError.forbidden("bot was kicked from the " + room.type() + " chat");
    }
    return room;
  }

  private Room inviting(Parameters call) {
    Room room = room(call);
    if (!administers(room) || !room.bot().canInvite()) {
      throw BotApiError.badRequest("not enough rights to manage chat invite link");
    }
    return room;
  }

  private Room restricting(Parameters call) {
    Room room = room(call);
    if (!administers(room) || !room.bot().canRestrict()) {
      throw BotApiError.badRequest("not enough rights to restrict/unrestrict chat member");
    }
    return room;
  }

  private static boolean administers(Room room) {
    return room.bot().status().equals("administrator");
  }
}
