package zij.server.gift;

import static zij.server.problem.ProblemException.answerOrProblem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import zij.language.Language;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.order.GiftLink;
import zij.language.order.OrderCommand;
import zij.language.order.OrderId;
import zij.query.order.Gift;
import zij.query.order.GiftThing;
import zij.query.order.Gifts;
import zij.server.log.LogPositions;
import zij.server.problem.ProblemException;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;
import zij.server.storage.RowScope;

/** What somebody can do with the link of a gift. */
@RestController
@Tag(name = "gifts")
@RequestMapping("/api/gifts/{token}")
class GiftController {
  /** How a gift stands, for whoever opened its link. */
  enum State {
    /** Whoever is first may take it. */
    OPEN,
    /** It is not paid, or its goods are not there yet. */
    PREPARING,
    /** Somebody else has it. */
    TAKEN,
    /** The caller has it. */
    YOURS,
    /** What was paid for it went back. */
    GONE
  }

  /**
   * What a link leads to.
   *
   * @param things empty unless the caller has it, or may
   * @param message what the buyer wrote; null likewise, or if there is nothing
   * @param orderId where what it delivered is, if the caller has it
   */
  record OpenedGift(
      State state, List<GiftThing> things, @Nullable String message, @Nullable UUID orderId) {}

  /** The gift is the caller's; {@code position} is that of the order, to see it with. */
  record TakenGift(UUID orderId, long position) {}

  private final Gifts gifts;
  private final Wrappings wrappings;
  private final CallerCommands commands;
  private final LogPositions positions;
  private final InstantSource clock;

  GiftController(
      Gifts gifts,
      Wrappings wrappings,
      CallerCommands commands,
      LogPositions positions,
      InstantSource clock) {
    this.gifts = gifts;
    this.wrappings = wrappings;
    this.commands = commands;
    this.positions = positions;
    this.clock = clock;
  }

  /** One answer for all links that are worth nothing, whatever the reason. */
  @Operation(operationId = "openGift", summary = "What the link of a gift leads to")
  @GetMapping
  OpenedGift open(@AuthenticationPrincipal Jwt session, @PathVariable String token) {
    // Until somebody has taken it, who has the link may see it.
    Gift gift =
        RowScope.as(new RowScope.Everything(), () -> gifts.find(order(token)))
            .filter(found -> found.link().equals(GiftLink.of(token)))
            .orElseThrow(GiftController::unknown);
    State state = state(gift, Caller.of(session).id());
    return switch (state) {
      case OPEN, PREPARING, YOURS ->
          new OpenedGift(
              state,
              gift.things(),
              wrappings.message(gift).orElse(null),
              state == State.YOURS ? gift.order().value() : null);
      case TAKEN, GONE -> new OpenedGift(state, List.of(), null, null);
    };
  }

  /** The first who asks has it, for good; the same person again is answered the same. */
  @Operation(operationId = "takeGift", summary = "Take the gift that a link leads to")
  @PostMapping("/take")
  TakenGift take(@AuthenticationPrincipal Jwt session, @PathVariable String token, Locale locale) {
    Caller caller = Caller.of(session);
    OrderId order = order(token);
    var outcome =
        commands.send(
            caller,
            new OrderCommand.TakeGift(
                order, GiftLink.of(token), caller.id(), Language.nearest(locale), clock.instant()));
    var _ = answerOrProblem(outcome.decision());
    return new TakenGift(order.value(), outcome.position().orElseGet(() -> positions.last(order)));
  }

  private static State state(Gift gift, TelegramUserId caller) {
    if (gift.isTakenBy(caller)) return State.YOURS;
    if (gift.taker() != null) return State.TAKEN;
    if (gift.gone()) return State.GONE;
    return gift.ready() ? State.OPEN : State.PREPARING;
  }

  private static OrderId order(String token) {
    return GiftLinks.order(token).orElseThrow(GiftController::unknown);
  }

  private static ProblemException unknown() {
    return ProblemException.of(Refusal.GIFT_UNKNOWN);
  }
}
