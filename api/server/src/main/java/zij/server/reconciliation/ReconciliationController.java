package zij.server.reconciliation;

import static zij.server.problem.ProblemException.answerOrProblem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import zij.language.audit.Subject;
import zij.language.difference.DifferenceCommand;
import zij.language.difference.DifferenceId;
import zij.language.difference.DifferenceKind;
import zij.language.difference.Note;
import zij.language.difference.Settlement;
import zij.ledger.log.LiveTail;
import zij.query.reconciliation.Difference;
import zij.query.reconciliation.DifferencePage;
import zij.query.reconciliation.DifferenceState;
import zij.query.reconciliation.Differences;
import zij.query.reconciliation.OpenDifferences;
import zij.server.audit.Audited;
import zij.server.problem.ProblemException;
import zij.server.read.Freshness;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;

/** How the log compares with Telegram's own list, and what people decide about it. */
@RestController
@Tag(name = "reconciliation")
@RequestMapping("/api/ledger")
class ReconciliationController {
  /**
   * How the log compares with Telegram.
   *
   * @param lastRun null before the first
   * @param open how many differences of each kind wait for a person
   * @param oldestAgeSeconds since the Stars of the oldest of them moved; null if nothing waits
   * @param differences a page of those in the state asked for, in the order of their finding
   * @param next cursor of the next page; null at the end
   */
  record ReconciliationReport(
      @Nullable ReconciliationRun lastRun,
      Map<DifferenceKind, Long> open,
      @Nullable Long oldestAgeSeconds,
      List<Difference> differences,
      @Nullable String next) {}

  /** What the owner decides about a difference, and why: 1 to 500 characters. */
  record SettlementDecision(Settlement decision, Note note) {
    SettlementDecision {
      Objects.requireNonNull(decision, "decision");
      Objects.requireNonNull(note, "note");
    }
  }

  /**
   * The answer to a run.
   *
   * @param position of the newest event when it ended; a report that is asked for it shows all that
   *     the run found. -1 while the log is empty
   */
  record EndedRun(ReconciliationRun run, long position) {}

  /** The answer to a decision. {@code position} is -1 if it was taken before. */
  record SettledDifference(String difference, long position) {}

  private final Reconciliation reconciliation;
  private final Differences differences;
  private final CallerCommands commands;
  private final Freshness freshness;
  private final LiveTail tail;
  private final InstantSource clock;

  ReconciliationController(
      Reconciliation reconciliation,
      Differences differences,
      CallerCommands commands,
      Freshness freshness,
      LiveTail tail,
      InstantSource clock) {
    this.reconciliation = reconciliation;
    this.differences = differences;
    this.commands = commands;
    this.freshness = freshness;
    this.tail = tail;
    this.clock = clock;
  }

  /**
   * The last run, what waits for a person, and the differences in a state, page by page; at least
   * as new as {@code position} if that is given.
   */
  @Operation(summary = "How the log compares with Telegram's list of transactions")
  @Audited(Subject.RECONCILIATION)
  @GetMapping("/reconciliation")
  ReconciliationReport report(
      @RequestParam(defaultValue = "OPEN") DifferenceState state,
      @RequestParam(required = false) @Nullable Long cursor,
      @RequestParam(defaultValue = "50") int limit,
      @Parameter(description = Freshness.PARAMETER) @RequestParam(required = false)
          @Nullable Long position)
      throws InterruptedException {
    if (limit < 1 || limit > Differences.MAX_PAGE) {
      throw ProblemException.parameter("limit", "1 to " + Differences.MAX_PAGE);
    }
    // Before a connection is held: two for one answer could wait for each other.
    ReconciliationRun last = reconciliation.lastRun().orElse(null);
    return freshness.read(
        Freshness.View.DIFFERENCES,
        position,
        at -> report(last, differences.at(at), state, cursor, limit));
  }

  private ReconciliationReport report(
      @Nullable ReconciliationRun last,
      Differences shown,
      DifferenceState state,
      @Nullable Long cursor,
      int limit) {
    OpenDifferences open = shown.open();
    DifferencePage page = shown.page(state, cursor, limit);
    Instant oldest = open.oldest();
    return new ReconciliationReport(
        last,
        open.byKind(),
        oldest == null ? null : Duration.between(oldest, clock.instant()).toSeconds(),
        page.differences(),
        page.next());
  }

  /** Reconciles now and answers how it went. */
  @Operation(summary = "Reconcile with Telegram now")
  @Audited(Subject.RECONCILIATION)
  @PostMapping("/reconciliation/runs")
  EndedRun run() {
    ReconciliationRun run =
        reconciliation
            .run()
            .orElseThrow(() -> ProblemException.of(HttpStatus.CONFLICT, "RECONCILIATION_RUNNING"));
    return new EndedRun(run, tail.size() - 1);
  }

  /** Decides where the Stars of a difference belong. The same again is answered the same. */
  @Operation(summary = "Settle a difference")
  @Audited(Subject.RECONCILIATION)
  @PostMapping("/differences/{id}/settlement")
  SettledDifference settle(
      @AuthenticationPrincipal Jwt session,
      @PathVariable String id,
      @RequestBody SettlementDecision decided) {
    Caller caller = Caller.of(session);
    DifferenceId difference = difference(id);
    var outcome =
        commands.send(
            caller,
            new DifferenceCommand.Settle(
                difference, decided.decision(), decided.note(), caller.id(), clock.instant()));
    var _ = answerOrProblem(outcome.decision());
    return new SettledDifference(difference.toString(), outcome.position().orElse(-1));
  }

  private static DifferenceId difference(String id) {
    try {
      return DifferenceId.parse(id);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(HttpStatus.NOT_FOUND, "DIFFERENCE_UNKNOWN");
    }
  }
}
