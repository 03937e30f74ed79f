package zij.command.parcel;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import zij.language.Money;
import zij.language.TelegramUserId;
import zij.language.order.ChargeId;
import zij.language.parcel.ParcelEvent;
import zij.language.parcel.RefundReference;

/** The payments that a parcel has seen, and what went back of them. */
final class ParcelCharges {
  /**
   * One payment.
   *
   * @param surplus whether the parcel has no use for it
   */
  record Taken(TelegramUserId payer, Money amount, boolean surplus) {}

  private final Map<ChargeId, Taken> taken = new HashMap<>();
  private final Map<ChargeId, RefundReference> returned = new HashMap<>();

  void paid(ParcelEvent.Paid e) {
    taken.put(e.payment().charge(), new Taken(e.buyer(), e.payment().amount(), false));
  }

  void surplus(ParcelEvent.SurplusCharged e) {
    taken.put(e.payment().charge(), new Taken(e.payer(), e.payment().amount(), true));
  }

  void wentBack(ChargeId charge, RefundReference reference) {
    returned.put(charge, reference);
  }

  boolean know(ChargeId charge) {
    return taken.containsKey(charge);
  }

  Optional<Taken> find(ChargeId charge) {
    return Optional.ofNullable(taken.get(charge));
  }

  /** By what it went back; empty if it did not. */
  Optional<RefundReference> refund(ChargeId charge) {
    return Optional.ofNullable(returned.get(charge));
  }
}
