package zij.server.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import zij.language.role.InvitationId;
import zij.language.role.Role;
import zij.server.Answer;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** People come to work in the shop, and leave it. */
@ExtendWith(SharedServer.class)
class StaffTest {
  private static final String STAFF = "/api/desk/staff";

  private final RunningServer server;

  StaffTest(RunningServer server) {
    this.server = server;
  }

  private JsonNode list() {
    Answer answer = server.owner().get(STAFF);
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  private List<JsonNode> rolesOf(long person) {
    return list()
        .path("people")
        .valueStream()
        .filter(holder -> holder.path("person").asLong() == person)
        .toList();
  }

  private JsonNode invite(Role role) {
    Answer answer =
        server
            .owner()
            .post(
                STAFF + "/invitations",
                "{\"role\":\"%s\",\"why\":\"Dilshod\"}".formatted(role.code()));
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  private static String token(JsonNode invitation) {
    String link = invitation.path("link").asString();
    return link.substring(link.indexOf("join_") + "join_".length());
  }

  private Answer accept(Shopper person, String token) {
    return person.post("/api/invitations/" + token + "/acceptance", "");
  }

  private Answer revoke(long person, Role role) {
    return server
        .owner()
        .post(
            "%s/%d/roles/%s/revocation".formatted(STAFF, person, role.code()),
            "{\"why\":\"Left.\"}");
  }

  @Test
  void aRoleHoldsUnderTheSessionThatWasThereBefore() {
    Shopper person = server.shopper();
    assertThat(person.get("/api/desk/cases").problem()).isEqualTo("403 FORBIDDEN");
    String body = "{\"person\":%d,\"role\":\"support\",\"why\":\"Sundays\"}".formatted(person.id());
    assertThat(server.owner().post(STAFF, body).json().path("position").asLong()).isPositive();
    assertThat(person.get("/api/desk/cases").status()).isEqualTo(200);
    assertThat(server.owner().post(STAFF, body).json().path("position").asLong()).isEqualTo(-1);
  }

  @Test
  void aRoleEndsBeforeItsSession() {
    Shopper person = Shopper.withRole(server, Role.MANAGER);
    assertThat(person.get("/api/desk/products").status()).isEqualTo(200);
    assertThat(revoke(person.id(), Role.MANAGER).status()).isEqualTo(200);
    assertThat(person.get("/api/desk/products").problem()).isEqualTo("403 FORBIDDEN");
    assertThat(person.get("/api/orders").status()).isEqualTo(200);
    assertThat(revoke(person.id(), Role.MANAGER).problem()).isEqualTo("404 ROLE_NOT_HELD");
  }

  @Test
  void theListSaysWhoHasWhatSinceWhenAndByWhom() {
    Shopper person = Shopper.withRole(server, Role.SUPPORT);
    JsonNode held = rolesOf(person.id()).getFirst();
    assertThat(held.path("role").asString()).isEqualTo("support");
    assertThat(held.path("by").asLong()).isEqualTo(RunningServer.OWNER);
    assertThat(held.path("why").asString()).isEqualTo("A test.");
    assertThat(held.path("since").asString()).isNotEmpty();
    assertThat(held.path("bySettings").asBoolean()).isFalse();
    JsonNode owner = rolesOf(RunningServer.OWNER).getFirst();
    assertThat(owner.path("bySettings").asBoolean()).isTrue();
  }

  @Test
  void aLinkGivesItsRoleToWhoOpensItFirst() {
    JsonNode invitation = invite(Role.SUPPORT);
    assertThat(invitation.path("link").asString())
        .startsWith(
            "https://t.me/" + server.bot("getMe").path("username").asString() + "?startapp=join_");
    Shopper first = server.shopper();
    JsonNode offered = first.get("/api/invitations/" + token(invitation)).json();
    assertThat(offered.path("role").asString()).isEqualTo("support");
    assertThat(accept(first, token(invitation)).json().path("role").asString())
        .isEqualTo("support");
    assertThat(first.get("/api/desk/cases").status()).isEqualTo(200);
    assertThat(accept(first, token(invitation)).json().path("position").asLong()).isEqualTo(-1);
    Shopper second = server.shopper();
    assertThat(accept(second, token(invitation)).problem()).isEqualTo("404 INVITATION_UNKNOWN");
    assertThat(second.get("/api/invitations/" + token(invitation)).problem())
        .isEqualTo("404 INVITATION_UNKNOWN");
    assertThat(rolesOf(first.id()).getFirst().path("by").asLong()).isEqualTo(RunningServer.OWNER);
  }

  @Test
  void aWithdrawnLinkIsWorthNothing() {
    JsonNode invitation = invite(Role.MANAGER);
    String id = invitation.path("id").asString();
    assertThat(list().path("invitations").toString()).contains(id);
    String withdrawal = STAFF + "/invitations/" + id + "/withdrawal";
    assertThat(server.owner().post(withdrawal, "").status()).isEqualTo(200);
    assertThat(list().path("invitations").toString()).doesNotContain(id);
    assertThat(accept(server.shopper(), token(invitation)).problem())
        .isEqualTo("404 INVITATION_UNKNOWN");
  }

  /** Who reads the log, or the database, cannot use an invitation. */
  @Test
  void theTokenIsKeptNowhere() {
    JsonNode invitation = invite(Role.AUDITOR);
    String token = token(invitation);
    assertThat(invitation.path("id").asString()).isEqualTo(InvitationId.of(token).value());
    assertThat(list().toString()).doesNotContain(token);
    List<String> stored =
        server.texts(
            "select convert_from(payload, 'UTF8') from ledger.event where type ="
                + " 'role.invited'");
    assertThat(stored).isNotEmpty().noneMatch(payload -> payload.contains(token));
  }

  @Test
  void anOwnerOfTheSettingsStays() {
    assertThat(revoke(RunningServer.OWNER, Role.OWNER).problem()).isEqualTo("409 ROLE_BY_SETTINGS");
    assertThat(revoke(RunningServer.AUDITOR, Role.AUDITOR).problem())
        .isEqualTo("409 ROLE_BY_SETTINGS");
  }

  @Test
  void anOwnerWhoWasNamedNamesOthers() {
    Shopper partner = Shopper.withRole(server, Role.OWNER);
    Shopper person = server.shopper();
    String body = "{\"person\":%d,\"role\":\"analyst\",\"why\":\"Counts.\"}".formatted(person.id());
    assertThat(partner.post(STAFF, body).status()).isEqualTo(200);
    assertThat(rolesOf(person.id()).getFirst().path("by").asLong()).isEqualTo(partner.id());
    assertThat(revoke(partner.id(), Role.OWNER).status()).isEqualTo(200);
    assertThat(partner.post(STAFF, body).problem()).isEqualTo("403 FORBIDDEN");
    assertThat(person.get("/api/insights/overview").status()).isNotEqualTo(403);
  }

  @Test
  void whatCannotBeReadSaysWhatIsWrong() {
    for (String body :
        List.of(
            "{\"person\":0,\"role\":\"support\",\"why\":\"x\"}",
            "{\"person\":7,\"role\":\"king\",\"why\":\"x\"}",
            "{\"person\":7,\"role\":\"support\",\"why\":\" \"}",
            "{\"person\":7,\"role\":\"support\"}")) {
      assertThat(server.owner().post(STAFF, body).problem()).isEqualTo("400 INVALID_REQUEST");
    }
    assertThat(
            server.owner().post(STAFF + "/x/roles/support/revocation", "{\"why\":\"x\"}").problem())
        .isEqualTo("404 ROLE_NOT_HELD");
    assertThat(server.shopper().get("/api/invitations/short").problem())
        .isEqualTo("404 INVITATION_UNKNOWN");
  }
}
