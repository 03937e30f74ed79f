package zij.command.parcel;

import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zij.command.shipping.Routes;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Money;
import zij.language.Refusal;
import zij.language.parcel.ChosenShipping;
import zij.language.parcel.ParcelCommand;
import zij.language.parcel.ParcelEvent.CheckoutApproved;
import zij.language.parcel.ParcelEvent.CheckoutRefused;
import zij.language.parcel.ParcelEvent.Placed;
import zij.language.shipping.ShippingOption;
import zij.language.shipping.ShippingOptionId;

/** What Telegram asked of a parcel before a payment, and was answered. */
final class ParcelCheckouts {
  /** As with orders in Stars: Telegram takes the payment soon after the approval, or never. */
  private static final Duration HOLD = Duration.ofMinutes(2);

  private final Map<String, Decision<Done>> answers = new HashMap<>();
  private final List<CheckoutApproved> approvals = new ArrayList<>();

  void approved(CheckoutApproved event) {
    answers.put(event.query(), accepted(Done.DONE));
    approvals.add(event);
  }

  void refusedAs(CheckoutRefused event) {
    answers.put(event.query(), refused(event.reason()));
  }

  /** What this query was answered; null if it is new. */
  @Nullable Decision<Done> answerTo(String query) {
    return answers.get(query);
  }

  /** Whether a payment may be on its way. */
  boolean areInProgress(Instant at) {
    return approvals.stream().anyMatch(approved -> at.isBefore(approved.at().plus(HOLD)));
  }

  /** The shipping that was approved at this total; empty if this payment is for none of them. */
  Optional<ChosenShipping> shipping(@Nullable ShippingOptionId option, Money total) {
    return approvals.stream()
        .filter(approved -> approved.shipping().option().equals(option))
        .filter(approved -> approved.total().equals(total))
        .map(CheckoutApproved::shipping)
        .findFirst();
  }

  /** The shipping that this checkout is for, at the price in force, or why it cannot be had. */
  static Decision<ChosenShipping> shipping(
      Placed placed, ParcelCommand.ApproveCheckout c, Routes routes) {
    if (c.country() == null || c.option() == null) return refused(Refusal.SHIPPING_CHANGED);
    Optional<ShippingOption> found = routes.to(c.country(), placed.total().currency(), c.option());
    if (found.isEmpty()) return refused(Refusal.SHIPPING_CHANGED);
    ShippingOption option = found.get();
    boolean fits =
        c.amount().currency() == option.price().currency()
            && c.amount().amount() == placed.total().amount() + option.price().amount();
    if (!fits) return refused(Refusal.AMOUNT_DIFFERS);
    return accepted(
        new ChosenShipping(option.id(), option.title(placed.language()), option.price()));
  }
}
