package zij.server.staff;

import static zij.server.problem.ProblemException.answerOrProblem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import zij.command.role.StaffRegister;
import zij.language.Refusal;
import zij.language.role.InvitationId;
import zij.language.role.Role;
import zij.language.role.RoleCommand;
import zij.server.problem.ProblemException;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;

/** What somebody can do with the link that invites them to work in the shop. */
@RestController
@Tag(name = "session")
@RequestMapping("/api/invitations/{token}")
class InvitationController {
  /**
   * What a link offers.
   *
   * @param until from when on it is worth nothing
   */
  record Invitation(Role role, Instant until) {}

  /** The role that its holder has now; {@code position} is -1 if they had it before. */
  record Joined(Role role, long position) {}

  private final StaffRegister register;
  private final CallerCommands commands;
  private final InstantSource clock;

  InvitationController(StaffRegister register, CallerCommands commands, InstantSource clock) {
    this.register = register;
    this.commands = commands;
    this.clock = clock;
  }

  /** One answer for all links that are worth nothing, whatever the reason. */
  @Operation(operationId = "invitation", summary = "What the link of an invitation offers")
  @GetMapping
  Invitation look(@PathVariable String token) {
    return register
        .roster()
        .open(id(token), clock.instant(), register.appointed())
        .map(open -> new Invitation(open.role(), open.until()))
        .orElseThrow(InvitationController::unknown);
  }

  /** The caller has the role at once, without signing in again. */
  @Operation(operationId = "acceptInvitation", summary = "Take the role that a link offers")
  @PostMapping("/acceptance")
  Joined accept(@AuthenticationPrincipal Jwt session, @PathVariable String token) {
    Caller caller = Caller.of(session);
    var outcome =
        commands.send(caller, new RoleCommand.Accept(id(token), caller.id(), clock.instant()));
    Role role = answerOrProblem(outcome.decision());
    return new Joined(role, outcome.position().orElse(-1));
  }

  private static InvitationId id(String token) {
    if (!InvitationLinks.isToken(token)) throw unknown();
    return InvitationId.of(token);
  }

  private static ProblemException unknown() {
    return ProblemException.of(Refusal.INVITATION_UNKNOWN);
  }
}
