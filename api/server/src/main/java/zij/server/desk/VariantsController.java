package zij.server.desk;

import static zij.server.problem.ProblemException.answerOrProblem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import zij.command.Outcome;
import zij.language.Command;
import zij.language.Done;
import zij.language.product.Combination;
import zij.language.product.Option;
import zij.language.product.Options;
import zij.language.product.Price;
import zij.language.product.ProductCommand;
import zij.language.product.ProductId;
import zij.language.stock.StockCommand;
import zij.language.stock.Units;
import zij.query.stock.StockLevel;
import zij.query.stock.Stocks;
import zij.server.problem.ProblemException;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;

/** What buyers choose of a product, and the variants that it is sold as. */
@RestController
@Tag(name = "desk")
@RequestMapping("/api/desk/products/{id}")
class VariantsController {
  /** All options of a product, in their order; none to have none any more. */
  record NewOptions(List<Option> options) {
    NewOptions {
      options = List.copyOf(options);
    }

    Options checked() {
      try {
        return new Options(options);
      } catch (IllegalArgumentException e) {
        throw ProblemException.field("options");
      }
    }
  }

  /**
   * A variant, listed as a draft.
   *
   * @param variant an id that no product has yet
   * @param combination code of a value by the code of its option, for each option
   */
  record NewVariant(ProductId variant, Combination combination, Price price) {
    NewVariant {
      Objects.requireNonNull(variant, "variant");
      Objects.requireNonNull(combination, "combination");
      Objects.requireNonNull(price, "price");
    }
  }

  /** The answer to a command. {@code position} is -1 if nothing changed. */
  record Varied(long position) {}

  private static final Units NONE = new Units(0);

  private final CallerCommands commands;
  private final Stocks stocks;
  private final InstantSource clock;

  VariantsController(CallerCommands commands, Stocks stocks, InstantSource clock) {
    this.commands = commands;
    this.stocks = stocks;
    this.clock = clock;
  }

  @Operation(operationId = "setOptions", summary = "Say what buyers choose of a product")
  @PutMapping("/options")
  Varied setOptions(
      @AuthenticationPrincipal Jwt session, @PathVariable String id, @RequestBody NewOptions body) {
    return send(
        session, new ProductCommand.SetOptions(product(id), body.checked(), clock.instant()));
  }

  /**
   * The same variant again is accepted and changes nothing. Of a product whose units are counted,
   * or keys, a variant begins with none, so that none is sold that is not there.
   */
  @Operation(operationId = "addVariant", summary = "Sell a product as a variant, too")
  @ApiResponse(responseCode = "201", description = "There is this variant.")
  @PostMapping("/variants")
  ResponseEntity<Varied> addVariant(
      @AuthenticationPrincipal Jwt session, @PathVariable String id, @RequestBody NewVariant body) {
    var command =
        new ProductCommand.AddVariant(
            product(id), body.variant(), body.combination(), body.price(), clock.instant());
    Varied added = send(session, command);
    boolean isNew = added.position() >= 0;
    if (isNew && stocks.level(product(id)).kind() != StockLevel.Kind.ENDLESS) {
      var _ = send(session, new StockCommand.Count(body.variant(), NONE, clock.instant()));
    }
    return ResponseEntity.status(HttpStatus.CREATED).body(added);
  }

  private Varied send(Jwt session, Command<Done> command) {
    Outcome<Done> outcome = commands.send(Caller.of(session), command);
    var _ = answerOrProblem(outcome.decision());
    return new Varied(outcome.position().orElse(-1));
  }

  private static ProductId product(String id) {
    try {
      return new ProductId(id);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(HttpStatus.NOT_FOUND, "PRODUCT_UNKNOWN");
    }
  }
}
