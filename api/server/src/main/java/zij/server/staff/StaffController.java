package zij.server.staff;

import static zij.server.problem.ProblemException.answerOrProblem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import zij.command.role.Roster;
import zij.command.role.StaffRegister;
import zij.language.Command;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.difference.Note;
import zij.language.role.InvitationId;
import zij.language.role.Role;
import zij.language.role.RoleCommand;
import zij.language.role.RoleEvent;
import zij.server.problem.ProblemException;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;

/** Who works in the shop; for owners. */
@RestController
@Tag(name = "desk")
@RequestMapping("/api/desk/staff")
class StaffController {
  /** How long a link is worth something. */
  static final Duration INVITATION_LASTS = Duration.ofDays(3);

  /**
   * A role in somebody's hands.
   *
   * @param person Telegram id
   * @param by which owner gave it; null if the server's settings do, as all that follows
   */
  record Holder(
      long person,
      Role role,
      @Nullable Long by,
      @Nullable String why,
      @Nullable Instant since,
      boolean bySettings) {}

  /** An invitation that nobody used yet. Its link was told to who made it, and is not kept. */
  record OpenInvitation(String id, Role role, long by, String why, Instant until, Instant at) {}

  /** Who works in the shop, those of the settings first, and who may come to. */
  record StaffList(List<Holder> people, List<OpenInvitation> invitations) {}

  /** A role for somebody whose Telegram id is known. */
  record NewHolder(TelegramUserId person, Role role, Note why) {
    NewHolder {
      Objects.requireNonNull(person, "person");
      Objects.requireNonNull(role, "role");
      Objects.requireNonNull(why, "why");
    }
  }

  /** A role for whoever opens the link. */
  record NewInvitation(Role role, Note why) {
    NewInvitation {
      Objects.requireNonNull(role, "role");
      Objects.requireNonNull(why, "why");
    }
  }

  /** Why a role is taken away. */
  record Revocation(Note why) {
    Revocation {
      Objects.requireNonNull(why, "why");
    }
  }

  /**
   * An invitation with its link, which is told this once.
   *
   * @param until from when on it is worth nothing
   */
  record MadeInvitation(String id, String link, Instant until, long position) {}

  /** What was done; {@code position} is -1 if it was so before. */
  record StaffChanged(long position) {}

  private final StaffRegister register;
  private final InvitationLinks links;
  private final CallerCommands commands;
  private final InstantSource clock;

  StaffController(
      StaffRegister register, InvitationLinks links, CallerCommands commands, InstantSource clock) {
    this.register = register;
    this.links = links;
    this.commands = commands;
    this.clock = clock;
  }

  /** All of them; they are few, so there are no pages. */
  @Operation(operationId = "staff", summary = "Who works in the shop, since when and by whom")
  @GetMapping
  StaffList all() {
    Roster roster = register.roster();
    List<Holder> people = new ArrayList<>();
    for (Role role : Role.values()) {
      register.appointed().holders(role).stream()
          .map(TelegramUserId::value)
          .sorted()
          .forEach(id -> people.add(new Holder(id, role, null, null, null, true)));
    }
    roster.granted().values().stream().map(StaffController::holder).forEach(people::add);
    Instant now = clock.instant();
    List<OpenInvitation> open =
        roster.invitations().values().stream()
            .filter(i -> roster.open(i.invitation(), now, register.appointed()).isPresent())
            .map(StaffController::invitation)
            .toList();
    return new StaffList(people, open);
  }

  private static Holder holder(RoleEvent.Granted e) {
    return new Holder(e.person().value(), e.role(), e.by().value(), e.why().text(), e.at(), false);
  }

  private static OpenInvitation invitation(RoleEvent.Invited e) {
    return new OpenInvitation(
        e.invitation().value(), e.role(), e.by().value(), e.why().text(), e.until(), e.at());
  }

  @Operation(operationId = "grantRole", summary = "Give somebody a role")
  @PostMapping
  StaffChanged grant(@AuthenticationPrincipal Jwt session, @RequestBody NewHolder wanted) {
    Caller caller = Caller.of(session);
    return send(
        caller,
        new RoleCommand.Grant(
            wanted.person(), wanted.role(), caller.id(), wanted.why(), clock.instant()));
  }

  /** Its effect on this server is there when this answers, on others within a second. */
  @Operation(operationId = "revokeRole", summary = "Take a role away")
  @PostMapping("/{person}/roles/{role}/revocation")
  StaffChanged revoke(
      @AuthenticationPrincipal Jwt session,
      @PathVariable String person,
      @PathVariable String role,
      @RequestBody Revocation revocation) {
    Caller caller = Caller.of(session);
    TelegramUserId whose;
    Role which;
    try {
      whose = new TelegramUserId(Long.parseLong(person));
      which = Role.ofCode(role);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(Refusal.ROLE_NOT_HELD);
    }
    return send(
        caller,
        new RoleCommand.Revoke(whose, which, caller.id(), revocation.why(), clock.instant()));
  }

  /** Whoever of Telegram opens the link first may take the role, within three days. */
  @Operation(operationId = "inviteStaff", summary = "Make a link that gives one person a role")
  @PostMapping("/invitations")
  MadeInvitation invite(@AuthenticationPrincipal Jwt session, @RequestBody NewInvitation wanted) {
    Caller caller = Caller.of(session);
    String token = links.newToken();
    String link = links.to(token); // before the event: without a link it would be of no use
    InvitationId id = InvitationId.of(token);
    Instant now = clock.instant();
    Instant until = now.plus(INVITATION_LASTS);
    StaffChanged changed =
        send(
            caller,
            new RoleCommand.Invite(id, wanted.role(), caller.id(), wanted.why(), until, now));
    return new MadeInvitation(id.value(), link, until, changed.position());
  }

  @Operation(operationId = "withdrawInvitation", summary = "Make an invitation's link worthless")
  @PostMapping("/invitations/{id}/withdrawal")
  StaffChanged withdraw(@AuthenticationPrincipal Jwt session, @PathVariable String id) {
    Caller caller = Caller.of(session);
    InvitationId which;
    try {
      which = new InvitationId(id);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(Refusal.INVITATION_UNKNOWN);
    }
    return send(caller, new RoleCommand.WithdrawInvitation(which, caller.id(), clock.instant()));
  }

  private StaffChanged send(Caller caller, Command<Done> command) {
    var outcome = commands.send(caller, command);
    var _ = answerOrProblem(outcome.decision());
    return new StaffChanged(outcome.position().orElse(-1));
  }
}
