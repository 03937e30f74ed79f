package zij.language.order;

import java.util.List;
import zij.language.Stars;

/** The invoice of an order, before or after Telegram made a link for it. */
public sealed interface Invoice {

  /** What the invoice has to say; nothing was sent to Telegram yet. */
  record Draft(OrderId order, List<OrderLine> lines, Stars total) implements Invoice {
    public Draft {
      lines = List.copyOf(lines);
    }
  }

  /** The link that the buyer's client opens. */
  record Issued(OrderId order, String link) implements Invoice {}
}
