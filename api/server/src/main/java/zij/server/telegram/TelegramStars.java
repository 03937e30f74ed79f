package zij.server.telegram;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import zij.command.reaction.StarPayments;
import zij.command.reaction.StarSubscriptions;
import zij.language.TelegramUserId;
import zij.language.order.ChargeId;
import zij.language.order.Invoice;
import zij.language.order.OrderLine;
import zij.language.product.Selling;
import zij.server.trace.Traces;

/** Invoices, refunds and subscriptions in Telegram Stars. Thread-safe. */
public final class TelegramStars implements StarPayments, StarSubscriptions {
  private final BotApi botApi;
  private final InvoicePayload payload;
  private final Traces traces;
  private final RepeatedCall repeated = new RepeatedCall("refund");

  public TelegramStars(BotApi botApi, InvoicePayload payload, Traces traces) {
    this.botApi = botApi;
    this.payload = payload;
    this.traces = traces;
  }

  /**
   * Makes a link that a client can open to pay the order (Bot API, createInvoiceLink).
   *
   * @param selling a subscription is paid again every 30 days
   * @throws BotApiException if Telegram makes none
   */
  public String invoiceLink(Invoice.Draft draft, Selling selling) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put(
        "title", InvoiceText.title(draft.lines().stream().map(OrderLine::title).toList()));
    parameters.put("description", InvoiceText.description(description(draft.lines())));
    parameters.put("payload", payload(draft, selling));
    parameters.put("provider_token", "");
    parameters.put("currency", "XTR");
    parameters.put(
        "prices",
        List.of(Map.of("label", draft.order().number(), "amount", draft.total().amount())));
    if (selling == Selling.MONTHLY) {
      parameters.put("subscription_period", Selling.PERIOD.toSeconds());
    }
    return botApi.call("createInvoiceLink", parameters).asString();
  }

  /** A subscription is paid for years with one payload; its trace ends with its first month. */
  private String payload(Invoice.Draft draft, Selling selling) {
    return traces
        .kept()
        .filter(_ -> selling != Selling.MONTHLY)
        .map(trace -> payload.of(draft.order(), trace))
        .orElseGet(() -> payload.of(draft.order()));
  }

  /** A subscription that is over takes no further payment, and cannot be told to. */
  @Override
  public boolean renew(TelegramUserId subscriber, ChargeId first, boolean renew) {
    Map<String, ?> parameters =
        Map.of(
            "user_id",
            subscriber.value(),
            "telegram_payment_charge_id",
            first.value(),
            "is_canceled",
            !renew);
    try {
      repeated.call(() -> botApi.call("editUserStarSubscription", parameters));
      return true;
    } catch (BotApiException e) {
      boolean isOver = String.valueOf(e.getMessage()).contains("SUBSCRIPTION_NOT_ACTIVE");
      if (!isOver) throw e;
      return !renew;
    }
  }

  @Override
  public void refund(TelegramUserId payer, ChargeId charge) {
    Map<String, ?> parameters =
        Map.of("user_id", payer.value(), "telegram_payment_charge_id", charge.value());
    try {
      repeated.call(() -> botApi.call("refundStarPayment", parameters));
    } catch (BotApiException e) {
      // The first call may have gone through although its answer was lost.
      boolean isDone = String.valueOf(e.getMessage()).contains("CHARGE_ALREADY_REFUNDED");
      if (!isDone) throw e;
    }
  }

  private static String description(List<OrderLine> lines) {
    return lines.stream()
        .map(line -> line.quantity().units() + " × " + line.title())
        .collect(Collectors.joining(", "));
  }
}
