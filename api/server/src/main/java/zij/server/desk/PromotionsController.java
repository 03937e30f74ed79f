package zij.server.desk;

import static zij.server.problem.ProblemException.answerOrProblem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.command.Outcome;
import zij.language.Command;
import zij.language.Done;
import zij.language.promotion.PromotionCommand;
import zij.language.promotion.PromotionId;
import zij.query.promotion.PromotionPage;
import zij.query.promotion.Promotions;
import zij.server.audit.Asked;
import zij.server.problem.ProblemException;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;

/** What the owner of the shop can do with promotions. */
@RestController
@Tag(name = "desk")
@RequestMapping("/api/desk/promotions")
class PromotionsController {
  private static final String KEY_FORM = "[\\x21-\\x7e]{1,200}";

  /** The answer to a command about a promotion. {@code position} is -1 if nothing changed. */
  record ChangedPromotion(String promotion, long position) {}

  private final CallerCommands commands;
  private final Promotions promotions;
  private final InstantSource clock;

  PromotionsController(CallerCommands commands, Promotions promotions, InstantSource clock) {
    this.commands = commands;
    this.promotions = promotions;
    this.clock = clock;
  }

  /** Makes a promotion. One without a code needs a key, so that the same again makes no second. */
  @Operation(summary = "Make a promotion; the same again changes nothing")
  @ApiResponse(responseCode = "201", description = "Made.")
  @PostMapping
  ResponseEntity<ChangedPromotion> create(
      @AuthenticationPrincipal Jwt session,
      @Parameter(description = "Needed without a code.")
          @RequestHeader(value = "Idempotency-Key", required = false)
          @Nullable String key,
      @RequestBody NewPromotion body) {
    PromotionId id;
    if (body.code() != null) {
      id = PromotionId.of(body.code());
    } else if (key != null && key.matches(KEY_FORM)) {
      id = PromotionId.automatic(key);
      requireRoom(id);
    } else {
      throw ProblemException.of(HttpStatus.BAD_REQUEST, "IDEMPOTENCY_KEY_MISSING");
    }
    var command =
        new PromotionCommand.Create(id, body.code(), body.name(), body.rule(), clock.instant());
    return ResponseEntity.status(HttpStatus.CREATED).body(send(session, command));
  }

  /** Ends a promotion for good; orders that have it keep it. */
  @Operation(operationId = "endPromotion", summary = "End a promotion")
  @PostMapping("/{id}/end")
  ChangedPromotion end(@AuthenticationPrincipal Jwt session, @PathVariable String id) {
    PromotionId promotion;
    try {
      promotion = PromotionId.parse(id);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(HttpStatus.NOT_FOUND, "PROMOTION_UNKNOWN");
    }
    return send(session, new PromotionCommand.End(promotion, clock.instant()));
  }

  /** All promotions, newest first, each with what it cost and brought. */
  @Operation(operationId = "promotions", summary = "Promotions with their uses, cost and yield")
  @GetMapping
  PromotionPage page(
      @RequestParam(required = false) @Nullable String cursor,
      @Parameter(description = "1 to 100.") @RequestParam(defaultValue = "20") String limit) {
    return promotions.page(
        new Asked("cursor", cursor).number(0, Asked.MAX),
        (int) new Asked("limit", limit).requiredNumber(1, Promotions.MAX_PAGE),
        clock.instant());
  }

  private void requireRoom(PromotionId promotion) {
    var automatic = promotions.automatic();
    boolean again = automatic.stream().anyMatch(other -> other.promotion().equals(promotion));
    if (!again && automatic.size() >= Promotions.MAX_AUTOMATIC) {
      throw ProblemException.of(HttpStatus.CONFLICT, "TOO_MANY_PROMOTIONS");
    }
  }

  private <C extends PromotionCommand & Command<Done>> ChangedPromotion send(
      Jwt session, C command) {
    Outcome<Done> outcome = commands.send(Caller.of(session), command);
    var _ = answerOrProblem(outcome.decision());
    return new ChangedPromotion(command.promotion().toString(), outcome.position().orElse(-1));
  }
}
