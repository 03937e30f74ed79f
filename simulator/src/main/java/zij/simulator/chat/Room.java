package zij.simulator.chat;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A group or channel.
 *
 * @param id negative; of supergroups and channels it begins with -100
 * @param type {@code supergroup} or {@code channel}
 * @param username without the at sign; empty if it is private
 * @param owner whose it is
 * @param bot what the bot is in it
 */
public record Room(long id, String type, String title, String username, long owner, BotRights bot) {
  /**
   * What the bot is in a room, and may do.
   *
   * @param status {@code administrator}, {@code member} or {@code kicked}
   */
  public record BotRights(String status, boolean canInvite, boolean canRestrict) {
    /** Bot API {@code ChatMember} of the bot, as much of it as matters. */
    public ObjectNode member(ObjectNode bot) {
      ObjectNode member = JsonNodeFactory.instance.objectNode().put("status", status);
      member.set("user", bot);
      if (status.equals("administrator")) {
        member.put("can_be_edited", false).put("is_anonymous", false);
        member.put("can_invite_users", canInvite).put("can_restrict_members", canRestrict);
      }
      if (status.equals("kicked")) member.put("until_date", 0);
      return member;
    }
  }

  /** Refuses what Telegram has no rooms like. */
  public Room {
    if (!type.equals("supergroup") && !type.equals("channel")) {
      throw new IllegalArgumentException("A room is a supergroup or a channel");
    }
    if (title.isBlank() || title.length() > 128) {
      throw new IllegalArgumentException("A title has 1 to 128 characters");
    }
  }

  Room with(BotRights rights) {
    return new Room(id, type, title, username, owner, rights);
  }

  /** Bot API {@code Chat}. */
  public ObjectNode chat() {
    ObjectNode chat = JsonNodeFactory.instance.objectNode().put("id", id).put("title", title);
    if (!username.isEmpty()) chat.put("username", username);
    return chat.put("type", type);
  }
}
