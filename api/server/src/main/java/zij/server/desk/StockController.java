package zij.server.desk;

import static zij.server.problem.ProblemException.answerOrProblem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.command.Outcome;
import zij.command.product.Offers;
import zij.language.Command;
import zij.language.Done;
import zij.language.product.ProductId;
import zij.language.stock.StockCommand;
import zij.language.stock.Units;
import zij.query.stock.StockLevel;
import zij.query.stock.Stocks;
import zij.server.problem.ProblemException;
import zij.server.read.Freshness;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;

/** How many units of a product there are, as its owner says. */
@RestController
@Tag(name = "desk")
@RequestMapping("/api/desk/products/{id}/stock")
class StockController {
  /** A number of units. */
  record UnitsGiven(Units units) {
    UnitsGiven {
      Objects.requireNonNull(units, "units");
    }
  }

  /** The answer to a command about a stock. {@code position} is -1 if nothing changed. */
  record StockChanged(String product, long position) {}

  private final CallerCommands commands;
  private final Offers offers;
  private final Stocks stocks;
  private final Freshness freshness;
  private final InstantSource clock;

  StockController(
      CallerCommands commands,
      Offers offers,
      Stocks stocks,
      Freshness freshness,
      InstantSource clock) {
    this.commands = commands;
    this.offers = offers;
    this.stocks = stocks;
    this.freshness = freshness;
    this.clock = clock;
  }

  /** What there is of the product. Of keys it says how many are left, and nothing else. */
  @Operation(operationId = "stock", summary = "How many units of a product there are")
  @GetMapping
  StockLevel level(
      @PathVariable String id,
      @Parameter(description = Freshness.PARAMETER) @RequestParam(required = false)
          @Nullable Long position)
      throws InterruptedException {
    ProductId product = product(id);
    if (position == null) return stocks.level(product); // no copy that may lag
    return freshness.read(Freshness.View.STOCK, position, at -> stocks.at(at).level(product));
  }

  /** Says how many units are on hand, and begins to count. */
  @Operation(operationId = "countStock", summary = "Say how many units are on hand")
  @PutMapping
  StockChanged count(
      @AuthenticationPrincipal Jwt session, @PathVariable String id, @RequestBody UnitsGiven body) {
    ProductId product = product(id);
    return send(session, new StockCommand.Count(product, body.units(), clock.instant()), product);
  }

  @Operation(operationId = "addStock", summary = "Add units")
  @PostMapping("/additions")
  StockChanged add(
      @AuthenticationPrincipal Jwt session, @PathVariable String id, @RequestBody UnitsGiven body) {
    ProductId product = product(id);
    return send(session, new StockCommand.Add(product, body.units(), clock.instant()), product);
  }

  @Operation(operationId = "removeStock", summary = "Take out units that nobody has reserved")
  @PostMapping("/removals")
  StockChanged remove(
      @AuthenticationPrincipal Jwt session, @PathVariable String id, @RequestBody UnitsGiven body) {
    ProductId product = product(id);
    return send(session, new StockCommand.Remove(product, body.units(), clock.instant()), product);
  }

  @Operation(operationId = "setLowWater", summary = "Say with how many units it runs out")
  @PutMapping("/low-water")
  StockChanged lowWater(
      @AuthenticationPrincipal Jwt session, @PathVariable String id, @RequestBody UnitsGiven body) {
    ProductId product = product(id);
    return send(
        session, new StockCommand.SetLowWater(product, body.units(), clock.instant()), product);
  }

  /** Stops counting: the product is there without end. */
  @Operation(operationId = "stopCounting", summary = "Stop counting")
  @DeleteMapping
  StockChanged stop(@AuthenticationPrincipal Jwt session, @PathVariable String id) {
    ProductId product = product(id);
    return send(session, new StockCommand.StopCounting(product, clock.instant()), product);
  }

  private StockChanged send(Jwt session, Command<Done> command, ProductId product) {
    Outcome<Done> outcome = commands.send(Caller.of(session), command);
    var _ = answerOrProblem(outcome.decision());
    return new StockChanged(product.value(), outcome.position().orElse(-1));
  }

  private ProductId product(String id) {
    try {
      ProductId product = new ProductId(id);
      if (offers.offer(product).isPresent()) return product;
    } catch (IllegalArgumentException e) {
      // no product can have this name
    }
    throw ProblemException.of(HttpStatus.NOT_FOUND, "PRODUCT_UNKNOWN");
  }
}
