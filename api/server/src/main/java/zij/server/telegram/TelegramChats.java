package zij.server.telegram;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import zij.command.reaction.PrivateChats;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.language.product.ChatId;
import zij.language.product.Good;
import zij.server.problem.ProblemException;

/**
 * The private chats of the shop at Telegram. Links are of the kind whose followers have to ask, so
 * that one that is passed on lets nobody else in; such a link needs no member limit, and Telegram
 * takes none beside it (Bot API, createChatInviteLink). Thread-safe.
 */
public final class TelegramChats implements PrivateChats {
  /** A link's name has at most 32 characters: an order's id without its hyphens. */
  private static final Pattern LINK_NAME = Pattern.compile("[0-9a-f]{32}");

  /** What Telegram says when what is asked for is so, or can never be otherwise. */
  private static final List<String> NOTHING_TO_REVOKE =
      List.of("INVITE_HASH_EXPIRED", "INVITE_HASH_INVALID");

  private static final List<String> NOBODY_ASKS =
      List.of("USER_ALREADY_PARTICIPANT", "HIDE_REQUESTER_MISSING");
  private static final List<String> NOBODY_TO_REMOVE =
      List.of(
          "USER_NOT_PARTICIPANT",
          "PARTICIPANT_ID_INVALID",
          "user not found",
          "user is an administrator of the chat",
          "can't remove chat owner");

  private final BotApi botApi;
  private final long bot;
  private final RepeatedCall repeated = new RepeatedCall("private-chats");

  /**
   * @param bot Telegram's number of the bot
   */
  TelegramChats(BotApi botApi, long bot) {
    this.botApi = botApi;
    this.bot = bot;
  }

  /**
   * What a product delivers that lets its buyers into a chat.
   *
   * @throws ProblemException if the bot does not know the chat, if everybody can join it, or if the
   *     bot may not let people in or take them out
   * @throws BotApiException if Telegram does not answer
   */
  public Good.Chat good(ChatId id) {
    JsonNode chat = known("getChat", Map.of("chat_id", id.value()));
    if (!isPrivate(chat)) throw problem("CHAT_NOT_PRIVATE");
    Map<String, ?> itself = Map.of("chat_id", id.value(), "user_id", bot);
    if (!serves(known("getChatMember", itself))) throw problem("CHAT_NOT_SERVED");
    return new Good.Chat(id, title(chat.path("title").asString("")));
  }

  private JsonNode known(String method, Map<String, ?> parameters) {
    try {
      return botApi.call(method, parameters);
    } catch (BotApiException e) {
      if (e.isTransient()) throw e;
      throw problem("CHAT_UNKNOWN");
    }
  }

  private static ProblemException problem(String code) {
    return ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, code);
  }

  /** Without what no text may have; Telegram's own rules for titles are other ones. */
  static String title(String given) {
    String plain = given.replaceAll("[\\p{Cc}\\p{Cs}]", " ").strip();
    if (plain.isEmpty()) return "?";
    int end = Math.min(plain.length(), Good.Chat.MAX_TITLE);
    boolean inHalf = end < plain.length() && Character.isLowSurrogate(plain.charAt(end));
    return plain.substring(0, inHalf ? end - 1 : end).strip();
  }

  /** Whether nobody gets into a chat but by a link (Bot API, type Chat). */
  static boolean isPrivate(JsonNode chat) {
    String type = chat.path("type").asString("");
    return (type.equals("supergroup") || type.equals("channel")) && !chat.has("username");
  }

  /** Whether a member can let people in and take them out (ChatMemberAdministrator). */
  static boolean serves(JsonNode member) {
    return member.path("status").asString("").equals("administrator")
        && member.path("can_invite_users").asBoolean(false)
        && member.path("can_restrict_members").asBoolean(false);
  }

  /** The order by whose link somebody came; empty if the name is none that we give. */
  static Optional<OrderId> order(String linkName) {
    if (!LINK_NAME.matcher(linkName).matches()) return Optional.empty();
    long high = Long.parseUnsignedLong(linkName, 0, 16, 16);
    long low = Long.parseUnsignedLong(linkName, 16, 32, 16);
    return Optional.of(new OrderId(new UUID(high, low)));
  }

  @Override
  public String invite(ChatId chat, OrderId order) {
    Map<String, ?> parameters =
        Map.of(
            "chat_id",
            chat.value(),
            "name",
            order.toString().replace("-", ""),
            "creates_join_request",
            true);
    return repeated
        .call(() -> botApi.call("createChatInviteLink", parameters))
        .path("invite_link")
        .asString();
  }

  @Override
  public void revoke(ChatId chat, String link) {
    Map<String, ?> parameters = Map.of("chat_id", chat.value(), "invite_link", link);
    ask("revokeChatInviteLink", parameters, NOTHING_TO_REVOKE);
  }

  @Override
  public void admit(ChatId chat, TelegramUserId person) {
    ask("approveChatJoinRequest", member(chat, person), NOBODY_ASKS);
  }

  /** A ban takes somebody out, and its end leaves them out (Bot API, unbanChatMember). */
  @Override
  public void remove(ChatId chat, TelegramUserId person) {
    ask("banChatMember", member(chat, person), NOBODY_TO_REMOVE);
    Map<String, Object> back = new HashMap<>(member(chat, person));
    back.put("only_if_banned", true);
    ask("unbanChatMember", back, NOBODY_TO_REMOVE);
  }

  private static Map<String, ?> member(ChatId chat, TelegramUserId person) {
    return Map.of("chat_id", chat.value(), "user_id", person.value());
  }

  private void ask(String method, Map<String, ?> parameters, List<String> soAlready) {
    try {
      repeated.call(() -> botApi.call(method, parameters));
    } catch (BotApiException e) {
      String words = String.valueOf(e.getMessage());
      if (soAlready.stream().noneMatch(words::contains)) throw e;
    }
  }
}
