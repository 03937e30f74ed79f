package zij.server.reconciliation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zij.language.Stars;
import zij.language.order.OrderId;
import zij.server.telegram.ListedTransaction;

/**
 * A line of Telegram's list beside what else is known of its charge.
 *
 * @param index its place in the list, from 0
 * @param recorded what the log says of the same movement
 * @param otherWay the line of the same charge in the other direction: of a payment what went back
 *     of it, of what went back the payment
 * @param hasDifference whether a difference was found about it that is not resolved
 */
record Line(
    long index,
    ListedTransaction listed,
    @Nullable LineState state,
    Optional<Recorded> recorded,
    Optional<OtherWay> otherWay,
    boolean hasDifference) {

  /** A movement as the log has it. */
  record Recorded(OrderId order, Stars amount) {}

  /**
   * The other direction of the same charge, as Telegram lists it.
   *
   * @param recorded which order the log has it under, if it has it
   */
  record OtherWay(
      String type, String payload, @Nullable LineState state, Optional<OrderId> recorded) {}
}
