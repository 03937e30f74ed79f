package zij.server.credit;

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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.command.Outcome;
import zij.language.Command;
import zij.language.Done;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.credit.CreditId;
import zij.language.difference.Note;
import zij.language.order.OrderCommand;
import zij.language.order.OrderId;
import zij.query.credit.CreditPage;
import zij.server.problem.ProblemException;
import zij.server.read.Freshness;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;

/** Store credit, which is how the owner gives back a part of what was paid. */
@RestController
@Tag(name = "desk")
@RequestMapping("/api/desk")
class DeskCreditController {
  /**
   * Credit to give for an order.
   *
   * @param id a new UUID for each giving, so that none is given twice
   * @param amount Stars: 1 to what was paid and has not been given back
   * @param reason 1 to 500 characters, which stay in the log
   */
  record CreditGift(CreditId id, Stars amount, Note reason) {
    CreditGift {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(amount, "amount");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** Why credit is taken back: 1 to 500 characters, which stay in the log. */
  record CreditWithdrawal(Note reason) {
    CreditWithdrawal {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** The answer to both. {@code position} is -1 if nothing changed. */
  record CreditChanged(String order, long position) {}

  private final CallerCommands commands;
  private final CreditReads credits;
  private final InstantSource clock;

  DeskCreditController(CallerCommands commands, CreditReads credits, InstantSource clock) {
    this.commands = commands;
    this.credits = credits;
    this.clock = clock;
  }

  /** A buyer's balance, and why it is what it is. */
  @Operation(operationId = "deskCredit", summary = "A buyer's store credit and its story")
  @GetMapping("/buyers/{buyer}/credit")
  CreditPage page(
      @PathVariable String buyer,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit,
      @Parameter(description = Freshness.PARAMETER) @RequestParam(required = false)
          @Nullable Long position)
      throws InterruptedException {
    return credits.page(person(buyer), cursor, limit, position);
  }

  /** Gives a part of what was paid back, as store credit; the bot tells the buyer. */
  @Operation(operationId = "giveCredit", summary = "Give store credit for an order")
  @PostMapping("/orders/{id}/credit")
  CreditChanged give(
      @AuthenticationPrincipal Jwt session, @PathVariable String id, @RequestBody CreditGift gift) {
    Caller caller = Caller.of(session);
    OrderId order = orderId(id);
    return send(
        caller,
        order,
        new OrderCommand.GiveCredit(
            order, gift.id(), gift.amount(), caller.id(), gift.reason(), clock.instant()));
  }

  /** Takes back what was given for an order; 409 {@code CREDIT_SPENT} if not all of it is there. */
  @Operation(operationId = "withdrawCredit", summary = "Take back the credit given for an order")
  @PostMapping("/orders/{id}/credit/withdrawal")
  CreditChanged withdraw(
      @AuthenticationPrincipal Jwt session,
      @PathVariable String id,
      @RequestBody CreditWithdrawal withdrawal) {
    Caller caller = Caller.of(session);
    OrderId order = orderId(id);
    return send(
        caller,
        order,
        new OrderCommand.WithdrawCredit(order, caller.id(), withdrawal.reason(), clock.instant()));
  }

  private CreditChanged send(Caller caller, OrderId order, Command<Done> command) {
    Outcome<Done> outcome = commands.send(caller, command);
    var _ = answerOrProblem(outcome.decision());
    return new CreditChanged(order.toString(), outcome.position().orElse(-1));
  }

  private static TelegramUserId person(String id) {
    try {
      return new TelegramUserId(Long.parseLong(id));
    } catch (IllegalArgumentException e) {
      throw ProblemException.parameter("buyer", "a Telegram id");
    }
  }

  private static OrderId orderId(String id) {
    try {
      return OrderId.parse(id);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(HttpStatus.NOT_FOUND, "ORDER_UNKNOWN");
    }
  }
}
