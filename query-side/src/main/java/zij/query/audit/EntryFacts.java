package zij.query.audit;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import zij.language.TelegramUserId;
import zij.language.audit.AuditEvent;
import zij.language.difference.DifferenceEvent;
import zij.language.evidence.EvidenceEvent;
import zij.language.order.ChargeId;
import zij.language.order.DeliveredGood;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.order.OrderLine;
import zij.language.order.Payment;
import zij.language.person.PersonEvent;
import zij.language.product.ProductEvent;
import zij.language.product.ProductId;

/**
 * What an event is about, as far as it says so itself. Every kind of event is named here, so that a
 * new one does not compile before somebody has thought of what auditors find it by.
 *
 * @param buyer whose order or payment it is; null if the event does not name anybody
 * @param amount Stars that moved, negative if back to the payer
 */
record EntryFacts(
    @Nullable UUID order,
    @Nullable Long buyer,
    @Nullable String charge,
    List<String> products,
    @Nullable Long amount) {
  private static final EntryFacts NONE = new EntryFacts(null, null, null, List.of(), null);

  /**
   * The facts of any event of the language.
   *
   * @throws IllegalStateException if it belongs to a feature that is not known here
   */
  static EntryFacts of(Object event) {
    return switch (event) {
      case OrderEvent e -> ofOrder(e);
      case ProductEvent e -> new EntryFacts(null, null, null, List.of(e.product().value()), null);
      case DifferenceEvent e -> ofDifference(e);
      case EvidenceEvent.Recorded e -> NONE.by(e.user());
      case PersonEvent e -> NONE.by(e.user());
      case AuditEvent _ -> NONE;
      default -> throw new IllegalStateException("auditors cannot find " + event.getClass());
    };
  }

  private static EntryFacts ofOrder(OrderEvent event) {
    EntryFacts order = NONE.about(event.order());
    return switch (event) {
      case OrderEvent.Placed e -> order.by(e.buyer()).with(e.lines());
      case OrderEvent.InvoiceIssued _ -> order;
      case OrderEvent.CheckoutApproved _ -> order;
      case OrderEvent.CheckoutRefused _ -> order;
      case OrderEvent.Paid e -> order.by(e.buyer()).with(e.lines()).paid(e.payment());
      case OrderEvent.SurplusCharged e -> order.by(e.payer()).paid(e.payment());
      case OrderEvent.SurplusRefunded e -> order.moved(e.charge(), -e.amount().amount());
      case OrderEvent.Refunded e -> order.moved(e.charge(), -e.amount().amount());
      case OrderEvent.ChargedBack e -> order.moved(e.charge(), -e.amount().amount());
      case OrderEvent.Delivered e -> order.of(e.goods().stream().map(DeliveredGood::product));
      case OrderEvent.Cancelled _ -> order;
      case OrderEvent.Expired _ -> order;
    };
  }

  private static EntryFacts ofDifference(DifferenceEvent event) {
    EntryFacts charge = new EntryFacts(null, null, event.movement().transaction(), List.of(), null);
    return switch (event) {
      case DifferenceEvent.Found e ->
          charge.about(e.order()).differs(e.movement().effect().stars());
      case DifferenceEvent.Settled _ -> charge;
      case DifferenceEvent.Resolved _ -> charge;
    };
  }

  private EntryFacts about(@Nullable OrderId id) {
    return new EntryFacts(id == null ? null : id.value(), buyer, charge, products, amount);
  }

  private EntryFacts differs(long stars) {
    return new EntryFacts(order, buyer, charge, products, stars);
  }

  private EntryFacts by(TelegramUserId person) {
    return new EntryFacts(order, person.value(), charge, products, amount);
  }

  private EntryFacts with(List<OrderLine> lines) {
    return of(lines.stream().map(OrderLine::product));
  }

  private EntryFacts of(Stream<ProductId> all) {
    return new EntryFacts(
        order, buyer, charge, all.map(ProductId::value).distinct().toList(), amount);
  }

  private EntryFacts paid(Payment payment) {
    return moved(payment.charge(), payment.amount().amount());
  }

  private EntryFacts moved(ChargeId by, long stars) {
    return new EntryFacts(order, buyer, by.value(), products, stars);
  }
}
