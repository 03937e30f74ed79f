package zij.server.support;

import static zij.server.problem.ProblemException.answerOrProblem;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
import zij.language.Command;
import zij.language.Done;
import zij.language.PlainText;
import zij.language.TelegramUserId;
import zij.language.support.CaseId;
import zij.language.support.SupportCommand;
import zij.query.support.CaseFigures;
import zij.query.support.CaseMessage;
import zij.query.support.CasePage;
import zij.query.support.CaseState;
import zij.query.support.Cases;
import zij.query.support.SupportCase;
import zij.server.audit.Asked;
import zij.server.problem.ProblemException;
import zij.server.read.Freshness;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;

/** Cases of support, and what the shop says in them; for the owner. */
@RestController
@Tag(name = "desk")
@RequestMapping("/api/desk/cases")
class CasesController {
  /**
   * What somebody wrote.
   *
   * @param by Telegram id of who wrote it
   * @param text null if the buyer was erased since: then nobody can read it any more
   */
  record CaseText(
      String id, CaseMessage.Author author, long by, @Nullable String text, Instant at) {}

  private record Written(SupportCase about, List<CaseMessage> messages) {}

  /** A case with all that was written in it, the first of it first. */
  record DeskCase(SupportCase about, List<CaseText> messages) {}

  /**
   * What the shop says: 1 to {@value #MAX} characters, so that it fits into a message of Telegram
   * together with what it is about.
   */
  record AnswerText(@JsonValue String text) {
    static final int MAX = 3_500;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    AnswerText {
      if (text.isBlank() || text.length() > MAX) {
        throw new IllegalArgumentException("an answer has 1 to " + MAX + " characters");
      }
      PlainText.require(text);
    }
  }

  /**
   * An answer to a buyer.
   *
   * @param id made by the client, new for each answer: sent again, it is not told again
   */
  record NewAnswer(UUID id, AnswerText text) {
    NewAnswer {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(text, "text");
    }
  }

  /** What was done; {@code position} is -1 if it was so before. */
  record CaseChanged(UUID caseId, long position) {}

  private final Cases cases;
  private final CaseWords words;
  private final CallerCommands commands;
  private final Freshness freshness;
  private final InstantSource clock;

  CasesController(
      Cases cases,
      CaseWords words,
      CallerCommands commands,
      Freshness freshness,
      InstantSource clock) {
    this.cases = cases;
    this.words = words;
    this.commands = commands;
    this.freshness = freshness;
    this.clock = clock;
  }

  /** A page of the cases, those to which something happened last first. */
  @Operation(operationId = "cases", summary = "Cases of support, the last changed first")
  @GetMapping
  CasePage page(
      @Parameter(description = "Only cases in this state: waiting, answered or closed.")
          @RequestParam(required = false)
          @Nullable String state,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit,
      @Parameter(description = Freshness.PARAMETER) @RequestParam(required = false)
          @Nullable Long position)
      throws InterruptedException {
    if (limit < 1 || limit > Cases.MAX_PAGE) {
      throw ProblemException.parameter("limit", "1 to " + Cases.MAX_PAGE);
    }
    CaseState wanted =
        new Asked("state", state).as("waiting, answered or closed", CaseState::ofCode);
    Long before = new Asked("cursor", cursor).number(0, Asked.MAX);
    return freshness.read(
        Freshness.View.SUPPORT, position, at -> cases.at(at).page(wanted, before, limit));
  }

  /** How support goes: what waits, and how soon buyers were answered in the last 30 days. */
  @Operation(operationId = "caseFigures", summary = "How many wait, and the time to first answer")
  @GetMapping("/figures")
  CaseFigures figures(
      @Parameter(description = Freshness.PARAMETER) @RequestParam(required = false)
          @Nullable Long position)
      throws InterruptedException {
    return freshness.read(
        Freshness.View.SUPPORT, position, at -> cases.at(at).figures(clock.instant()));
  }

  /** One case with its conversation. */
  @Operation(operationId = "case", summary = "One case with its conversation")
  @GetMapping("/{id}")
  DeskCase one(
      @PathVariable String id,
      @Parameter(description = Freshness.PARAMETER) @RequestParam(required = false)
          @Nullable Long position)
      throws InterruptedException {
    CaseId wanted = caseId(id);
    Written read =
        freshness.read(
            Freshness.View.SUPPORT,
            position,
            at -> {
              Cases there = cases.at(at);
              SupportCase found = there.find(wanted).orElseThrow(CasesController::unknown);
              return new Written(found, there.messages(wanted));
            });
    // Opened when the connection is given back: the keys are on another one.
    return new DeskCase(read.about(), texts(read, wanted));
  }

  private List<CaseText> texts(Written read, CaseId id) {
    TelegramUserId buyer = new TelegramUserId(read.about().buyer());
    List<CaseMessage> messages = read.messages();
    var texts = words.open(buyer, id, messages.stream().map(CaseMessage::message).toList());
    return IntStream.range(0, messages.size())
        .mapToObj(i -> {
          CaseMessage m = messages.get(i);
          return new CaseText(
              m.message().id(), m.author(), m.by(), texts.get(i).orElse(null), m.at());
        })
        .toList();
  }

  /** Answers the buyer, who reads it in the chat with the bot. */
  @Operation(operationId = "answerCase", summary = "Answer the buyer")
  @PostMapping("/{id}/answers")
  CaseChanged answer(
      @AuthenticationPrincipal Jwt session,
      @PathVariable String id,
      @RequestBody NewAnswer answer) {
    CaseId about = caseId(id);
    TelegramUserId buyer =
        cases
            .find(about)
            .map(SupportCase::buyer)
            .map(TelegramUserId::new)
            .orElseThrow(CasesController::unknown);
    // A sealed answer would give a key again to somebody who had theirs destroyed.
    if (cases.lastOfBuyer(about).flatMap(m -> words.open(buyer, about, m.message())).isEmpty()) {
      throw ProblemException.of(HttpStatus.CONFLICT, "BUYER_ERASED");
    }
    Caller caller = Caller.of(session);
    var message = words.seal(buyer, about, "a" + answer.id(), answer.text().text());
    return send(
        caller, new SupportCommand.Answer(about, message, caller.id(), clock.instant()), about);
  }

  @Operation(operationId = "takeCase", summary = "Look after a case")
  @PostMapping("/{id}/take")
  CaseChanged take(@AuthenticationPrincipal Jwt session, @PathVariable String id) {
    CaseId about = caseId(id);
    Caller caller = Caller.of(session);
    return send(caller, new SupportCommand.Take(about, caller.id(), clock.instant()), about);
  }

  @Operation(operationId = "closeCase", summary = "Close a case; the buyer is told")
  @PostMapping("/{id}/close")
  CaseChanged close(@AuthenticationPrincipal Jwt session, @PathVariable String id) {
    CaseId about = caseId(id);
    Caller caller = Caller.of(session);
    return send(caller, new SupportCommand.Close(about, caller.id(), clock.instant()), about);
  }

  @Operation(operationId = "reopenCase", summary = "Open a closed case again; the buyer is told")
  @PostMapping("/{id}/reopen")
  CaseChanged reopen(@AuthenticationPrincipal Jwt session, @PathVariable String id) {
    CaseId about = caseId(id);
    Caller caller = Caller.of(session);
    return send(caller, new SupportCommand.Reopen(about, caller.id(), clock.instant()), about);
  }

  private CaseChanged send(Caller caller, Command<Done> command, CaseId about) {
    var outcome = commands.send(caller, command);
    var _ = answerOrProblem(outcome.decision());
    return new CaseChanged(about.value(), outcome.position().orElse(-1));
  }

  private static CaseId caseId(String id) {
    try {
      return CaseId.parse(id);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static ProblemException unknown() {
    return ProblemException.of(HttpStatus.NOT_FOUND, "CASE_UNKNOWN");
  }
}
