package zij.server.desk;

import static zij.server.problem.ProblemException.answerOrProblem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import zij.command.Outcome;
import zij.language.Command;
import zij.language.Done;
import zij.language.product.Availability;
import zij.language.product.BuyerLimit;
import zij.language.product.ProductCommand;
import zij.language.product.ProductId;
import zij.server.problem.ProblemException;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;

/** When a product can be ordered, and how much of it. */
@RestController
@Tag(name = "desk")
@RequestMapping("/api/desk/products/{id}")
class ConditionsController {
  /**
   * A time in which a product can be ordered.
   *
   * @param from null if from ever
   * @param until null if for ever; after {@code from}
   */
  record TimeOfSale(
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable Instant from,
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable Instant until) {
    Availability availability() {
      try {
        return new Availability(from, until);
      } catch (IllegalArgumentException e) {
        throw ProblemException.field(until == null ? "from" : "until");
      }
    }
  }

  /** How many units one buyer may have; null for any number. */
  record NewLimit(
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable BuyerLimit limit) {}

  /** The answer to a command. {@code position} is -1 if nothing changed. */
  record Conditioned(long position) {}

  private final CallerCommands commands;
  private final InstantSource clock;

  ConditionsController(CallerCommands commands, InstantSource clock) {
    this.commands = commands;
    this.clock = clock;
  }

  @Operation(operationId = "setAvailability", summary = "Let a product be ordered in a time only")
  @PutMapping("/availability")
  Conditioned setAvailability(
      @AuthenticationPrincipal Jwt session, @PathVariable String id, @RequestBody TimeOfSale time) {
    return send(
        session,
        new ProductCommand.SetAvailability(product(id), time.availability(), clock.instant()));
  }

  @Operation(operationId = "setBuyerLimit", summary = "Limit the units of each buyer, or no more")
  @PutMapping("/limit")
  Conditioned setLimit(
      @AuthenticationPrincipal Jwt session, @PathVariable String id, @RequestBody NewLimit body) {
    return send(
        session, new ProductCommand.SetBuyerLimit(product(id), body.limit(), clock.instant()));
  }

  private Conditioned send(Jwt session, Command<Done> command) {
    Outcome<Done> outcome = commands.send(Caller.of(session), command);
    var _ = answerOrProblem(outcome.decision());
    return new Conditioned(outcome.position().orElse(-1));
  }

  private static ProductId product(String id) {
    try {
      return new ProductId(id);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(HttpStatus.NOT_FOUND, "PRODUCT_UNKNOWN");
    }
  }
}
