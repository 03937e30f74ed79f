package zij.server.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import zij.command.Commands;
import zij.command.order.OrderHistory;
import zij.command.order.Supply;
import zij.language.Command;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Language;
import zij.language.Provenance;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.Vocabulary;
import zij.language.evidence.EvidenceId;
import zij.language.evidence.EvidenceKind;
import zij.language.order.OrderCommand;
import zij.language.order.OrderId;
import zij.ledger.log.EventTooLargeException;
import zij.server.Messages;
import zij.server.evidence.EvidenceRecorder;
import zij.server.vault.Vault;

/**
 * Takes Telegram's updates. Answers 2xx only when what the update says is durable; what can never
 * be understood is kept aside and acknowledged, because it would hold up that buyer's other
 * updates.
 */
@Hidden
@RestController
class WebhookController {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookController.class);
  private static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";

  /** Telegram's updates are far smaller. */
  private static final int MAX_BODY_BYTES = 1 << 20;

  private final WebhookSecret secret;
  private final Commands commands;
  private final Supply supply;
  private final EvidenceRecorder evidence;
  private final OrderHistory orders;
  private final InvoicePayload payloads;
  private final DeadUpdates deadUpdates;
  private final BotReplies replies;
  private final InstantSource clock;
  private final Tracer tracer;
  private final MeterRegistry meters;

  WebhookController(
      WebhookSecret secret,
      Commands commands,
      Supply supply,
      EvidenceRecorder evidence,
      OrderHistory orders,
      InvoicePayload payloads,
      DeadUpdates deadUpdates,
      BotReplies replies,
      InstantSource clock,
      Tracer tracer,
      MeterRegistry meters) {
    this.secret = secret;
    this.commands = commands;
    this.supply = supply;
    this.evidence = evidence;
    this.orders = orders;
    this.payloads = payloads;
    this.deadUpdates = deadUpdates;
    this.replies = replies;
    this.clock = clock;
    this.tracer = tracer;
    this.meters = meters;
  }

  @PostMapping("/telegram/webhook")
  ResponseEntity<?> receive(HttpServletRequest request) throws IOException {
    String given = Optional.ofNullable(request.getHeader(SECRET_HEADER)).orElse("");
    if (!MessageDigest.isEqual(given.getBytes(UTF_8), secret.value().getBytes(UTF_8))) {
      count("refused");
      return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build(); // nothing was read
    }
    byte[] body = request.getInputStream().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      return putAside(0, java.util.Arrays.copyOf(body, 4_096), "longer than any update");
    }
    Update update;
    try {
      update = Update.parse(body);
    } catch (MalformedUpdate e) {
      return putAside(0, body, String.valueOf(e.getMessage()));
    }
    try {
      return handle(update, body);
    } catch (EventTooLargeException e) {
      return putAside(update.id(), body, "too large for the log");
    }
  }

  private ResponseEntity<?> handle(Update update, byte[] body) {
    return switch (update) {
      case Update.PreCheckout u -> {
        count("pre_checkout_query");
        yield ResponseEntity.ok(answer(u));
      }
      case Update.SuccessfulPayment u -> {
        count("successful_payment");
        yield confirm(u, body);
      }
      case Update.RefundedPayment u -> {
        count("refunded_payment");
        yield refunded(u, body);
      }
      case Update.Text u -> {
        count("message");
        replies.answer(u);
        yield done();
      }
      case Update.Press u -> {
        count("callback_query");
        yield ResponseEntity.ok(replies.answer(u));
      }
      case Update.Other u -> {
        count("ignored");
        LOG.debug("Update {} of kind {} means nothing to us", u.id(), u.kind());
        yield done();
      }
    };
  }

  /**
   * The answer travels in the webhook's response (Bot API, "Making requests when getting updates").
   */
  private Map<String, ?> answer(Update.PreCheckout update) {
    Optional<OrderId> order = payloads.order(update.payload());
    Decision<Done> decision =
        order.isEmpty() ? Decision.refused(Refusal.ORDER_UNKNOWN) : approve(order.get(), update);
    return switch (decision) {
      case Decision.Accepted<Done> _ ->
          Map.of(
              "method",
              "answerPreCheckoutQuery",
              "pre_checkout_query_id",
              update.query(),
              "ok",
              true);
      case Decision.Refused<Done>(Refusal refusal, _) ->
          Map.of(
              "method",
              "answerPreCheckoutQuery",
              "pre_checkout_query_id",
              update.query(),
              "ok",
              false,
              "error_message",
              Messages.text(languageOf(order), refusal.messageKey()));
    };
  }

  private Decision<Done> approve(OrderId order, Update.PreCheckout update) {
    var approve =
        new OrderCommand.ApproveCheckout(
            order, update.from(), update.amount(), update.query(), now());
    return supply
        .send(approve, provenance("update:" + update.id(), update.from(), approve))
        .decision();
  }

  private ResponseEntity<?> confirm(Update.SuccessfulPayment update, byte[] body) {
    Optional<OrderId> order = payloads.order(update.payload());
    if (order.isEmpty()) return putAside(update.id(), body, "a payment for no order of ours");
    if (body.length > Vault.MAX_BYTES) {
      return putAside(update.id(), body, "too large for the log");
    }
    String traceId = traceId();
    // Beside the payment itself, so that they can share a commit.
    var recorded =
        CompletableFuture.runAsync(
            () -> evidence.payment(update.id(), update.from(), body, traceId),
            Thread::startVirtualThread);
    var confirm =
        new OrderCommand.ConfirmPayment(order.get(), update.from(), update.payment(), now());
    String paymentEvidence = EvidenceKind.PAYMENT.referenceTo(EvidenceId.of(body));
    var confirmed = supply.send(confirm, provenance(paymentEvidence, update.from(), confirm));
    awaitDurable(recorded);
    return switch (confirmed.decision()) {
      case Decision.Accepted<Done> _ -> done();
      case Decision.Refused<Done>(Refusal refusal, _) ->
          putAside(update.id(), body, "payment refused: " + refusal);
    };
  }

  /** Of our own refunds too, of which the order may have heard already. */
  private ResponseEntity<?> refunded(Update.RefundedPayment update, byte[] body) {
    Optional<OrderId> order = payloads.order(update.payload());
    if (order.isEmpty()) return putAside(update.id(), body, "a refund for no order of ours");
    var record =
        new OrderCommand.RecordRefund(order.get(), update.charge(), update.amount(), now());
    var recorded =
        commands.send(record, provenance("update:" + update.id(), update.from(), record));
    return switch (recorded.decision()) {
      case Decision.Accepted<Done> _ -> done();
      case Decision.Refused<Done>(Refusal refusal, _) ->
          putAside(update.id(), body, "refund refused: " + refusal);
    };
  }

  /** Telegram brings the update again if its evidence could not be stored. */
  private static void awaitDurable(CompletableFuture<Void> recorded) {
    try {
      recorded.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private Provenance provenance(String evidence, TelegramUserId payer, Command<?> command) {
    return new Provenance(
        payer.toString(), "telegram", Vocabulary.nameOf(command.getClass()), traceId(), evidence);
  }

  private String traceId() {
    var span = tracer.currentSpan();
    return span == null ? "" : span.context().traceId();
  }

  private Language languageOf(Optional<OrderId> order) {
    return order
        .flatMap(orders::placed)
        .map(zij.language.order.OrderEvent.Placed::language)
        .orElse(Language.ENGLISH);
  }

  private ResponseEntity<?> putAside(long updateId, byte[] body, String reason) {
    deadUpdates.keep(updateId, body, reason, now());
    count("dead");
    LOG.warn("Update {} was put aside: {}", updateId, reason);
    return done();
  }

  private ResponseEntity<?> done() {
    return ResponseEntity.ok().build();
  }

  private Instant now() {
    return clock.instant();
  }

  private void count(String kind) {
    meters.counter("zij.webhook.updates", "kind", kind).increment();
  }
}
