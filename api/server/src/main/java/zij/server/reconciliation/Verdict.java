package zij.server.reconciliation;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import zij.language.StarAmount;
import zij.language.Stars;
import zij.language.difference.DifferenceKind;
import zij.language.difference.Direction;
import zij.language.difference.Explanation;
import zij.language.order.OrderId;
import zij.server.telegram.ListedTransaction;

/** What follows from a line of Telegram's list. Nothing is guessed: what does not fit differs. */
sealed interface Verdict {

  /** Its time has not come: the update may be on its way. */
  record Waits() implements Verdict {}

  /** The log says the same. */
  record Agrees() implements Verdict {}

  /** The payment and what went back of it were never heard of; nothing is left to record. */
  record CancelsOut() implements Verdict {}

  /** A payment of ours whose update never came. */
  record WasPaid(OrderId order, Stars amount) implements Verdict {}

  /** A payment of ours went back, and nobody told. */
  record WentBack(OrderId order, Stars amount) implements Verdict {}

  /** Both sides differ. */
  record Differs(DifferenceKind kind, Stars here, @Nullable OrderId order, Explanation explanation)
      implements Verdict {}

  /**
   * The verdict on a line.
   *
   * @param isDue whether it is older than the grace that updates and lists are given
   * @param orderOf the order of an invoice payload that we made; empty for any other
   */
  static Verdict on(Line line, boolean isDue, Function<String, Optional<OrderId>> orderOf) {
    if (line.recorded().isPresent()) return compared(line.listed(), line.recorded().get());
    return line.listed().direction() == Direction.IN
        ? payment(line, isDue, orderOf)
        : goneBack(line, isDue, orderOf);
  }

  private static Verdict compared(ListedTransaction listed, Line.Recorded recorded) {
    if (listed.amount().equals(StarAmount.of(recorded.amount()))) return new Agrees();
    return new Differs(
        DifferenceKind.AMOUNT_DIFFERS,
        recorded.amount(),
        recorded.order(),
        Explanation.OTHER_AMOUNT);
  }

  private static Verdict payment(
      Line line, boolean isDue, Function<String, Optional<OrderId>> orderOf) {
    ListedTransaction listed = line.listed();
    if (!listed.type().equals(ListedTransaction.INVOICE_PAYMENT)) return ofOtherType(listed);
    Optional<OrderId> order = orderOf.apply(listed.payload());
    if (order.isEmpty()) return orphan(Explanation.FOREIGN_INVOICE);
    if (!isDue) return new Waits();
    boolean wentBackUnheard = line.otherWay().filter(o -> o.recorded().isEmpty()).isPresent();
    if (wentBackUnheard) return new CancelsOut();
    return whole(listed.amount())
        .<Verdict>map(amount -> new WasPaid(order.get(), amount))
        .orElseGet(() -> missing(order.get(), Explanation.NOT_THE_ORDERS_AMOUNT));
  }

  private static Verdict goneBack(
      Line line, boolean isDue, Function<String, Optional<OrderId>> orderOf) {
    ListedTransaction listed = line.listed();
    if (line.otherWay().isEmpty()) {
      boolean ofInvoice = listed.type().equals(ListedTransaction.INVOICE_PAYMENT);
      return ofInvoice ? orphan(Explanation.PAYMENT_UNKNOWN) : ofOtherType(listed);
    }
    Line.OtherWay payment = line.otherWay().get();
    if (payment.recorded().isPresent()) {
      OrderId order = payment.recorded().get();
      if (!isDue) return new Waits();
      return whole(listed.amount())
          .<Verdict>map(amount -> new WentBack(order, amount))
          .orElseGet(() -> missing(order, Explanation.OTHER_AMOUNT));
    }
    Optional<OrderId> order = orderOf.apply(payment.payload());
    if (order.isEmpty()) return orphan(Explanation.PAYMENT_UNKNOWN);
    if (payment.state() == LineState.DIFFERENCE) {
      return missing(order.get(), Explanation.PAYMENT_UNKNOWN);
    }
    return isDue ? new CancelsOut() : new Waits();
  }

  private static Verdict ofOtherType(ListedTransaction listed) {
    boolean withdrawn = listed.type().equals(ListedTransaction.FRAGMENT);
    return orphan(withdrawn ? Explanation.WITHDRAWAL : Explanation.OTHER_TYPE);
  }

  private static Differs orphan(Explanation explanation) {
    return new Differs(DifferenceKind.ORPHAN, Stars.ZERO, null, explanation);
  }

  /** Telegram has it, it is about this order, and we have not. */
  static Differs missing(OrderId order, Explanation explanation) {
    return new Differs(DifferenceKind.MISSING_HERE, Stars.ZERO, order, explanation);
  }

  private static Optional<Stars> whole(StarAmount amount) {
    boolean fits = amount.nanostars() == 0 && amount.stars() <= Stars.MAX_AMOUNT;
    return fits ? Optional.of(new Stars(amount.stars())) : Optional.empty();
  }
}
