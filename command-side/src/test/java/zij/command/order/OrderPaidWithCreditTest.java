package zij.command.order;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.command.order.OrderStory.ALL_OFF;
import static zij.command.order.OrderStory.BUYER;
import static zij.command.order.OrderStory.EXPIRES_AT;
import static zij.command.order.OrderStory.NOW;
import static zij.command.order.OrderStory.ORDER;
import static zij.command.order.OrderStory.OWNER;
import static zij.command.order.OrderStory.PLACED_AT;
import static zij.command.order.OrderStory.TOTAL;
import static zij.command.order.OrderStory.creditWithdrawn;
import static zij.command.order.OrderStory.credited;
import static zij.command.order.OrderStory.expired;
import static zij.command.order.OrderStory.givenForCredit;
import static zij.command.order.OrderStory.orders;
import static zij.command.order.OrderStory.paid;
import static zij.command.order.OrderStory.paidWithCredit;
import static zij.command.order.OrderStory.payment;
import static zij.command.order.OrderStory.placeTeasAndChart;
import static zij.command.order.OrderStory.placed;
import static zij.command.order.OrderStory.placedWithCredit;
import static zij.command.order.OrderStory.refund;
import static zij.command.order.OrderStory.refundRequested;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.difference.Note;
import zij.language.order.ChargeId;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.promotion.PriceAsked;

/** What store credit has to do with an order from its beginning to its end. */
class OrderPaidWithCreditTest {
  private static final PriceAsked WITH_CREDIT = PriceAsked.FULL.withCredit(true);
  private static final ChargeId CHARGE = new ChargeId("charge");

  private final CreditsByHand fifty = new CreditsByHand(50);
  private final CreditsByHand plenty = new CreditsByHand(1_000);

  private static PriceAsked atMost(long stars) {
    return new PriceAsked(null, List.of(), new Stars(stars), true);
  }

  @Test
  void credit_pays_a_part_and_stars_the_rest() {
    orders(fifty)
        .givenNoPriorActivity()
        .when(placeTeasAndChart(WITH_CREDIT))
        .expectEvents(placedWithCredit(50));
    assertThat(fifty.changes).containsExactly("spend 50");
  }

  @Test
  void who_keeps_it_spends_none() {
    orders(fifty)
        .givenNoPriorActivity()
        .when(placeTeasAndChart(PriceAsked.FULL))
        .expectEvents(placed());
    assertThat(fifty.changes).isEmpty();
  }

  @Test
  void who_has_none_pays_everything() {
    orders(new CreditsByHand(0))
        .givenNoPriorActivity()
        .when(placeTeasAndChart(WITH_CREDIT))
        .expectEvents(placed());
  }

  @Test
  void credit_for_everything_leaves_nothing_to_pay() {
    orders(plenty)
        .givenNoPriorActivity()
        .when(placeTeasAndChart(WITH_CREDIT))
        .expectEvents(placedWithCredit(130), givenForCredit());
    assertThat(plenty.changes).containsExactly("spend 130");
  }

  @Test
  void a_discount_comes_off_first() {
    orders(fifty)
        .givenNoPriorActivity()
        .when(placeTeasAndChart(new PriceAsked(ALL_OFF.code(), List.of(), null).withCredit(true)))
        .expectSuccessfulHandlerExecution();
    assertThat(fifty.changes).as("nothing is left for credit").isEmpty();
  }

  @Test
  void what_costs_more_than_was_shown_is_refused_and_spends_nothing() {
    orders(fifty)
        .givenNoPriorActivity()
        .when(placeTeasAndChart(atMost(79)))
        .expectResultMessagePayload(refused(Refusal.TOTAL_CHANGED, Map.of("total", 80L)))
        .expectNoEvents();
    assertThat(fifty.changes).isEmpty();
    orders(fifty)
        .givenNoPriorActivity()
        .when(placeTeasAndChart(atMost(80)))
        .expectEvents(placedWithCredit(50));
  }

  @Test
  void only_what_is_left_is_asked_of_telegram() {
    orders(fifty)
        .given(placedWithCredit(50))
        .when(new OrderCommand.ApproveCheckout(ORDER, BUYER, TOTAL, "query", NOW))
        .expectResultMessagePayload(refused(Refusal.AMOUNT_DIFFERS));
    orders(fifty)
        .given(placedWithCredit(50))
        .when(new OrderCommand.ApproveCheckout(ORDER, BUYER, new Stars(80), "query", NOW))
        .expectResultMessagePayload(accepted(Done.DONE));
    orders(fifty)
        .given(placedWithCredit(50))
        .when(new OrderCommand.ConfirmPayment(ORDER, BUYER, payment("charge", 80), PLACED_AT))
        .expectEvents(paidWithCredit(50));
  }

  @Test
  void an_order_that_is_given_up_gives_the_credit_back() {
    orders(fifty)
        .given(placedWithCredit(50))
        .when(new OrderCommand.Cancel(ORDER, BUYER, NOW))
        .expectResultMessagePayload(accepted(Done.DONE));
    orders(fifty)
        .given(placedWithCredit(50))
        .when(new OrderCommand.Expire(ORDER, EXPIRES_AT))
        .expectResultMessagePayload(accepted(Done.DONE));
    assertThat(fifty.changes).containsExactly("give back CANCELLED", "give back EXPIRED");
  }

  @Test
  void a_lapsed_order_that_is_paid_all_the_same_takes_the_credit_again() {
    orders(fifty)
        .given(placedWithCredit(50), expired())
        .when(new OrderCommand.ConfirmPayment(ORDER, BUYER, payment("charge", 80), PLACED_AT))
        .expectEvents(paidWithCredit(50));
    assertThat(fifty.changes).containsExactly("spend 50");
  }

  @Test
  void if_that_is_spent_the_payment_goes_back() {
    CreditsByHand less = new CreditsByHand(49);
    orders(less)
        .given(placedWithCredit(50), expired())
        .when(new OrderCommand.ConfirmPayment(ORDER, BUYER, payment("charge", 80), PLACED_AT))
        .expectEvents(
            new OrderEvent.SurplusCharged(
                ORDER, BUYER, payment("charge", 80), Refusal.ORDER_EXPIRED, PLACED_AT));
    assertThat(less.changes).isEmpty();
  }

  @Test
  void a_refund_is_of_the_stars_and_the_credit_follows_when_they_are_back() {
    orders(fifty)
        .given(placedWithCredit(50), paidWithCredit(50))
        .when(refund("Late."))
        .expectEvents(
            new OrderEvent.RefundRequested(
                ORDER, BUYER, CHARGE, new Stars(80), OWNER, new Note("Late."), NOW));
    assertThat(fifty.changes).isEmpty();
    orders(fifty)
        .given(placedWithCredit(50), paidWithCredit(50))
        .when(new OrderCommand.RecordRefund(ORDER, CHARGE, new Stars(80), NOW))
        .expectEvents(new OrderEvent.Refunded(ORDER, CHARGE, new Stars(80), NOW));
    assertThat(fifty.changes).containsExactly("give back REFUNDED");
  }

  @Test
  void what_credit_alone_paid_goes_back_at_once() {
    OrderEvent.CreditReturned returned =
        new OrderEvent.CreditReturned(ORDER, BUYER, TOTAL, OWNER, new Note("Late."), NOW);
    orders(fifty)
        .given(placedWithCredit(130), givenForCredit())
        .when(refund("Late."))
        .expectEvents(returned);
    assertThat(fifty.changes).containsExactly("give back REFUNDED");
    orders(fifty)
        .given(placedWithCredit(130), givenForCredit(), returned)
        .when(refund("Late."))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
    orders(fifty)
        .given(placedWithCredit(130), givenForCredit(), returned)
        .when(refund("Broken."))
        .expectResultMessagePayload(refused(Refusal.ALREADY_REFUNDED));
  }

  @Test
  void what_was_given_as_credit_is_withdrawn_with_the_refund() {
    orders(fifty)
        .given(placed(), paid(), credited("a", 50))
        .when(refund("Late."))
        .expectEvents(creditWithdrawn(50, "Late."), refundRequested("Late."));
    assertThat(fifty.changes).containsExactly("withdraw 50");
  }

  @Test
  void if_that_is_spent_there_is_no_refund() {
    orders(fifty)
        .given(placed(), paid(), credited("a", 51))
        .when(refund("Late."))
        .expectResultMessagePayload(refused(Refusal.CREDIT_SPENT, Map.of("missing", 1L)))
        .expectNoEvents();
  }

  @Test
  void a_charge_back_takes_what_is_there_of_what_was_given() {
    OrderEvent.ChargedBack back = new OrderEvent.ChargedBack(ORDER, CHARGE, TOTAL, NOW);
    orders(fifty)
        .given(placed(), paid(), credited("a", 70))
        .when(new OrderCommand.RecordChargeBack(ORDER, CHARGE, TOTAL, NOW))
        .expectEvents(
            back, new OrderEvent.CreditWithdrawn(ORDER, BUYER, new Stars(50), null, null, NOW));
    assertThat(fifty.changes).containsExactly("withdraw 50");
    orders(new CreditsByHand(0))
        .given(placed(), paid(), credited("a", 70))
        .when(new OrderCommand.RecordChargeBack(ORDER, CHARGE, TOTAL, NOW))
        .expectEvents(back);
  }

  @Test
  void a_charge_back_gives_the_credit_back_that_was_spent() {
    orders(fifty)
        .given(placedWithCredit(50), paidWithCredit(50))
        .when(new OrderCommand.RecordChargeBack(ORDER, CHARGE, new Stars(80), NOW))
        .expectEvents(new OrderEvent.ChargedBack(ORDER, CHARGE, new Stars(80), NOW));
    assertThat(fifty.changes).containsExactly("give back CHARGED_BACK");
  }
}
