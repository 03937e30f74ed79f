package zij.command.order;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.order.ChargeId;
import zij.language.order.Payment;

/** The payments that an order has seen, and what went back of them. */
final class Charges {
  private final Map<ChargeId, Stars> amounts = new HashMap<>();
  private final Set<ChargeId> surplus = new HashSet<>();
  private final Set<ChargeId> returned = new HashSet<>();

  void paid(Payment payment) {
    amounts.put(payment.charge(), payment.amount());
  }

  void surplus(Payment payment) {
    paid(payment);
    surplus.add(payment.charge());
  }

  void wentBack(ChargeId charge) {
    returned.add(charge);
  }

  boolean know(ChargeId charge) {
    return amounts.containsKey(charge);
  }

  boolean haveAsSurplus(ChargeId charge) {
    return surplus.contains(charge);
  }

  boolean haveSeenGoBack(ChargeId charge) {
    return returned.contains(charge);
  }

  /** What was charged; null for an unknown charge. */
  @Nullable Stars amount(ChargeId charge) {
    return amounts.get(charge);
  }

  /** Telegram gives a payment back as a whole, or not at all. */
  Optional<Refusal> whyNotBack(ChargeId charge, Stars amount) {
    Stars charged = amounts.get(charge);
    if (charged == null) return Optional.of(Refusal.CHARGE_UNKNOWN);
    return charged.equals(amount) ? Optional.empty() : Optional.of(Refusal.AMOUNT_DIFFERS);
  }
}
