package zij.simulator.chat;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A link into a room that the bot made.
 *
 * @param name what the bot called it, up to 32 characters
 * @param asks whether who follows it asks to be let in, and is not in at once
 * @param memberLimit how many may be in by it; 0 for as many as like
 * @param used how many came in by it
 */
public record InviteLink(
    String link,
    long room,
    String name,
    boolean asks,
    long memberLimit,
    long used,
    boolean revoked) {
  InviteLink usedOnce() {
    return new InviteLink(link, room, name, asks, memberLimit, used + 1, revoked);
  }

  InviteLink asRevoked() {
    return new InviteLink(link, room, name, asks, memberLimit, used, true);
  }

  /** Whether it still leads somewhere. */
  boolean open() {
    return !revoked && (memberLimit == 0 || used < memberLimit);
  }

  /** Bot API {@code ChatInviteLink}. */
  public ObjectNode json(ObjectNode bot) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("invite_link", link);
    json.set("creator", bot);
    json.put("creates_join_request", asks).put("is_primary", false).put("is_revoked", revoked);
    if (!name.isEmpty()) json.put("name", name);
    if (memberLimit > 0) json.put("member_limit", memberLimit);
    return json;
  }
}
