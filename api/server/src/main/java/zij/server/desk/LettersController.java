package zij.server.desk;

import static zij.server.problem.ProblemException.answerOrProblem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.command.Outcome;
import zij.language.difference.Note;
import zij.language.letter.LetterCommand;
import zij.language.letter.LetterEvent;
import zij.language.letter.LetterId;
import zij.server.audit.Asked;
import zij.server.letter.Letter;
import zij.server.letter.LetterDecisions;
import zij.server.letter.Letters;
import zij.server.problem.ProblemException;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;

/** What failed for good and waits for a person: tried again, or given up. */
@RestController
@Tag(name = "desk")
@RequestMapping("/api/desk")
class LettersController {
  private static final Duration SOON = Duration.ofSeconds(1);

  /** A letter with what was to be handled: the stored event, or the update as it came. */
  record OpenLetter(Letter letter, String content) {}

  /** Why a letter is given up. */
  record LetterDiscard(Note reason) {
    LetterDiscard {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** The answer to giving up. {@code position} is -1 if somebody had decided it before. */
  record LetterDiscarded(long letter, long position) {}

  /** How many sequences of letters went through. */
  record Replayed(int replayed) {}

  private final Letters letters;
  private final LetterDecisions decisions;
  private final CallerCommands commands;
  private final InstantSource clock;

  LettersController(
      Letters letters, LetterDecisions decisions, CallerCommands commands, InstantSource clock) {
    this.letters = letters;
    this.decisions = decisions;
    this.commands = commands;
    this.clock = clock;
  }

  /** A page of letters, the newest first. It is read where it is written, so it never lags. */
  @Operation(operationId = "letters", summary = "What failed for good, newest first")
  @GetMapping("/letters")
  Letters.LetterPage page(
      @Parameter(description = "Those that were given up, instead of those that wait.")
          @RequestParam(defaultValue = "false")
          boolean discarded,
      @RequestParam(required = false) @Nullable String cursor,
      @Parameter(description = "1 to 100.") @RequestParam(defaultValue = "50") String limit) {
    Long before = new Asked("cursor", cursor).number(1, Asked.MAX);
    int most = (int) new Asked("limit", limit).requiredNumber(1, Letters.MAX_PAGE);
    return discarded ? letters.discarded(before, most) : letters.waiting(before, most);
  }

  @Operation(operationId = "letter", summary = "One letter with its content")
  @GetMapping("/letters/{number}")
  OpenLetter letter(@PathVariable String number) {
    Letter letter = find(number);
    return new OpenLetter(
        letter, letters.content(letter.number()).orElseThrow(LettersController::unknown));
  }

  /** Tries one again, and those of its sequence in their order. */
  @Operation(operationId = "replayLetter", summary = "Try a letter again")
  @PostMapping("/letters/{number}/replay")
  LetterDecisions.Tried replay(@PathVariable String number) {
    Letter letter = waiting(number);
    return orBusy(() -> decisions.replay(letter));
  }

  /** Gives one up for good: what should have followed is not done. */
  @Operation(operationId = "discardLetter", summary = "Give up a letter")
  @PostMapping("/letters/{number}/discard")
  LetterDiscarded discard(
      @AuthenticationPrincipal Jwt session,
      @PathVariable String number,
      @RequestBody LetterDiscard body) {
    Caller caller = Caller.of(session);
    Letter letter = waiting(number);
    LetterId id = new LetterId(letter.number());
    Outcome<LetterEvent.Discarded> outcome =
        orBusy(() ->
            decisions
                .discard(
                    letter,
                    failure ->
                        commands.send(
                            caller,
                            new LetterCommand.Discard(
                                id, failure, body.reason(), caller.id(), clock.instant())),
                    decided -> answerOrProblem(decided.decision()))
                .orElseThrow(LettersController::unknown));
    return new LetterDiscarded(letter.number(), outcome.position().orElse(-1));
  }

  /** Tries the letters of a reaction again, after an outage; up to a hundred sequences. */
  @Operation(operationId = "replayReaction", summary = "Try the letters of a reaction again")
  @PostMapping("/reactions/{reaction}/replay")
  Replayed replayAll(@PathVariable String reaction) {
    return new Replayed(decisions.replay(reaction).orElseThrow(LettersController::unknown));
  }

  private Letter waiting(String number) {
    Letter letter = find(number);
    if (letter.discarded() != null) throw discarded();
    return letter;
  }

  private Letter find(String number) {
    long parsed = new Asked("number", number).requiredNumber(1, Asked.MAX);
    return letters.find(parsed).orElseThrow(LettersController::unknown);
  }

  private static <T> T orBusy(Supplier<T> work) {
    try {
      return work.get();
    } catch (PessimisticLockingFailureException e) {
      throw ProblemException.later(HttpStatus.CONFLICT, "LETTER_BUSY", SOON);
    }
  }

  private static ProblemException discarded() {
    return ProblemException.of(HttpStatus.CONFLICT, "LETTER_DISCARDED");
  }

  private static ProblemException unknown() {
    return ProblemException.of(HttpStatus.NOT_FOUND, "LETTER_UNKNOWN");
  }
}
