package zij.command.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import zij.language.Stars;
import zij.language.order.ChargeId;
import zij.language.order.OrderEvent;
import zij.language.order.OrderEvent.ChargedBack;
import zij.language.order.OrderEvent.CheckoutApproved;
import zij.language.order.OrderEvent.CheckoutRefused;
import zij.language.order.OrderEvent.CreditReturned;
import zij.language.order.OrderEvent.CreditWithdrawn;
import zij.language.order.OrderEvent.Delivered;
import zij.language.order.OrderEvent.Expired;
import zij.language.order.OrderEvent.Given;
import zij.language.order.OrderEvent.InvoiceIssued;
import zij.language.order.OrderEvent.Paid;
import zij.language.order.OrderEvent.Placed;
import zij.language.order.OrderEvent.RefundRequested;
import zij.language.order.OrderEvent.Refunded;
import zij.language.order.OrderEvent.SurplusCharged;
import zij.language.order.OrderEvent.SurplusRefunded;
import zij.language.order.OrderLine;
import zij.language.order.Payment;

/**
 * What holds for every history of an order, told from the events alone and not with the aggregate's
 * own means.
 */
final class OrderInvariants {
  private final List<OrderEvent> past = new ArrayList<>();
  private final Set<String> queries = new HashSet<>();
  private final Map<ChargeId, Stars> surplus = new HashMap<>();
  private final Set<ChargeId> charges = new HashSet<>();
  private long credited;

  private OrderInvariants() {}

  /** Fails unless this can be the history of an order in which these charges were confirmed. */
  static void check(List<OrderEvent> history, Set<ChargeId> confirmed) {
    OrderInvariants invariants = new OrderInvariants();
    for (OrderEvent event : history) {
      invariants.check(event);
      invariants.past.add(event);
    }
    assertThat(invariants.charges).as("every charge is recorded").isEqualTo(confirmed);
  }

  private void check(OrderEvent event) {
    assertThat(event.order()).isEqualTo(OrderStory.ORDER);
    if (event instanceof Placed placed) {
      assertThat(past).as("placed first, and once").isEmpty();
      Stars off = placed.discount() == null ? Stars.ZERO : placed.discount().off();
      if (placed.credit() != null) off = off.plus(placed.credit());
      Stars sum =
          placed.lines().stream().map(OrderLine::amount).reduce(Stars.ZERO, Stars::plus).minus(off);
      assertThat(placed.total())
          .as("the total is what discount and credit leave of the sum")
          .isEqualTo(sum);
      return;
    }
    assertThat(past).as("nothing happens before it is placed").isNotEmpty();
    switch (event) {
      case Placed _ -> throw new AssertionError("seen above");
      case InvoiceIssued e -> {
        hasNot(InvoiceIssued.class, Paid.class, Given.class);
        isOpen(e.at());
      }
      case CheckoutApproved e -> {
        assertThat(queries.add(e.query())).as("a query is answered once").isTrue();
        hasNot(Paid.class, Given.class);
        isOpen(e.at());
      }
      case CheckoutRefused e ->
          assertThat(queries.add(e.query())).as("a query is answered once").isTrue();
      case Paid e -> paid(e);
      case Given e -> given(e);
      case SurplusCharged e -> {
        charged(e.payment());
        surplus.put(e.payment().charge(), e.payment().amount());
      }
      case SurplusRefunded e ->
          assertThat(surplus.remove(e.charge()))
              .as("a surplus is refunded once and in full")
              .isEqualTo(e.amount());
      case OrderEvent.Credited e -> {
        hasNot(RefundRequested.class, Refunded.class, ChargedBack.class, CreditReturned.class);
        credited += e.amount().amount();
        assertThat(credited).as("never more than was paid").isBetween(1L, worth());
      }
      case CreditWithdrawn e -> {
        credited -= e.amount().amount();
        assertThat(credited).as("never more than was given").isNotNegative();
      }
      case CreditReturned e -> {
        hasNot(Paid.class, CreditReturned.class);
        assertThat(credited).as("nothing is given back twice").isZero();
        assertThat(e.amount()).isEqualTo(placed().credit());
      }
      case RefundRequested e -> {
        hasNot(RefundRequested.class);
        assertThat(credited).as("nothing is given back twice").isZero();
        wentBack(e.charge(), e.amount());
        assertThat(e.payer()).as("who paid gets it back").isEqualTo(placed().buyer());
      }
      case Refunded e -> wentBack(e.charge(), e.amount());
      case ChargedBack e -> {
        hasNot(RefundRequested.class);
        wentBack(e.charge(), e.amount());
      }
      case Delivered e -> {
        hasNot(Delivered.class, RefundRequested.class, Refunded.class, ChargedBack.class);
        hasNot(CreditReturned.class);
        assertThat(past).as("only what is paid is delivered").anyMatch(this::isBought);
        assertThat(e.goods()).hasSameSizeAs(placed().lines());
      }
      case OrderEvent.Cancelled e -> closed(e.at());
      case Expired e -> {
        closed(e.at());
        assertThat(e.at()).isAfterOrEqualTo(placed().expiresAt());
      }
    }
  }

  private long worth() {
    assertThat(past).as("only what is paid").anyMatch(this::isBought);
    return placed().worth().amount();
  }

  private boolean isBought(OrderEvent event) {
    return event instanceof Paid || event instanceof Given;
  }

  private void given(Given given) {
    assertThat(past).as("an order is given at once").hasSize(1);
    assertThat(placed().total()).isEqualTo(Stars.ZERO);
    assertThat(given.discount()).isEqualTo(placed().discount());
    assertThat(given.credit()).isEqualTo(placed().credit());
    assertThat(given.lines()).isEqualTo(placed().lines());
    assertThat(given.buyer()).isEqualTo(placed().buyer());
  }

  private void paid(Paid paid) {
    hasNot(Paid.class, Given.class, OrderEvent.Cancelled.class);
    charged(paid.payment());
    assertThat(paid.payment().amount()).isEqualTo(placed().total());
    assertThat(paid.lines()).isEqualTo(placed().lines());
    assertThat(paid.buyer()).isEqualTo(placed().buyer());
  }

  private void wentBack(ChargeId charge, Stars amount) {
    hasNot(Refunded.class, ChargedBack.class);
    assertThat(past)
        .as("what paid the order went back in full")
        .anyMatch(event ->
            event instanceof Paid paid
                && paid.payment().charge().equals(charge)
                && paid.payment().amount().equals(amount));
  }

  private void charged(Payment payment) {
    assertThat(charges.add(payment.charge())).as("a charge is recorded once").isTrue();
  }

  private void closed(Instant at) {
    hasNot(Paid.class, Given.class, OrderEvent.Cancelled.class, Expired.class);
    for (OrderEvent earlier : past) {
      if (earlier instanceof CheckoutApproved approved) {
        assertThat(at)
            .as("not while a checkout is in progress")
            .isAfterOrEqualTo(approved.at().plus(Checkouts.HOLD));
      }
    }
  }

  private void isOpen(Instant at) {
    hasNot(OrderEvent.Cancelled.class, Expired.class);
    assertThat(at).isBefore(placed().expiresAt());
  }

  private void hasNot(Class<?>... types) {
    assertThat(past).doesNotHaveAnyElementsOfTypes(types);
  }

  private Placed placed() {
    return (Placed) past.getFirst();
  }
}
