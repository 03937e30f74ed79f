package zij.server.desk;

import static zij.server.problem.ProblemException.answerOrProblem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
import zij.language.difference.Note;
import zij.language.order.OrderCommand;
import zij.language.order.OrderId;
import zij.query.membership.Membership;
import zij.query.membership.Memberships;
import zij.query.order.OrderStatus;
import zij.query.order.Sale;
import zij.query.order.Sales;
import zij.query.order.SalesPage;
import zij.server.audit.Asked;
import zij.server.file.Downloads;
import zij.server.problem.ProblemException;
import zij.server.read.Freshness;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;

/** All orders of the shop, and giving back what was paid for them; for the owner. */
@RestController
@Tag(name = "desk")
@RequestMapping("/api/desk/orders")
class OrdersController {
  /**
   * An order with what happened to it.
   *
   * @param refund what the owner wants to give back; null if nothing
   * @param credit what store credit has to do with it
   * @param gift that it is for somebody else, and whether that somebody took it; null if it is none
   * @param story everything that happened, the first of it first
   * @param downloads of its files, the first of them first
   * @param chats how it stands with the private chats that it delivered
   */
  record DeskOrder(
      Sale order,
      SaleStories.@Nullable WantedRefund refund,
      SaleStories.Credit credit,
      SaleStories.@Nullable Given gift,
      List<SaleStories.Happening> story,
      List<Downloads.Download> downloads,
      List<Membership> chats) {}

  /** Why a payment is to go back: 1 to 500 characters, which stay in the log. */
  record RefundWish(Note reason) {
    RefundWish {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** The answer to a wish. {@code position} is -1 if it was there before. */
  record RefundAsked(String order, long position) {}

  private final SaleStories stories;
  private final Downloads downloads;
  private final Memberships memberships;
  private final CallerCommands commands;
  private final Freshness freshness;
  private final InstantSource clock;

  OrdersController(
      SaleStories stories,
      Downloads downloads,
      Memberships memberships,
      CallerCommands commands,
      Freshness freshness,
      InstantSource clock) {
    this.stories = stories;
    this.downloads = downloads;
    this.memberships = memberships;
    this.commands = commands;
    this.freshness = freshness;
    this.clock = clock;
  }

  /** A page of all orders, the newest first. */
  @Operation(operationId = "deskOrders", summary = "All orders, newest first")
  @GetMapping
  SalesPage page(
      @Parameter(description = "Only orders in one of these states; all by default.")
          @RequestParam(required = false)
          @Nullable List<String> status,
      @Parameter(
              description =
                  "An order's number or id or the beginning of it, a buyer's Telegram id, or the id"
                      + " of the payment.")
          @RequestParam(required = false)
          @Nullable String q,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit,
      @Parameter(description = Freshness.PARAMETER) @RequestParam(required = false)
          @Nullable Long position)
      throws InterruptedException {
    if (limit < 1 || limit > Sales.MAX_PAGE) {
      throw ProblemException.parameter("limit", "1 to " + Sales.MAX_PAGE);
    }
    if (q != null && q.length() > Sales.MAX_WORD) {
      throw ProblemException.parameter("q", "at most " + Sales.MAX_WORD + " characters");
    }
    String word = q == null || q.isBlank() ? null : q.strip();
    Set<OrderStatus> statuses = statuses(status == null ? List.of() : status);
    Long before = new Asked("cursor", cursor).number(0, Asked.MAX);
    return freshness.read(
        Freshness.View.ORDERS, position, at -> new Sales(at).page(statuses, word, before, limit));
  }

  /** One order, whosever it is, with its whole story. */
  @Operation(operationId = "deskOrder", summary = "One order with its story")
  @GetMapping("/{id}")
  DeskOrder order(
      @PathVariable String id,
      @Parameter(description = Freshness.PARAMETER) @RequestParam(required = false)
          @Nullable Long position)
      throws InterruptedException {
    OrderId order = orderId(id);
    Sale sale =
        freshness.read(
            Freshness.View.ORDERS,
            position,
            at -> new Sales(at).find(order).orElseThrow(OrdersController::unknown));
    SaleStories.Story story = stories.of(order);
    return new DeskOrder(
        sale,
        story.refund(),
        story.credit(),
        story.gift(),
        story.happenings(),
        downloads.of(order),
        freshness.read(Freshness.View.MEMBERSHIPS, position, at -> memberships.at(at).of(order)));
  }

  /**
   * Gives back what paid the order. Answered when the wish is in the log; Telegram is asked after
   * that, and the order is {@code refunded} when it has answered.
   */
  @Operation(operationId = "refund", summary = "Give a payment back")
  @PostMapping("/{id}/refund")
  RefundAsked refund(
      @AuthenticationPrincipal Jwt session, @PathVariable String id, @RequestBody RefundWish wish) {
    Caller caller = Caller.of(session);
    OrderId order = orderId(id);
    var outcome =
        commands.send(
            caller, new OrderCommand.Refund(order, caller.id(), wish.reason(), clock.instant()));
    var _ = answerOrProblem(outcome.decision());
    return new RefundAsked(order.toString(), outcome.position().orElse(-1));
  }

  private static Set<OrderStatus> statuses(List<String> codes) {
    Set<OrderStatus> statuses = EnumSet.noneOf(OrderStatus.class);
    for (String code : codes) {
      OrderStatus status = new Asked("status", code).as("states of orders", OrderStatus::ofCode);
      if (status != null) statuses.add(status);
    }
    return statuses;
  }

  private static OrderId orderId(String id) {
    try {
      return OrderId.parse(id);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static ProblemException unknown() {
    return ProblemException.of(HttpStatus.NOT_FOUND, "ORDER_UNKNOWN");
  }
}
