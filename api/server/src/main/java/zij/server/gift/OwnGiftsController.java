package zij.server.gift;

import static zij.server.problem.ProblemException.answerOrProblem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.order.OrderCommand;
import zij.language.order.OrderId;
import zij.query.membership.Memberships;
import zij.query.order.Gift;
import zij.query.order.Gifts;
import zij.query.order.ReceivedGift;
import zij.server.file.Downloads;
import zij.server.log.LogPositions;
import zij.server.problem.ProblemException;
import zij.server.read.Freshness;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;
import zij.server.vault.KeyVault;

/** Gifts that the caller took, and those that the caller gives. */
@RestController
@Tag(name = "gifts")
class OwnGiftsController {
  /**
   * What link is to be replaced.
   *
   * @param instead its number, from 1, as the order says it
   */
  record LinkReplacement(int instead) {}

  /** Pass it to the next read of the order, which tells the new link. */
  record ReplacedLink(long position) {}

  private final Gifts gifts;
  private final Wrappings wrappings;
  private final KeyVault keys;
  private final Downloads downloads;
  private final Memberships memberships;
  private final CallerCommands commands;
  private final Freshness freshness;
  private final LogPositions positions;
  private final InstantSource clock;

  OwnGiftsController(
      Gifts gifts,
      Wrappings wrappings,
      KeyVault keys,
      Downloads downloads,
      Memberships memberships,
      CallerCommands commands,
      Freshness freshness,
      LogPositions positions,
      InstantSource clock) {
    this.gifts = gifts;
    this.wrappings = wrappings;
    this.keys = keys;
    this.downloads = downloads;
    this.memberships = memberships;
    this.commands = commands;
    this.freshness = freshness;
    this.positions = positions;
    this.clock = clock;
  }

  /** What the caller took, with what it delivered; of anybody else's it says as of none. */
  @Operation(operationId = "gift", summary = "A gift that the caller took")
  @GetMapping("/api/me/gifts/{id}")
  ReceivedGift gift(
      @AuthenticationPrincipal Jwt session,
      @PathVariable String id,
      @Parameter(description = Freshness.PARAMETER) @RequestParam(required = false)
          @Nullable Long position)
      throws InterruptedException {
    TelegramUserId caller = Caller.of(session).id();
    OrderId order = orderId(id, ProblemException.of(Refusal.GIFT_UNKNOWN));
    Gift gift =
        freshness
            .read(Freshness.View.ORDERS, position, at -> gifts.at(at).find(order))
            .filter(found -> found.isTakenBy(caller))
            .orElseThrow(() -> ProblemException.of(Refusal.GIFT_UNKNOWN));
    Map<String, Integer> begun = downloads.begun(order, downloads.since(false));
    return ReceivedGift.of(
        gift,
        wrappings.message(gift).orElse(null),
        keys.of(order),
        product -> downloads.left(begun.getOrDefault(product, 0)),
        memberships.of(order));
  }

  /** The link before is worth nothing from then on; asked for twice, there is one new link. */
  @Operation(operationId = "replaceGiftLink", summary = "Another link to a gift nobody took yet")
  @PostMapping("/api/orders/{id}/gift/link")
  ReplacedLink replace(
      @AuthenticationPrincipal Jwt session,
      @PathVariable String id,
      @RequestBody LinkReplacement request) {
    Caller caller = Caller.of(session);
    OrderId order = orderId(id, ProblemException.of(HttpStatus.NOT_FOUND, "ORDER_UNKNOWN"));
    if (request.instead() < 1) throw ProblemException.field("instead");
    var outcome =
        commands.send(
            caller,
            new OrderCommand.ReplaceGiftLink(
                order,
                caller.id(),
                wrappings.link(order, request.instead() + 1),
                request.instead(),
                clock.instant()));
    var _ = answerOrProblem(outcome.decision());
    return new ReplacedLink(outcome.position().orElseGet(() -> positions.last(order)));
  }

  private static OrderId orderId(String id, ProblemException otherwise) {
    try {
      return OrderId.parse(id);
    } catch (IllegalArgumentException e) {
      throw otherwise;
    }
  }
}
