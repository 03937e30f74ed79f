package zij.server.telegram;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import zij.language.parcel.ParcelInvoice;
import zij.language.parcel.ParcelLine;

/** Invoices of money through a payment provider (Bot API, Payments). Thread-safe. */
public final class TelegramMoney {
  private final BotApi botApi;
  private final InvoicePayload payload;
  private final ProviderTokens providers;

  TelegramMoney(BotApi botApi, InvoicePayload payload, ProviderTokens providers) {
    this.botApi = botApi;
    this.payload = payload;
    this.providers = providers;
  }

  /**
   * Makes a link that a client can open to pay the parcel: Telegram asks for name, number and
   * address, and us for what shipping there costs.
   *
   * @throws BotApiException if Telegram makes none
   * @throws IllegalStateException if nobody takes this currency for us
   */
  public String invoiceLink(ParcelInvoice.Draft draft) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put(
        "title", InvoiceText.title(draft.lines().stream().map(ParcelLine::title).toList()));
    parameters.put("description", InvoiceText.description(description(draft.lines())));
    parameters.put("payload", payload.ofParcel(draft.order()));
    parameters.put("provider_token", providers.token(draft.total().currency()));
    parameters.put("currency", draft.total().currency().name());
    parameters.put("prices", draft.lines().stream().map(TelegramMoney::price).toList());
    parameters.put("need_name", true);
    parameters.put("need_phone_number", true);
    parameters.put("need_shipping_address", true);
    parameters.put("is_flexible", true);
    return botApi.call("createInvoiceLink", parameters).asString();
  }

  private static Map<String, ?> price(ParcelLine line) {
    return Map.of("label", inWords(line), "amount", line.amount().amount());
  }

  private static String description(List<ParcelLine> lines) {
    return lines.stream().map(TelegramMoney::inWords).collect(Collectors.joining(", "));
  }

  private static String inWords(ParcelLine line) {
    return line.quantity().units() + " × " + line.title();
  }
}
