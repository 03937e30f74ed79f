package zij.server.order;

import static zij.server.problem.ProblemException.answerOrProblem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import zij.command.Outcome;
import zij.language.Decision;
import zij.language.Language;
import zij.language.Refusal;
import zij.language.order.Invoice;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.ledger.log.Receipts;
import zij.query.order.Order;
import zij.query.order.OrderPage;
import zij.query.order.OrderStatus;
import zij.query.order.Orders;
import zij.server.Messages;
import zij.server.ZijProperties;
import zij.server.log.LogPositions;
import zij.server.problem.ProblemException;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;
import zij.server.telegram.TelegramStars;

/** A buyer's own orders. */
@RestController
@Tag(name = "orders")
@RequestMapping("/api/orders")
class OrderController {
  /** How long a read waits for a position before it says that it is not there yet. */
  static final Duration MAX_WAIT = Duration.ofSeconds(2);

  private static final String KEY_FORM = "[\\x21-\\x7e]{1,200}";

  private final CallerCommands commands;
  private final Orders orders;
  private final TelegramStars stars;
  private final LogPositions positions;
  private final Receipts receipts;
  private final Duration expireAfter;
  private final InstantSource clock;
  private final JsonMapper json;

  OrderController(
      CallerCommands commands,
      Orders orders,
      TelegramStars stars,
      LogPositions positions,
      Receipts receipts,
      ZijProperties properties,
      InstantSource clock,
      JsonMapper json) {
    this.commands = commands;
    this.orders = orders;
    this.stars = stars;
    this.positions = positions;
    this.receipts = receipts;
    this.expireAfter = properties.orders().expireAfter();
    this.clock = clock;
    this.json = json;
  }

  /** Places an order. The same key with the same content is answered the same, however often. */
  @Operation(summary = "Place an order; the same key and content give the same answer")
  @ApiResponse(responseCode = "201", description = "Placed.")
  @PostMapping
  ResponseEntity<PlacedOrder> place(
      @AuthenticationPrincipal Jwt session,
      @Parameter(required = true) @RequestHeader(value = "Idempotency-Key", required = false)
          @Nullable String key,
      @RequestBody PlaceOrder request) {
    if (key == null || !key.matches(KEY_FORM)) {
      throw ProblemException.of(HttpStatus.BAD_REQUEST, "IDEMPOTENCY_KEY_MISSING");
    }
    Caller caller = Caller.of(session);
    OrderId order = OrderId.of(caller.id(), key);
    var now = clock.instant();
    Outcome<OrderEvent.Placed> outcome =
        commands.send(
            caller,
            new OrderCommand.Place(
                order,
                caller.id(),
                request.languageOrEnglish(),
                request.lines(),
                fingerprint(request),
                now.plus(expireAfter),
                now));
    OrderEvent.Placed placed = answerOrProblem(outcome.decision());
    PlacedOrder answer =
        new PlacedOrder(
            order.value(),
            OrderStatus.PLACED,
            placed.total().amount(),
            outcome.position().orElseGet(() -> positions.first(order)),
            placed.expiresAt());
    return ResponseEntity.created(URI.create("/api/orders/" + order)).body(answer);
  }

  /** Makes the invoice link, once; asked again, answers the same link. */
  @Operation(summary = "The link that opens Telegram's payment sheet")
  @PostMapping("/{id}/invoice")
  InvoiceLink invoice(@AuthenticationPrincipal Jwt session, @PathVariable String id) {
    Caller caller = Caller.of(session);
    OrderId order = orderId(id);
    Invoice invoice =
        answerOrProblem(
            commands
                .send(caller, new OrderCommand.DraftInvoice(order, caller.id(), clock.instant()))
                .decision());
    return switch (invoice) {
      case Invoice.Issued issued -> new InvoiceLink(issued.link(), positions.last(order));
      case Invoice.Draft draft -> {
        String link = stars.invoiceLink(draft);
        Outcome<Invoice.Issued> outcome =
            commands.send(
                caller, new OrderCommand.IssueInvoice(order, caller.id(), link, clock.instant()));
        Invoice.Issued issued = answerOrProblem(outcome.decision());
        yield new InvoiceLink(issued.link(), position(outcome.position(), order));
      }
    };
  }

  /** Cancels an order that is not paid. */
  @Operation(summary = "Cancel an unpaid order")
  @PostMapping("/{id}/cancel")
  CancelledOrder cancel(@AuthenticationPrincipal Jwt session, @PathVariable String id) {
    Caller caller = Caller.of(session);
    OrderId order = orderId(id);
    Outcome<?> outcome =
        commands.send(caller, new OrderCommand.Cancel(order, caller.id(), clock.instant()));
    var _ = answerOrProblem((Decision<?>) outcome.decision());
    return new CancelledOrder(
        order.value(), OrderStatus.CANCELLED, position(outcome.position(), order));
  }

  /**
   * A page of the caller's orders, newest first, at least as new as {@code position} if that is
   * given: 503 if it does not get there in time.
   */
  @Operation(operationId = "orders", summary = "The caller's orders, newest first")
  @GetMapping
  OrderPage page(
      @AuthenticationPrincipal Jwt session,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "20") int limit,
      @RequestParam(required = false) @Nullable Long position)
      throws InterruptedException {
    if (limit < 1 || limit > Orders.MAX_PAGE) throw invalid();
    await(position);
    return orders.page(Caller.of(session).id(), cursor(cursor), limit);
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
      @RequestParam(required = false) @Nullable Long position,
      Locale locale)
      throws InterruptedException {
    Caller caller = Caller.of(session);
    OrderId order = orderId(id);
    await(order, position);
    Order found = orders.find(caller.id(), order).orElseThrow(OrderController::unknown);
    return inWords(found, Language.nearest(locale));
  }

  /** The receipt: the payment's log entry, its inclusion proof and a signed checkpoint. */
  @Operation(summary = "The purchase's log entry with its proof (C2SP tlog-proof)")
  @ApiResponse(
      responseCode = "200",
      description = "The file zij-<number>.tlog-proof.",
      content = @Content(mediaType = "text/plain", schema = @Schema(type = "string")))
  @GetMapping(value = "/{id}/receipt", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<byte[]> receipt(
      @AuthenticationPrincipal Jwt session,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Long position)
      throws InterruptedException {
    Caller caller = Caller.of(session);
    OrderId order = orderId(id);
    await(order, position);
    if (orders.find(caller.id(), order).isEmpty()) throw unknown();
    long paid =
        orders
            .paidPosition(caller.id(), order)
            .orElseThrow(() -> ProblemException.of(HttpStatus.CONFLICT, "NOT_PAID_YET"));
    String file = "zij-" + order.number() + ".tlog-proof";
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(file).build().toString())
        .body(receipts.receipt(paid).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Waits until the order is shown as it was at this position of the log. The position may be that
   * of another order's event: a client remembers the last one that it has heard of.
   */
  private void await(OrderId order, @Nullable Long position) throws InterruptedException {
    if (position == null) return;
    if (position < 0) throw invalid();
    if (orders.awaitPosition(order, position, Duration.ZERO)) return;
    requireReached(position);
    Optional<Long> newest = positions.lastUpTo(order, position);
    if (newest.isPresent() && !orders.awaitPosition(order, newest.get(), MAX_WAIT)) throw notYet();
  }

  /** Waits until whatever happened to an order at this position is shown. */
  private void await(@Nullable Long position) throws InterruptedException {
    if (position == null) return;
    if (position < 0) throw invalid();
    requireReached(position);
    Optional<OrderId> order = positions.orderAt(position);
    if (order.isPresent() && !orders.awaitPosition(order.get(), position, MAX_WAIT)) throw notYet();
  }

  private void requireReached(long position) {
    if (!positions.isReached(position)) throw notYet();
  }

  private static Order inWords(Order order, Language language) {
    String code = order.refusal();
    if (code == null) return order;
    return order.withRefusal(Messages.text(language, Refusal.valueOf(code).messageKey()));
  }

  /** The position of what was just appended; of the order's last event if nothing was. */
  private long position(OptionalLong appended, OrderId order) {
    return appended.isPresent() ? appended.getAsLong() : positions.last(order);
  }

  private String fingerprint(PlaceOrder request) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(request));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static OrderId orderId(String id) {
    try {
      return OrderId.parse(id);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static @Nullable Long cursor(@Nullable String cursor) {
    if (cursor == null) return null;
    if (!cursor.matches("[0-9]{1,18}")) throw invalid();
    return Long.parseLong(cursor);
  }

  private static ProblemException notYet() {
    return ProblemException.later(
        HttpStatus.SERVICE_UNAVAILABLE, "NOT_YET_VISIBLE", Duration.ofSeconds(1));
  }

  private static ProblemException unknown() {
    return ProblemException.of(HttpStatus.NOT_FOUND, "ORDER_UNKNOWN");
  }

  private static ProblemException invalid() {
    return ProblemException.of(HttpStatus.BAD_REQUEST, "INVALID_REQUEST");
  }
}
