package zij.server.telegram;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Times how long updates take until what they say is durable, or until they are answered: {@code
 * zij.webhook}. Telegram waits ten seconds for the answer to a {@code pre_checkout_query}.
 * Thread-safe.
 */
final class WebhookMeters {
  /** Where alerts and dashboards look: 2.5 s of a payment, 5 s and Telegram's 10 s of a query. */
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10)
  };

  private final MeterRegistry meters;

  WebhookMeters(MeterRegistry meters) {
    this.meters = meters;
    // From the first moment on there is something to compare the first payment with.
    for (String kind : List.of("pre_checkout_query", "successful_payment")) {
      for (String outcome : List.of("answered", "done", "put_aside", "failed"))
        timer(kind, outcome);
    }
  }

  /** Times what is done about an update. */
  Handled handling(Update update, Supplier<Handled> work) {
    Timer.Sample sample = Timer.start(meters);
    String outcome = "failed";
    try {
      Handled handled = work.get();
      outcome =
          switch (handled) {
            case Handled.Answered _ -> "answered";
            case Handled.Done _ -> "done";
            case Handled.PutAside _ -> "put_aside";
          };
      return handled;
    } finally {
      sample.stop(timer(kind(update), outcome));
    }
  }

  /** Counts an update of a kind. */
  void count(String kind) {
    meters.counter("zij.webhook.updates", "kind", kind).increment();
  }

  private Timer timer(String kind, String outcome) {
    return Timer.builder("zij.webhook")
        .description("How long updates took until they were answered")
        .serviceLevelObjectives(BOUNDS)
        .tag("kind", kind)
        .tag("outcome", outcome)
        .register(meters);
  }

  /** As Telegram names it; what nobody waits for with money in the hand is one kind. */
  private static String kind(Update update) {
    return switch (update) {
      case Update.PreCheckout _, Update.MoneyCheckout _ -> "pre_checkout_query";
      case Update.SuccessfulPayment _, Update.MoneyPaid _ -> "successful_payment";
      case Update.ShippingAsked _ -> "shipping_query";
      case Update.RefundedPayment _ -> "refunded_payment";
      case Update.SubscriptionChanged _ -> "subscription";
      case Update.Text _,
          Update.Wordless _,
          Update.Press _,
          Update.JoinRequest _,
          Update.BotPlaced _,
          Update.Other _ ->
          "other";
    };
  }
}
