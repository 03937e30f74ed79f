package zij.server.order;

import static zij.server.problem.ProblemException.answerOrProblem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import zij.command.Outcome;
import zij.command.subscription.Beginning;
import zij.language.Decision;
import zij.language.Language;
import zij.language.evidence.EvidenceId;
import zij.language.evidence.EvidenceKind;
import zij.language.order.Invoice;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.product.Selling;
import zij.language.promotion.PriceAsked;
import zij.language.terms.TermsVersion;
import zij.query.order.OrderStatus;
import zij.server.ZijProperties;
import zij.server.cart.Carts;
import zij.server.log.LogPositions;
import zij.server.problem.ProblemException;
import zij.server.promotion.Prices;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;
import zij.server.subscription.Subscribed;
import zij.server.telegram.TelegramStars;
import zij.server.terms.Consents;

/** What a buyer can do with orders of their own. */
@RestController
@Tag(name = "orders")
@RequestMapping("/api/orders")
class OrderController {
  private static final String KEY_FORM = "[\\x21-\\x7e]{1,200}";

  private final CallerCommands commands;
  private final Consents consents;
  private final Carts carts;
  private final Prices prices;
  private final TelegramStars stars;
  private final Beginning beginning;
  private final Subscribed subscribed;
  private final LogPositions positions;
  private final Duration expireAfter;
  private final InstantSource clock;
  private final JsonMapper json;

  OrderController(
      CallerCommands commands,
      Consents consents,
      Carts carts,
      Prices prices,
      TelegramStars stars,
      Beginning beginning,
      Subscribed subscribed,
      LogPositions positions,
      ZijProperties properties,
      InstantSource clock,
      JsonMapper json) {
    this.commands = commands;
    this.consents = consents;
    this.carts = carts;
    this.prices = prices;
    this.stars = stars;
    this.beginning = beginning;
    this.subscribed = subscribed;
    this.positions = positions;
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
    Optional<EvidenceId> consent = consent(caller, request.consent());
    subscribed.requireNot(caller.id(), order, request.lines());
    TermsVersion terms = consents.inForce();
    PriceAsked price =
        prices
            .asked(caller.id(), request.code(), request.total(), now)
            .withCredit(request.usesCredit());
    var command =
        new OrderCommand.Place(
            order,
            caller.id(),
            request.languageOrEnglish(),
            request.lines(),
            price,
            fingerprint(request.content(price.code())),
            terms,
            consent.isPresent() ? terms : null,
            now.plus(expireAfter),
            now);
    String agreed = consent.map(EvidenceKind.CONSENT::referenceTo).orElse("");
    Outcome<OrderEvent.Placed> outcome =
        prices.guarding(
            caller.id(), price, () -> commands.send(caller, command, agreed), Outcome::decision);
    OrderEvent.Placed placed = answerOrProblem(outcome.decision());
    // Once: what is put in after it is not taken out by a repetition.
    if (outcome.position().isPresent()) carts.ordered(caller.id(), request.lines());
    // Of a free order more was appended at once, but every repetition names its placing.
    boolean free = OrderEvent.Given.of(placed).isPresent();
    OptionalLong appended = free ? OptionalLong.empty() : outcome.position();
    long position = appended.orElseGet(() -> positions.first(order));
    return ResponseEntity.created(URI.create("/api/orders/" + order))
        .body(PlacedOrder.of(placed, position));
  }

  private Optional<EvidenceId> consent(Caller caller, PlaceOrder.@Nullable TermsAgreed given) {
    return given == null
        ? consents.of(caller, null, Language.ENGLISH)
        : consents.of(caller, given.terms(), given.language());
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
        Selling selling = beginning.product(order).isPresent() ? Selling.MONTHLY : Selling.ONCE;
        String link = stars.invoiceLink(draft, selling);
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

  /** The position of what was just appended; of the order's last event if nothing was. */
  private long position(OptionalLong appended, OrderId order) {
    return appended.isPresent() ? appended.getAsLong() : positions.last(order);
  }

  private String fingerprint(PlaceOrder.Content content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(content));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The order of this id; a text that is no id is answered as an unknown order is. */
  static OrderId orderId(String id) {
    try {
      return OrderId.parse(id);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  static ProblemException unknown() {
    return ProblemException.of(HttpStatus.NOT_FOUND, "ORDER_UNKNOWN");
  }
}
