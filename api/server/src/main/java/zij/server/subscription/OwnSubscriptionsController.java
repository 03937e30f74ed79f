package zij.server.subscription;

import static zij.server.problem.ProblemException.answerOrProblem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.language.Command;
import zij.language.Done;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.language.subscription.CancelledBy;
import zij.language.subscription.SubscriptionCommand;
import zij.query.subscription.Subscription;
import zij.query.subscription.Subscriptions;
import zij.server.problem.ProblemException;
import zij.server.read.Freshness;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;

/** What subscribers see of their subscriptions, and can do with them. */
@RestController
@Tag(name = "subscriptions")
@RequestMapping("/api/subscriptions")
class OwnSubscriptionsController {
  /** The caller's subscriptions, the newest first; at most 100. */
  record OwnSubscriptions(List<Subscription> subscriptions) {}

  /**
   * The answer to a wish. {@code position} is that of the wish, or -1 if it was there before; what
   * Telegram says to it comes later.
   */
  record Wished(String order, long position) {}

  private final Subscriptions subscriptions;
  private final CallerCommands commands;
  private final Freshness freshness;
  private final InstantSource clock;

  OwnSubscriptionsController(
      Subscriptions subscriptions,
      CallerCommands commands,
      Freshness freshness,
      InstantSource clock) {
    this.subscriptions = subscriptions;
    this.commands = commands;
    this.freshness = freshness;
    this.clock = clock;
  }

  @Operation(operationId = "subscriptions", summary = "The caller's subscriptions, newest first")
  @GetMapping
  OwnSubscriptions all(
      @AuthenticationPrincipal Jwt session,
      @Parameter(description = Freshness.PARAMETER) @RequestParam(required = false)
          @Nullable Long position)
      throws InterruptedException {
    TelegramUserId buyer = Caller.of(session).id();
    return new OwnSubscriptions(
        freshness.read(
            Freshness.View.SUBSCRIPTIONS,
            position,
            at -> subscriptions.at(at).of(buyer, clock.instant())));
  }

  /**
   * Wants no further payment. Answered when the wish is in the log; Telegram is asked after that.
   */
  @Operation(operationId = "cancelSubscription", summary = "Let it end with what is paid for")
  @PostMapping("/{id}/cancel")
  Wished cancel(@AuthenticationPrincipal Jwt session, @PathVariable String id) {
    Caller caller = Caller.of(session);
    OrderId order = order(id);
    return send(
        caller,
        order,
        new SubscriptionCommand.Cancel(order, CancelledBy.BUYER, caller.id(), clock.instant()));
  }

  /** Takes a cancellation back that was made here, while what is paid for lasts. */
  @Operation(operationId = "reactivateSubscription", summary = "Let it go on after all")
  @PostMapping("/{id}/reactivate")
  Wished reactivate(@AuthenticationPrincipal Jwt session, @PathVariable String id) {
    Caller caller = Caller.of(session);
    OrderId order = order(id);
    return send(
        caller, order, new SubscriptionCommand.Reactivate(order, caller.id(), clock.instant()));
  }

  private Wished send(Caller caller, OrderId order, Command<Done> command) {
    var outcome = commands.send(caller, command);
    var _ = answerOrProblem(outcome.decision());
    return new Wished(order.toString(), outcome.position().orElse(-1));
  }

  private static OrderId order(String id) {
    try {
      return OrderId.parse(id);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(HttpStatus.NOT_FOUND, "SUBSCRIPTION_UNKNOWN");
    }
  }
}
