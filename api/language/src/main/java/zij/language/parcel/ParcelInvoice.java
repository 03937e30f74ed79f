package zij.language.parcel;

import java.util.List;
import zij.language.Money;
import zij.language.order.OrderId;

/** The invoice of a parcel, before or after Telegram made a link for it. */
public sealed interface ParcelInvoice {

  /**
   * What the invoice has to say; nothing was sent to Telegram yet.
   *
   * @param total without shipping, which is added when Telegram knows the address
   */
  record Draft(OrderId order, List<ParcelLine> lines, Money total) implements ParcelInvoice {
    public Draft {
      lines = List.copyOf(lines);
    }
  }

  /** The link that the buyer's client opens. */
  record Issued(OrderId order, String link) implements ParcelInvoice {}
}
