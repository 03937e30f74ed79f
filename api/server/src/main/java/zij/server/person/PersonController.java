package zij.server.person;

import static zij.server.problem.ProblemException.answerOrProblem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.command.Outcome;
import zij.command.reaction.PersonalData;
import zij.language.Done;
import zij.language.person.PersonCommand;
import zij.server.problem.ProblemException;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;
import zij.server.vault.Vault;

/** What people can ask about themselves. */
@RestController
@Tag(name = "session")
class PersonController {
  /**
   * The answer to an erasure.
   *
   * @param position log position of the erasure; -1 if nothing was kept since the last one
   */
  record ErasedPerson(long user, long position) {}

  /** All sessions that were opened until then are over, this one too. */
  record SignedOut(Instant at) {}

  private final CallerCommands commands;
  private final Vault vault;
  private final PersonalData data;
  private final EndedSessions sessions;
  private final InstantSource clock;

  PersonController(
      CallerCommands commands,
      Vault vault,
      PersonalData data,
      EndedSessions sessions,
      InstantSource clock) {
    this.commands = commands;
    this.vault = vault;
    this.data = data;
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * Erases the caller: what is kept of them is gone or can never be read again when this answers.
   * Orders and payments stay, under the Telegram id alone.
   *
   * @param confirm the caller's own Telegram id, so that nobody does it by a slip
   */
  @Operation(summary = "Erase the caller; confirm with the caller's own Telegram id")
  @DeleteMapping("/api/me")
  ErasedPerson erase(
      @AuthenticationPrincipal Jwt session,
      @RequestParam(required = false) @Nullable Long confirm) {
    Caller caller = Caller.of(session);
    if (confirm == null || confirm != caller.id().value()) {
      throw ProblemException.of(HttpStatus.BAD_REQUEST, "CONFIRMATION_MISSING");
    }
    Instant now = clock.instant();
    int generation = vault.generation(caller.id());
    Outcome<Done> outcome =
        commands.send(caller, new PersonCommand.Erase(caller.id(), generation, now));
    var _ = answerOrProblem(outcome.decision());
    data.erase(caller.id(), generation, now);
    return new ErasedPerson(caller.id().value(), outcome.position().orElse(-1));
  }

  /**
   * Signs the caller out on all devices: no session that is open goes on, and no copy of what
   * Telegram signed so far opens another. Opening the mini app again does.
   */
  @Operation(operationId = "signOut", summary = "End all sessions of the caller")
  @PostMapping("/api/me/sign-out")
  SignedOut signOut(@AuthenticationPrincipal Jwt session) {
    Instant now = clock.instant();
    sessions.signOut(Caller.of(session).id(), now);
    return new SignedOut(now);
  }
}
