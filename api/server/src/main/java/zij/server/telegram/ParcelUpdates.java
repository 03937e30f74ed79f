package zij.server.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import zij.command.Commands;
import zij.language.Command;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Language;
import zij.language.Provenance;
import zij.language.Refusal;
import zij.language.Vocabulary;
import zij.language.evidence.Sealed;
import zij.language.order.OrderId;
import zij.language.parcel.ParcelCommand;
import zij.language.parcel.ParcelPayment;
import zij.language.parcel.ShippingQuote;
import zij.server.parcel.PaymentSeal;

/** Does what updates ask of parcels, which are paid with money. Thread-safe. */
@Component
class ParcelUpdates {
  private final Commands commands;
  private final InvoicePayload payloads;
  private final PaymentSeal seal;
  private final ChosenLanguages languages;
  private final InstantSource clock;
  private final Tracer tracer;
  private final MeterRegistry meters;

  ParcelUpdates(
      Commands commands,
      InvoicePayload payloads,
      PaymentSeal seal,
      ChosenLanguages languages,
      InstantSource clock,
      Tracer tracer,
      MeterRegistry meters) {
    this.commands = commands;
    this.payloads = payloads;
    this.seal = seal;
    this.languages = languages;
    this.clock = clock;
    this.tracer = tracer;
    this.meters = meters;
  }

  /** What it says is durable when this returns. */
  Handled handle(Update.OfParcel update) {
    Optional<OrderId> parcel = payloads.parcel(update.payload());
    return switch (update) {
      case Update.ShippingAsked u -> {
        count("shipping_query");
        yield new Handled.Answered(answer(u, parcel));
      }
      case Update.MoneyCheckout u -> {
        count("pre_checkout_query");
        yield new Handled.Answered(answer(u, parcel));
      }
      case Update.MoneyPaid u -> {
        count("successful_payment");
        yield parcel
            .map(order -> confirm(u, order))
            .orElseGet(() -> new Handled.PutAside(u.id(), "a payment for no parcel of ours"));
      }
    };
  }

  private Map<String, ?> answer(Update.ShippingAsked u, Optional<OrderId> parcel) {
    Decision<ShippingQuote> decision =
        parcel.isEmpty()
            ? Decision.refused(Refusal.ORDER_UNKNOWN)
            : send(
                u,
                new ParcelCommand.QuoteShipping(
                    parcel.get(), u.from(), u.country(), clock.instant()));
    return switch (decision) {
      case Decision.Accepted<ShippingQuote>(ShippingQuote quote) ->
          BotAnswers.shipping(u.query(), quote);
      case Decision.Refused<ShippingQuote>(Refusal refusal, _) ->
          BotAnswers.noShipping(u.query(), languageOf(u), refusal);
    };
  }

  private Map<String, ?> answer(Update.MoneyCheckout u, Optional<OrderId> parcel) {
    Decision<Done> decision =
        parcel.isEmpty()
            ? Decision.refused(Refusal.ORDER_UNKNOWN)
            : send(
                u,
                new ParcelCommand.ApproveCheckout(
                    parcel.get(),
                    u.from(),
                    u.amount(),
                    u.option(),
                    u.country(),
                    u.query(),
                    clock.instant()));
    return switch (decision) {
      case Decision.Accepted<Done> _ -> BotAnswers.checkout(u.query());
      case Decision.Refused<Done>(Refusal refusal, _) ->
          BotAnswers.noCheckout(u.query(), languageOf(u), refusal);
    };
  }

  private Handled confirm(Update.MoneyPaid u, OrderId parcel) {
    if (u.evidence().length() > PaymentSeal.MAX_CHARACTERS) {
      return new Handled.PutAside(u.id(), "too large for the log");
    }
    Sealed evidence = seal.seal(u.from(), parcel, u.evidence().getBytes(UTF_8));
    ParcelPayment payment = new ParcelPayment(u.charge(), u.providerCharge(), u.amount(), evidence);
    Decision<Done> decision =
        send(
            u,
            new ParcelCommand.ConfirmPayment(
                parcel, u.from(), payment, u.option(), clock.instant()));
    return switch (decision) {
      case Decision.Accepted<Done> _ -> new Handled.Done();
      case Decision.Refused<Done>(Refusal refusal, _) ->
          new Handled.PutAside(u.id(), "payment refused: " + refusal);
    };
  }

  private <A> Decision<A> send(Update.OfParcel update, Command<A> command) {
    var span = tracer.currentSpan();
    Provenance because =
        new Provenance(
            update.from().toString(),
            "telegram",
            Vocabulary.nameOf(command.getClass()),
            span == null ? "" : span.context().traceId(),
            "update:" + update.id());
    return commands.send(command, because).decision();
  }

  private Language languageOf(Update.OfParcel update) {
    return languages.of(update.from(), "en");
  }

  private void count(String kind) {
    meters.counter("zij.webhook.updates", "kind", kind).increment();
  }
}
