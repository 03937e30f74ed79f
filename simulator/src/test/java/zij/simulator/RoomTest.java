package zij.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.simulator.Hand.DILSHOD;
import static zij.simulator.Hand.TIMUR;
import static zij.simulator.Hand.json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Private groups and channels: links into them, and who is let in and taken out. */
class RoomTest {
  private Receiver receiver;
  private Simulator simulator;
  private Hand hand;
  private long room;

  @BeforeEach
  void start() throws Exception {
    receiver = new Receiver();
    simulator = Simulator.start(Hand.options());
    hand = new Hand(simulator);
    hand.webhook(receiver);
    room =
        hand.phone("rooms", json().put("title", "Circle").put("owner", TIMUR)).get("id").asLong(0);
  }

  @AfterEach
  void stop() {
    simulator.close();
    receiver.close();
  }

  private ObjectNode inRoom() {
    return json().put("chat_id", room);
  }

  private ObjectNode dilshod() {
    return inRoom().put("user_id", DILSHOD);
  }

  private String link() throws Exception {
    ObjectNode asked = inRoom().put("name", "x".repeat(40)).put("creates_join_request", true);
    JsonNode made = hand.done("createChatInviteLink", asked);
    assertThat(made.get("name").stringValue()).hasSize(32);
    return made.get("invite_link").stringValue();
  }

  private String follow(String link) throws Exception {
    JsonNode answer = hand.phone("users/" + DILSHOD + "/join", json().put("link", link));
    return answer.get("standing").stringValue();
  }

  private String status() throws Exception {
    return hand.done("getChatMember", dilshod()).get("status").stringValue();
  }

  private String refusal(String method, ObjectNode call) throws Exception {
    return hand.bot(method, call).description();
  }

  @Test
  void theBotIsToldWhereItWasAddedAndWhatItMayDoThere() throws Exception {
    JsonNode told = receiver.next().get("my_chat_member");
    assertThat(told.get("chat").get("title").stringValue()).isEqualTo("Circle");
    assertThat(told.get("chat").has("username")).isFalse();
    assertThat(told.get("from").get("id").longValue()).isEqualTo(TIMUR);
    JsonNode member = told.get("new_chat_member");
    assertThat(member.get("status").stringValue()).isEqualTo("administrator");
    assertThat(member.get("can_invite_users").booleanValue()).isTrue();
  }

  @Test
  void whoFollowsALinkThatAsksIsInWhenTheBotSaysSo() throws Exception {
    receiver.next();
    String link = link();
    assertThat(follow(link)).isEqualTo("asking");
    JsonNode asks = receiver.next().get("chat_join_request");
    assertThat(asks.get("from").get("id").longValue()).isEqualTo(DILSHOD);
    assertThat(asks.get("invite_link").get("name").stringValue()).isEqualTo("x".repeat(32));
    assertThat(status()).isEqualTo("left");
    hand.done("approveChatJoinRequest", dilshod());
    assertThat(status()).isEqualTo("member");
    assertThat(refusal("approveChatJoinRequest", dilshod())).contains("USER_ALREADY_PARTICIPANT");
    hand.done("banChatMember", dilshod());
    assertThat(status()).isEqualTo("kicked");
    assertThat(follow(link)).isEqualTo("banned");
    hand.done("unbanChatMember", dilshod().put("only_if_banned", true));
    assertThat(follow(link)).isEqualTo("asking");
    hand.done("declineChatJoinRequest", dilshod());
    assertThat(refusal("declineChatJoinRequest", dilshod())).contains("HIDE_REQUESTER_MISSING");
    hand.done("revokeChatInviteLink", inRoom().put("invite_link", link));
    assertThat(follow(link)).isEqualTo("expired");
    assertThat(refusal("revokeChatInviteLink", inRoom().put("invite_link", link)))
        .contains("INVITE_HASH_EXPIRED");
  }

  @Test
  void aBotWithoutTheRightsIsRefusedInTelegramsWords() throws Exception {
    ObjectNode both = inRoom().put("creates_join_request", true).put("member_limit", 1);
    assertThat(refusal("createChatInviteLink", both)).contains("member limit can't be specified");
    assertThat(refusal("getChat", json().put("chat_id", room - 1)))
        .isEqualTo("Bad Request: chat not found");
    hand.phone("rooms/" + room, json().put("canInvite", false).put("canRestrict", false));
    assertThat(refusal("createChatInviteLink", inRoom()))
        .isEqualTo("Bad Request: not enough rights to manage chat invite link");
    assertThat(refusal("banChatMember", dilshod()))
        .isEqualTo("Bad Request: not enough rights to restrict/unrestrict chat member");
    hand.phone("rooms/" + room, json().put("status", "kicked"));
    assertThat(refusal("getChat", inRoom()))
        .isEqualTo("Forbidden: bot was kicked from the supergroup chat");
  }
}
