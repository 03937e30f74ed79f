package zij.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import zij.language.StarAmount;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.difference.DifferenceKind;
import zij.language.difference.Direction;
import zij.language.difference.Explanation;
import zij.language.order.OrderId;
import zij.server.telegram.ListedTransaction;

/** What follows from a line of Telegram's list: every case there is. */
class VerdictTest {
  private static final TelegramUserId BUYER = new TelegramUserId(7);
  private static final OrderId ORDER = OrderId.of(BUYER, "key");
  private static final String INVOICE = "invoice_payment";
  private static final Optional<Line.Recorded> RECORDED =
      Optional.of(new Line.Recorded(ORDER, new Stars(100)));

  private static ListedTransaction listed(
      Direction direction, StarAmount amount, String type, String payload) {
    return new ListedTransaction(
        "stx", direction, amount, Instant.EPOCH, type, Optional.of(BUYER), payload, "{}");
  }

  private static ListedTransaction in(String payload) {
    return listed(Direction.IN, new StarAmount(100, 0), INVOICE, payload);
  }

  private static ListedTransaction out() {
    return listed(Direction.OUT, new StarAmount(100, 0), INVOICE, "");
  }

  private static Optional<Line.OtherWay> otherWay(
      String payload, @Nullable LineState state, boolean recorded) {
    return Optional.of(
        new Line.OtherWay(
            INVOICE, payload, state, recorded ? Optional.of(ORDER) : Optional.empty()));
  }

  private static Verdict on(
      ListedTransaction listed,
      Optional<Line.Recorded> recorded,
      Optional<Line.OtherWay> otherWay,
      boolean isDue) {
    Line line = new Line(0, listed, null, recorded, otherWay, false);
    return Verdict.on(
        line, isDue, payload -> payload.equals("ours") ? Optional.of(ORDER) : Optional.empty());
  }

  private static Verdict due(ListedTransaction listed, Optional<Line.OtherWay> otherWay) {
    return on(listed, Optional.empty(), otherWay, true);
  }

  private static Verdict early(ListedTransaction listed, Optional<Line.OtherWay> otherWay) {
    return on(listed, Optional.empty(), otherWay, false);
  }

  private static Verdict orphan(Explanation explanation) {
    return new Verdict.Differs(DifferenceKind.ORPHAN, Stars.ZERO, null, explanation);
  }

  private static Verdict missing(Explanation explanation) {
    return new Verdict.Differs(DifferenceKind.MISSING_HERE, Stars.ZERO, ORDER, explanation);
  }

  @Test
  void what_the_log_has_too_agrees() {
    assertThat(on(in("ours"), RECORDED, Optional.empty(), false)).isEqualTo(new Verdict.Agrees());
    assertThat(on(out(), RECORDED, otherWay("ours", LineState.MATCHED, true), false))
        .isEqualTo(new Verdict.Agrees());
  }

  @Test
  void another_amount_differs_be_it_by_a_nanostar() {
    ListedTransaction more = listed(Direction.IN, new StarAmount(100, 1), INVOICE, "ours");
    assertThat(on(more, RECORDED, Optional.empty(), false))
        .isEqualTo(
            new Verdict.Differs(
                DifferenceKind.AMOUNT_DIFFERS, new Stars(100), ORDER, Explanation.OTHER_AMOUNT));
  }

  @Test
  void a_payment_of_ours_is_given_time_and_then_recovered() {
    assertThat(early(in("ours"), Optional.empty())).isEqualTo(new Verdict.Waits());
    assertThat(due(in("ours"), Optional.empty()))
        .isEqualTo(new Verdict.WasPaid(ORDER, new Stars(100)));
  }

  @Test
  void a_payment_of_a_broken_amount_is_not_recovered() {
    ListedTransaction broken = listed(Direction.IN, new StarAmount(99, 5), INVOICE, "ours");
    assertThat(due(broken, Optional.empty())).isEqualTo(missing(Explanation.NOT_THE_ORDERS_AMOUNT));
  }

  @Test
  void a_foreign_invoice_is_an_orphan_at_once() {
    assertThat(early(in("other"), Optional.empty())).isEqualTo(orphan(Explanation.FOREIGN_INVOICE));
    assertThat(early(in(""), Optional.empty())).isEqualTo(orphan(Explanation.FOREIGN_INVOICE));
  }

  @Test
  void what_is_no_payment_is_an_orphan_at_once() {
    StarAmount amount = new StarAmount(100, 0);
    for (Direction direction : Direction.values()) {
      assertThat(early(listed(direction, amount, "fragment", ""), Optional.empty()))
          .isEqualTo(orphan(Explanation.WITHDRAWAL));
      assertThat(early(listed(direction, amount, "gift_purchase", ""), Optional.empty()))
          .isEqualTo(orphan(Explanation.OTHER_TYPE));
    }
  }

  @Test
  void what_went_back_before_it_was_heard_of_cancels_out() {
    assertThat(due(in("ours"), otherWay("", null, false))).isEqualTo(new Verdict.CancelsOut());
    assertThat(due(out(), otherWay("ours", null, false))).isEqualTo(new Verdict.CancelsOut());
    assertThat(due(out(), otherWay("ours", LineState.CANCELLED_OUT, false)))
        .isEqualTo(new Verdict.CancelsOut());
    assertThat(early(in("ours"), otherWay("", null, false))).isEqualTo(new Verdict.Waits());
    assertThat(early(out(), otherWay("ours", null, false))).isEqualTo(new Verdict.Waits());
  }

  @Test
  void what_went_back_of_a_recorded_payment_is_given_time_and_then_recorded() {
    Optional<Line.OtherWay> paid = otherWay("ours", LineState.MATCHED, true);
    assertThat(early(out(), paid)).isEqualTo(new Verdict.Waits());
    assertThat(due(out(), paid)).isEqualTo(new Verdict.WentBack(ORDER, new Stars(100)));
    ListedTransaction broken = listed(Direction.OUT, new StarAmount(1, 1), INVOICE, "");
    assertThat(due(broken, paid)).isEqualTo(missing(Explanation.OTHER_AMOUNT));
  }

  @Test
  void what_went_back_of_an_unknown_payment_is_as_unknown() {
    assertThat(early(out(), Optional.empty())).isEqualTo(orphan(Explanation.PAYMENT_UNKNOWN));
    assertThat(early(out(), otherWay("other", LineState.ORPHAN, false)))
        .isEqualTo(orphan(Explanation.PAYMENT_UNKNOWN));
    assertThat(early(out(), otherWay("ours", LineState.DIFFERENCE, false)))
        .isEqualTo(missing(Explanation.PAYMENT_UNKNOWN));
  }
}
