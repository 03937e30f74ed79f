package zij.server.order;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.language.Language;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.ledger.log.Checkpoints;
import zij.ledger.log.Receipts;
import zij.query.membership.Memberships;
import zij.query.order.Gifts;
import zij.query.order.Order;
import zij.query.order.OrderPage;
import zij.query.order.Orders;
import zij.query.subscription.Subscription;
import zij.query.subscription.Subscriptions;
import zij.server.Messages;
import zij.server.file.Downloads;
import zij.server.gift.Wrappings;
import zij.server.log.LogPositions;
import zij.server.problem.ProblemException;
import zij.server.read.Freshness;
import zij.server.session.Caller;
import zij.server.storage.RowScope;
import zij.server.vault.KeyVault;

/** What a buyer can see of orders of their own. */
@RestController
@Tag(name = "orders")
@RequestMapping("/api/orders")
class OwnOrdersController {
  private final Orders orders;
  private final LogPositions positions;
  private final Freshness freshness;
  private final Receipts receipts;
  private final Checkpoints checkpoints;
  private final KeyVault keys;
  private final Downloads downloads;
  private final Memberships memberships;
  private final Gifts gifts;
  private final Wrappings wrappings;
  private final Subscriptions subscriptions;
  private final InstantSource clock;

  OwnOrdersController(
      Orders orders,
      LogPositions positions,
      Freshness freshness,
      Receipts receipts,
      Checkpoints checkpoints,
      KeyVault keys,
      Downloads downloads,
      Memberships memberships,
      Gifts gifts,
      Wrappings wrappings,
      Subscriptions subscriptions,
      InstantSource clock) {
    this.orders = orders;
    this.positions = positions;
    this.freshness = freshness;
    this.receipts = receipts;
    this.checkpoints = checkpoints;
    this.keys = keys;
    this.downloads = downloads;
    this.memberships = memberships;
    this.gifts = gifts;
    this.wrappings = wrappings;
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  /**
   * A page of the caller's orders, newest first, at least as new as {@code position} if that is
   * given.
   */
  @Operation(operationId = "orders", summary = "The caller's orders, newest first")
  @GetMapping
  OrderPage page(
      @AuthenticationPrincipal Jwt session,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "20") int limit,
      @Parameter(description = Freshness.PARAMETER) @RequestParam(required = false)
          @Nullable Long position)
      throws InterruptedException {
    if (limit < 1 || limit > Orders.MAX_PAGE) {
      throw ProblemException.parameter("limit", "1 to " + Orders.MAX_PAGE);
    }
    TelegramUserId buyer = Caller.of(session).id();
    Long before = cursor(cursor);
    return freshness.read(
        Freshness.View.ORDERS, position, at -> orders.at(at).page(buyer, before, limit));
  }

  /**
   * One order, at least as new as {@code position} if that is given: 503 if it does not get there
   * in time.
   */
  @Operation(summary = "One order of the caller")
  @GetMapping("/{id}")
  Order order(
      @AuthenticationPrincipal Jwt session,
      @PathVariable String id,
      @Parameter(description = Freshness.PARAMETER) @RequestParam(required = false)
          @Nullable Long position,
      Locale locale)
      throws InterruptedException {
    Caller caller = Caller.of(session);
    OrderId order = OrderController.orderId(id);
    await(order, position);
    Optional<Subscription> begun =
        freshness.read(
            Freshness.View.SUBSCRIPTIONS,
            position,
            at -> subscriptions.at(at).find(order, clock.instant()));
    boolean paidOn = begun.filter(Subscription::access).isPresent();
    Order found = orders.find(caller.id(), order, paidOn).orElseThrow(OrderController::unknown);
    Order whole = gifts.find(order).map(wrappings::given).map(found::withGift).orElse(found);
    Order full = withDownloads(whole.withKeys(keys.of(order)), order, begun.isPresent());
    Order told = inWords(withPlaces(full, order, position), Language.nearest(locale));
    return begun.map(told::withSubscription).orElse(told);
  }

  private Order withPlaces(Order found, OrderId order, @Nullable Long position)
      throws InterruptedException {
    boolean hasChats = found.deliveries().stream().anyMatch(item -> item.chat() != null);
    if (!hasChats) return found;
    return found.withPlaces(
        freshness.read(Freshness.View.MEMBERSHIPS, position, at -> memberships.at(at).of(order)));
  }

  private Order withDownloads(Order found, OrderId order, boolean monthly) {
    boolean hasFiles = found.deliveries().stream().anyMatch(item -> item.file() != null);
    if (!hasFiles) return found;
    Map<String, Integer> begun = downloads.begun(order, downloads.since(monthly));
    return found.withDownloadsLeft(product -> downloads.left(begun.getOrDefault(product, 0)));
  }

  /**
   * The receipt: the payment's log entry, its inclusion proof and a published checkpoint. When the
   * witnesses are away, 503; {@code witnessed=false} asks for one with the log's signature alone.
   */
  @Operation(summary = "The purchase's log entry with its proof (C2SP tlog-proof)")
  @ApiResponse(
      responseCode = "200",
      description = "The file zij-<number>.tlog-proof.",
      content = @Content(mediaType = "text/plain", schema = @Schema(type = "string")))
  @GetMapping(value = "/{id}/receipt", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<byte[]> receipt(
      @AuthenticationPrincipal Jwt session,
      @PathVariable String id,
      @Parameter(description = Freshness.PARAMETER) @RequestParam(required = false)
          @Nullable Long position,
      @RequestParam(defaultValue = "true") boolean witnessed)
      throws InterruptedException {
    Caller caller = Caller.of(session);
    OrderId order = OrderController.orderId(id);
    await(order, position);
    if (orders.find(caller.id(), order).isEmpty()) throw OrderController.unknown();
    long paid =
        orders
            .paidPosition(caller.id(), order)
            .orElseThrow(() -> ProblemException.of(HttpStatus.CONFLICT, "NOT_PAID_YET"));
    String receipt =
        witnessed ? receipts.receipt(paid) : receipts.receipt(paid, checkpoints::covering);
    String file = "zij-" + order.number() + ".tlog-proof";
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(file).build().toString())
        .body(receipt.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Waits until the order is shown as it was at this position of the log. The position may be that
   * of another order's event: a client remembers the last one that it has heard of.
   */
  private void await(OrderId order, @Nullable Long position) throws InterruptedException {
    if (position == null) return;
    if (position >= 0 && isShown(order, position, Duration.ZERO)) return;
    freshness.requireReached(position);
    Optional<Long> newest = positions.lastUpTo(order, position);
    if (newest.isPresent() && !isShown(order, newest.get(), Freshness.MAX_WAIT)) {
      throw Freshness.notYet();
    }
  }

  /** Whosever it is: that it is somebody else's is found out after it, as if there were none. */
  private boolean isShown(OrderId order, long position, Duration atMost)
      throws InterruptedException {
    return RowScope.as(
        new RowScope.Everything(), () -> orders.awaitPosition(order, position, atMost));
  }

  private static Order inWords(Order order, Language language) {
    String code = order.refusal();
    if (code == null) return order;
    return order.withRefusal(Messages.text(language, Refusal.valueOf(code).messageKey()));
  }

  static @Nullable Long cursor(@Nullable String cursor) {
    if (cursor == null) return null;
    if (!cursor.matches("[0-9]{1,18}")) {
      throw ProblemException.parameter("cursor", "what a page named as next");
    }
    return Long.parseLong(cursor);
  }
}
