package zij.server.desk;

import static zij.server.problem.ProblemException.answerOrProblem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
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
import zij.language.Command;
import zij.language.Done;
import zij.language.difference.Note;
import zij.language.order.ChargeId;
import zij.language.order.OrderId;
import zij.language.subscription.CancelledBy;
import zij.language.subscription.SubscriptionCommand;
import zij.query.subscription.Subscription;
import zij.query.subscription.SubscriptionPage;
import zij.query.subscription.SubscriptionPayment;
import zij.query.subscription.SubscriptionState;
import zij.query.subscription.Subscriptions;
import zij.server.audit.Asked;
import zij.server.problem.ProblemException;
import zij.server.read.Freshness;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;

/** All subscriptions of the shop, for the owner. */
@RestController
@Tag(name = "desk")
@RequestMapping("/api/desk/subscriptions")
class SubscriptionsController {
  /**
   * A subscription with what was paid of it.
   *
   * @param payments the first one, which is the order's, first
   */
  record DeskSubscription(Subscription subscription, List<SubscriptionPayment> payments) {}

  /** Which renewal is to go back, and why: 1 to 500 characters, which stay in the log. */
  record RenewalRefund(ChargeId charge, Note reason) {
    RenewalRefund {
      Objects.requireNonNull(charge, "charge");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** The answer to a wish. {@code position} is -1 if it was there before. */
  record SubscriptionWish(String order, long position) {}

  private final Subscriptions subscriptions;
  private final CallerCommands commands;
  private final Freshness freshness;
  private final InstantSource clock;

  SubscriptionsController(
      Subscriptions subscriptions,
      CallerCommands commands,
      Freshness freshness,
      InstantSource clock) {
    this.subscriptions = subscriptions;
    this.commands = commands;
    this.freshness = freshness;
    this.clock = clock;
  }

  @Operation(operationId = "deskSubscriptions", summary = "All subscriptions, newest first")
  @GetMapping
  SubscriptionPage page(
      @Parameter(
              schema =
                  @Schema(allowableValues = {"active", "cancelled", "failed", "lapsed", "revoked"}))
          @RequestParam(required = false)
          @Nullable String state,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit,
      @Parameter(description = Freshness.PARAMETER) @RequestParam(required = false)
          @Nullable Long position)
      throws InterruptedException {
    if (limit < 1 || limit > Subscriptions.MAX_PAGE) {
      throw ProblemException.parameter("limit", "1 to " + Subscriptions.MAX_PAGE);
    }
    SubscriptionState in =
        new Asked("state", state)
            .as("active, cancelled, failed, lapsed or revoked", SubscriptionState::ofCode);
    Long before = new Asked("cursor", cursor).number(0, Asked.MAX);
    return freshness.read(
        Freshness.View.SUBSCRIPTIONS,
        position,
        at -> subscriptions.at(at).page(in, before, limit, clock.instant()));
  }

  /** One subscription, by the order that began it. */
  @Operation(operationId = "deskSubscription", summary = "One subscription with its payments")
  @GetMapping("/{id}")
  DeskSubscription subscription(
      @PathVariable String id,
      @Parameter(description = Freshness.PARAMETER) @RequestParam(required = false)
          @Nullable Long position)
      throws InterruptedException {
    OrderId order = order(id);
    return freshness.read(
        Freshness.View.SUBSCRIPTIONS,
        position,
        at -> {
          Subscriptions there = subscriptions.at(at);
          return there
              .find(order, clock.instant())
              .map(found -> new DeskSubscription(found, there.payments(order)))
              .orElseThrow(SubscriptionsController::unknown);
        });
  }

  /** Lets it end with what is paid for. Telegram is asked after this is answered. */
  @Operation(operationId = "cancelForBuyer", summary = "Cancel a subscription")
  @PostMapping("/{id}/cancel")
  SubscriptionWish cancel(@AuthenticationPrincipal Jwt session, @PathVariable String id) {
    Caller caller = Caller.of(session);
    OrderId order = order(id);
    return send(
        caller,
        order,
        new SubscriptionCommand.Cancel(order, CancelledBy.SHOP, caller.id(), clock.instant()));
  }

  /** Gives back a renewal; the first payment is given back with its order. */
  @Operation(operationId = "refundRenewal", summary = "Give a renewal back")
  @PostMapping("/{id}/refunds")
  SubscriptionWish refund(
      @AuthenticationPrincipal Jwt session,
      @PathVariable String id,
      @RequestBody RenewalRefund wish) {
    Caller caller = Caller.of(session);
    OrderId order = order(id);
    return send(
        caller,
        order,
        new SubscriptionCommand.Refund(
            order, wish.charge(), caller.id(), wish.reason(), clock.instant()));
  }

  private SubscriptionWish send(Caller caller, OrderId order, Command<Done> command) {
    var outcome = commands.send(caller, command);
    var _ = answerOrProblem(outcome.decision());
    return new SubscriptionWish(order.toString(), outcome.position().orElse(-1));
  }

  private static OrderId order(String id) {
    try {
      return OrderId.parse(id);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static ProblemException unknown() {
    return ProblemException.of(HttpStatus.NOT_FOUND, "SUBSCRIPTION_UNKNOWN");
  }
}
