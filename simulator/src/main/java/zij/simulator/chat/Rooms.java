package zij.simulator.chat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import zij.simulator.people.Person;
import zij.simulator.store.Sequence;
import zij.simulator.store.Store;
import zij.simulator.webhook.Deliveries;

/** Groups and channels, who is in them, and the bot's links into them. Thread-safe. */
public final class Rooms {
  private static final int LIMIT = 10_000;
  private static final int MAX_NAME = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** What somebody is to a room; who never was anything is not kept. */
  public enum Standing {
    ASKING,
    MEMBER,
    LEFT,
    BANNED
  }

  /** What somebody is to a room. */
  public record Presence(long room, long person, Standing standing) {}

  private final MVMap<Long, Room> rooms;
  private final MVMap<String, InviteLink> links;
  private final MVMap<String, Presence> presences;
  private final Sequence ids;
  private final Deliveries deliveries;
  private final ObjectNode bot;

  /**
   * Takes up the kept rooms.
   *
   * @param bot the bot as Bot API {@code User}
   */
  public Rooms(Store store, Deliveries deliveries, ObjectNode bot) {
    this.rooms = store.byNumber("rooms", Room.class);
    this.links = store.byText("room-links", InviteLink.class);
    this.presences = store.byText("room-presences", Presence.class);
    this.ids = store.sequence("room", 1_001_000_000_101L);
    this.deliveries = deliveries;
    this.bot = bot;
  }

  /** The room of that number. */
  public Optional<Room> find(long id) {
    return Optional.ofNullable(rooms.get(id));
  }

  /** Makes a room to which its owner adds the bot; the bot is told {@code my_chat_member}. */
  public synchronized Room create(
      Person owner, String type, String title, String username, Room.BotRights rights) {
    if (rooms.size() >= LIMIT) throw new IllegalArgumentException("There are rooms enough");
    Room room = new Room(-ids.next(), type, title, username, owner.id(), rights);
    rooms.put(room.id(), room);
    tell(owner, room, new Room.BotRights("left", false, false));
    return room;
  }

  /** Its owner lets the bot do other things there, or puts it out. */
  public synchronized Room change(Person owner, Room room, Room.BotRights rights) {
    Room after = room.with(rights);
    rooms.put(room.id(), after);
    tell(owner, after, room.bot());
    return after;
  }

  private void tell(Person by, Room room, Room.BotRights before) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("chat", room.chat());
    json.set("from", by.user());
    json.put("date", Instant.now().getEpochSecond());
    json.set("old_chat_member", before.member(bot));
    json.set("new_chat_member", room.bot().member(bot));
    deliveries.send(by.id(), "my_chat_member", "my_chat_member", json);
  }

  /** A new link of the bot's; Telegram cuts what is too long of a name. */
  public synchronized InviteLink link(Room room, String name, boolean asks, long memberLimit) {
    if (links.size() >= 10 * LIMIT) throw new IllegalArgumentException("There are links enough");
    byte[] hash = new byte[12];
    RANDOM.nextBytes(hash);
    String link = "https://t.me/+" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    String cut = name.substring(0, Math.min(name.length(), MAX_NAME));
    InviteLink made = new InviteLink(link, room.id(), cut, asks, memberLimit, 0, false);
    links.put(link, made);
    return made;
  }

  /** Makes a link worth nothing; empty if the room has no such link, or it is so already. */
  public synchronized Optional<InviteLink> revoke(Room room, String link) {
    @Nullable InviteLink known = links.get(link);
    if (known == null || known.room() != room.id() || known.revoked()) return Optional.empty();
    InviteLink revoked = known.asRevoked();
    links.put(link, revoked);
    return Optional.of(revoked);
  }

  /** The links of a room. */
  public List<InviteLink> links(Room room) {
    return links.values().stream().filter(link -> link.room() == room.id()).toList();
  }

  /** What a person is to a room; empty if nothing yet. */
  public Optional<Standing> standing(Room room, long person) {
    return Optional.ofNullable(presences.get(key(room, person))).map(Presence::standing);
  }

  /** Everybody who is or was something to a room. */
  public List<Presence> presences(Room room) {
    return presences.values().stream().filter(one -> one.room() == room.id()).toList();
  }

  /** What somebody becomes to a room. */
  public synchronized void become(Room room, long person, Standing standing) {
    presences.put(key(room, person), new Presence(room.id(), person, standing));
  }

  /**
   * A person follows a link.
   *
   * @return what they are to its room then; empty if the link leads nowhere
   */
  public synchronized Optional<Standing> follow(Person person, String link) {
    @Nullable InviteLink known = links.get(link);
    if (known == null || !known.open()) return Optional.empty();
    Room room = find(known.room()).orElseThrow();
    @Nullable Standing before = standing(room, person.id()).orElse(null);
    if (before == Standing.MEMBER || before == Standing.BANNED) return Optional.of(before);
    Standing after = known.asks() ? Standing.ASKING : Standing.MEMBER;
    become(room, person.id(), after);
    links.put(link, known.usedOnce());
    if (known.asks()) ask(person, room, known);
    return Optional.of(after);
  }

  private void ask(Person person, Room room, InviteLink link) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("chat", room.chat());
    json.set("from", person.user());
    json.put("user_chat_id", person.id()).put("date", Instant.now().getEpochSecond());
    json.set("invite_link", link.json(bot));
    deliveries.send(person.id(), "chat_join_request", "chat_join_request", json);
  }

  private static String key(Room room, long person) {
    return room.id() + ":" + person;
  }
}
