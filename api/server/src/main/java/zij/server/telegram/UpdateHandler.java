package zij.server.telegram;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import zij.command.order.OrderHistory;
import zij.command.order.Supply;
import zij.command.subscription.Renewals;
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
import zij.language.subscription.SubscriptionCommand;
import zij.ledger.log.EventTooLargeException;
import zij.server.evidence.EvidenceRecorder;
import zij.server.subscription.Subscribed;
import zij.server.trace.Traces;
import zij.server.vault.Vault;

/** Does what an update asks for. What it says is durable when that is answered. Thread-safe. */
@Component
public class UpdateHandler {
  private static final Handled DONE = new Handled.Done();
  private static final Logger LOG = LoggerFactory.getLogger(UpdateHandler.class);

  private final Supply supply;
  private final Renewals renewals;
  private final Subscribed subscribed;
  private final EvidenceRecorder evidence;
  private final OrderHistory orders;
  private final InvoicePayload payloads;
  private final BotReplies replies;
  private final ChatUpdates chats;
  private final ParcelUpdates parcels;
  private final InstantSource clock;
  private final Traces traces;
  private final WebhookMeters timed;

  UpdateHandler(
      Supply supply,
      Renewals renewals,
      Subscribed subscribed,
      EvidenceRecorder evidence,
      OrderHistory orders,
      InvoicePayload payloads,
      BotReplies replies,
      ChatUpdates chats,
      ParcelUpdates parcels,
      InstantSource clock,
      Traces traces,
      MeterRegistry meters) {
    this.supply = supply;
    this.renewals = renewals;
    this.subscribed = subscribed;
    this.evidence = evidence;
    this.orders = orders;
    this.payloads = payloads;
    this.replies = replies;
    this.chats = chats;
    this.parcels = parcels;
    this.clock = clock;
    this.traces = traces;
    this.timed = new WebhookMeters(meters);
  }

  /**
   * Reads an update and does what it asks for.
   *
   * @throws RuntimeException if that is not certain: Telegram brings the update again
   */
  Handled handle(byte[] body) {
    Update update;
    try {
      update = Update.parse(body);
    } catch (MalformedUpdate e) {
      return new Handled.PutAside(0, String.valueOf(e.getMessage()));
    }
    return timed.handling(
        update,
        () -> {
          try {
            return handle(update, body);
          } catch (EventTooLargeException e) {
            return new Handled.PutAside(update.id(), "too large for the log");
          }
        });
  }

  /**
   * The same for an update that was put aside. Nobody waits for an answer any more, so what only
   * asks for one is passed over.
   *
   * @return why it is still to be put aside; empty if it is done with
   */
  public Optional<String> handleLater(byte[] body) {
    Update update;
    try {
      update = Update.parse(body);
    } catch (MalformedUpdate e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    return switch (update) {
      case Update.PreCheckout _,
          Update.ShippingAsked _,
          Update.MoneyCheckout _,
          Update.Text _,
          Update.Wordless _,
          Update.Press _,
          Update.Other _ ->
          Optional.empty();
      case Update.SuccessfulPayment _,
          Update.MoneyPaid _,
          Update.RefundedPayment _,
          Update.SubscriptionChanged _,
          Update.JoinRequest _,
          Update.BotPlaced _ ->
          switch (handle(body)) {
            case Handled.Answered _, Handled.Done _ -> Optional.empty();
            case Handled.PutAside(_, String reason) -> Optional.of(reason);
          };
    };
  }

  private Handled handle(Update update, byte[] body) {
    return switch (update) {
      case Update.PreCheckout u -> {
        timed.count("pre_checkout_query");
        yield joined(u.payload(), "pre_checkout_query", () -> new Handled.Answered(answer(u)));
      }
      case Update.SuccessfulPayment u -> {
        timed.count("successful_payment");
        yield joined(u.payload(), "successful_payment", () -> confirm(u, body));
      }
      case Update.OfParcel u -> parcels.handle(u);
      case Update.RefundedPayment u -> {
        timed.count("refunded_payment");
        yield refunded(u);
      }
      case Update.SubscriptionChanged u -> {
        timed.count("subscription");
        yield changed(u);
      }
      case Update.Text u -> {
        timed.count("message");
        replies.answer(u);
        yield DONE;
      }
      case Update.Wordless u -> {
        timed.count("message");
        replies.answer(u);
        yield DONE;
      }
      case Update.Press u -> {
        timed.count("callback_query");
        yield new Handled.Answered(replies.answer(u));
      }
      case Update.JoinRequest u -> chats.answer(u);
      case Update.BotPlaced u -> chats.note(u);
      case Update.Other u -> {
        timed.count("ignored");
        LOG.debug("Update {} of kind {} means nothing to us", u.id(), u.kind());
        yield DONE;
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
      case Decision.Accepted<Done> _ -> BotAnswers.checkout(update.query());
      case Decision.Refused<Done>(Refusal refusal, _) ->
          BotAnswers.noCheckout(update.query(), languageOf(order), refusal);
    };
  }

  private Decision<Done> approve(OrderId order, Update.PreCheckout update) {
    if (subscribed.already(update.from(), order)) {
      return Decision.refused(Refusal.ALREADY_SUBSCRIBED);
    }
    var approve =
        new OrderCommand.ApproveCheckout(
            order, update.from(), update.amount(), update.query(), clock.instant());
    return supply
        .send(approve, provenance("update:" + update.id(), update.from(), approve))
        .decision();
  }

  private Handled confirm(Update.SuccessfulPayment update, byte[] body) {
    Optional<OrderId> order = payloads.order(update.payload());
    if (order.isEmpty()) return new Handled.PutAside(update.id(), "a payment for no order of ours");
    if (body.length > Vault.MAX_BYTES) {
      return new Handled.PutAside(update.id(), "too large for the log");
    }
    String traceId = traces.traceId();
    // Beside the payment itself, so that they can share a commit.
    var recorded =
        CompletableFuture.runAsync(
            () -> evidence.payment(update.id(), update.from(), body, traceId),
            Thread::startVirtualThread);
    var confirm =
        new OrderCommand.ConfirmPayment(
            order.get(), update.from(), update.payment(), clock.instant());
    String paymentEvidence = EvidenceKind.PAYMENT.referenceTo(EvidenceId.of(body));
    Provenance because = provenance(paymentEvidence, update.from(), confirm);
    var confirmed =
        update.renewedUntil().isPresent()
            ? renewals.send(confirm, update.renewedUntil().get(), update.id(), because)
            : supply.send(confirm, because);
    awaitDurable(recorded);
    return switch (confirmed.decision()) {
      case Decision.Accepted<Done> _ -> DONE;
      case Decision.Refused<Done>(Refusal refusal, _) ->
          new Handled.PutAside(update.id(), "payment refused: " + refusal);
    };
  }

  /** Of our own refunds too, of which the order may have heard already. */
  private Handled refunded(Update.RefundedPayment update) {
    Optional<OrderId> order = payloads.order(update.payload());
    if (order.isEmpty()) return new Handled.PutAside(update.id(), "a refund for no order of ours");
    var record =
        new OrderCommand.RecordRefund(
            order.get(), update.charge(), update.amount(), clock.instant());
    var recorded =
        renewals.send(record, provenance("update:" + update.id(), update.from(), record));
    return switch (recorded.decision()) {
      case Decision.Accepted<Done> _ -> DONE;
      case Decision.Refused<Done>(Refusal refusal, _) ->
          new Handled.PutAside(update.id(), "refund refused: " + refusal);
    };
  }

  private Handled changed(Update.SubscriptionChanged update) {
    Optional<OrderId> order = payloads.order(update.payload());
    if (order.isEmpty()) return new Handled.PutAside(update.id(), "a subscription of no order");
    var observe =
        new SubscriptionCommand.Observe(
            order.get(), update.renewal(), update.id(), clock.instant());
    var seen = renewals.send(observe, provenance("update:" + update.id(), update.from(), observe));
    return switch (seen.decision()) {
      case Decision.Accepted<Done> _ -> DONE;
      case Decision.Refused<Done>(Refusal refusal, _) ->
          new Handled.PutAside(update.id(), "subscription refused: " + refusal);
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
        payer.toString(),
        "telegram",
        Vocabulary.nameOf(command.getClass()),
        traces.traceId(),
        evidence);
  }

  /** In the trace of the order, if it is kept: what Telegram brings is in none of its own. */
  private Handled joined(String payload, String kind, Traces.Work<Handled, RuntimeException> work) {
    var trace = payloads.trace(payload);
    return trace.isEmpty() ? work.run() : traces.goOn(trace.get(), "telegram " + kind, work);
  }

  private Language languageOf(Optional<OrderId> order) {
    return order
        .flatMap(orders::placed)
        .map(zij.language.order.OrderEvent.Placed::language)
        .orElse(Language.ENGLISH);
  }
}
