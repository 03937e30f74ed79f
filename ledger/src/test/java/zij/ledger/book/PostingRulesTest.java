package zij.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;
import static zij.ledger.book.Story.AT;
import static zij.ledger.book.Story.HOLD;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zij.language.StarAmount;
import zij.language.Stars;
import zij.language.difference.DifferenceEvent;
import zij.language.difference.DifferenceId;
import zij.language.difference.DifferenceKind;
import zij.language.difference.Direction;
import zij.language.difference.Explanation;
import zij.language.difference.Movement;
import zij.language.difference.Note;
import zij.language.difference.Settlement;
import zij.language.order.ChargeId;
import zij.language.order.OrderEvent;
import zij.language.promotion.Discount;
import zij.language.promotion.PromotionId;

/** The table of the rules: one test for each event that moves Stars. */
class PostingRulesTest {
  private static final long SEED = 20_261_121;

  /** Entries of a log that is kept in memory, and the rules over it. */
  private final List<Object> log = new ArrayList<>();

  private final Map<ChargeId, Charge> charges = new HashMap<>();
  private final PostingRules rules =
      new PostingRules(HoldPeriods.always(HOLD), (order, charge) -> charge(charge));

  private Charge charge(ChargeId id) {
    Charge charge = charges.get(id);
    if (charge == null) throw new IllegalStateException("no charge " + id);
    return charge;
  }

  /** The transactions of an event that happens now. */
  private List<Transaction> happens(Object event) {
    if (event instanceof OrderEvent it) {
      Charge.toldBy(log.size(), it).ifPresent(charge -> charges.put(charge.id(), charge));
    }
    log.add(event);
    return rules.of(log.size() - 1, event);
  }

  /** As in a journal: kind, when, debit, credit, amount. */
  private static List<String> journal(List<Transaction> transactions) {
    return transactions.stream()
        .map(t -> {
          assertThat(t.postings()).hasSize(2);
          Posting debit = t.postings().getFirst();
          Posting credit = t.postings().getLast();
          assertThat(debit.amount()).isGreaterThanOrEqualTo(Amount.ZERO);
          Duration after = Duration.between(AT, t.effectiveAt());
          return "%s %s: %s < %s %s"
              .formatted(t.kind().code(), after, debit.account(), credit.account(), debit.amount());
        })
        .toList();
  }

  @Test
  void paidIsTheSaleThePaymentAndTheReleaseToCome() {
    List<Transaction> transactions = happens(Story.paid(0, "c", 25, AT));
    assertThat(journal(transactions))
        .containsExactly(
            "sale PT0S: buyer:7000 < revenue 25",
            "payment PT0S: telegram-pending < buyer:7000 25",
            "release PT504H: telegram-available < telegram-pending 25");
    assertThat(transactions)
        .extracting(Transaction::position, Transaction::index, Transaction::order)
        .containsExactly(
            tuple(0L, 0, Story.order(0)),
            tuple(0L, 1, Story.order(0)),
            tuple(0L, 2, Story.order(0)));
    assertThat(transactions).extracting(Transaction::charge).containsOnly(Story.charge("c"));
  }

  @Test
  void aSaleIsWhatWasAgreedAndAPaymentWhatCame() {
    OrderEvent.Paid odd =
        new OrderEvent.Paid(
            Story.order(0), Story.buyer(0), Story.lines(25), Story.payment("c", 24), AT);
    assertThat(journal(happens(odd)))
        .startsWith(
            "sale PT0S: buyer:7000 < revenue 25", "payment PT0S: telegram-pending < buyer:7000 24");
  }

  @Test
  void whatAPromotionTookOffIsADiscountAndNobodyOwesIt() {
    Discount off = new Discount(PromotionId.automatic("rule"), null, new Stars(10));
    OrderEvent.Paid less =
        new OrderEvent.Paid(
            Story.order(0), Story.buyer(0), Story.lines(25), off, Story.payment("c", 15), AT);
    assertThat(journal(happens(less)))
        .containsExactly(
            "sale PT0S: buyer:7000 < revenue 25",
            "discount PT0S: discounts < buyer:7000 10",
            "payment PT0S: telegram-pending < buyer:7000 15",
            "release PT504H: telegram-available < telegram-pending 15");
  }

  @Test
  void aSurplusIsOwedToWhoPaidIt() {
    assertThat(journal(happens(Story.surplus(0, "s", 25, AT))))
        .containsExactly(
            "payment PT0S: telegram-pending < buyer:7000 25",
            "release PT504H: telegram-available < telegram-pending 25");
  }

  @Test
  void aSurplusRefundedWhileItIsHeldIsNeverReleased() {
    happens(Story.surplus(0, "s", 25, AT));
    OrderEvent refund = Story.surplusRefunded(0, "s", 25, AT.plus(HOLD).minusNanos(1_000));
    assertThat(journal(happens(refund)))
        .containsExactly(
            "refund PT503H59M59.999999S: buyer:7000 < telegram-pending 25",
            "release-reversal PT504H: telegram-pending < telegram-available 25");
  }

  @Test
  void aSurplusRefundedWhenItIsReleasedComesOutOfWhatIsAvailable() {
    happens(Story.surplus(0, "s", 25, AT));
    OrderEvent refund = Story.surplusRefunded(0, "s", 25, AT.plus(HOLD));
    assertThat(journal(happens(refund)))
        .containsExactly("refund PT504H: buyer:7000 < telegram-available 25");
  }

  @Test
  void nothingGoesBackBeforeItCame() {
    happens(Story.surplus(0, "s", 25, AT));
    OrderEvent byASlowClock = Story.surplusRefunded(0, "s", 25, AT.minusSeconds(3));
    assertThat(journal(happens(byASlowClock)))
        .first()
        .isEqualTo("refund PT0S: buyer:7000 < telegram-pending 25");
  }

  @Test
  void aRefundOfAChargeThatTheLogDoesNotHaveIsNotGuessed() {
    assertThatIllegalStateException()
        .isThrownBy(() -> happens(Story.surplusRefunded(0, "never", 25, AT)));
  }

  @Test
  void aRefundedSaleIsNoSaleAnyMore() {
    happens(Story.paid(0, "c", 25, AT));
    OrderEvent refund =
        new OrderEvent.Refunded(
            Story.order(0), Story.charge("c"), new Stars(25), AT.plusSeconds(60));
    assertThat(journal(happens(refund)))
        .containsExactly(
            "credit-note PT1M: refunds < buyer:7000 25",
            "refund PT1M: buyer:7000 < telegram-pending 25",
            "release-reversal PT504H: telegram-pending < telegram-available 25");
  }

  @Test
  void aChargeBackTakesWhatIsAvailable() {
    happens(Story.paid(0, "c", 25, AT));
    OrderEvent chargeBack =
        new OrderEvent.ChargedBack(
            Story.order(0), Story.charge("c"), new Stars(25), AT.plus(Duration.ofDays(60)));
    assertThat(journal(happens(chargeBack)))
        .containsExactly(
            "credit-note PT1440H: chargebacks < buyer:7000 25",
            "charge-back PT1440H: buyer:7000 < telegram-available 25");
  }

  private static Movement movement(Direction direction, StarAmount there, long here) {
    return new Movement("t", direction, there, new Stars(here), AT.minusSeconds(9));
  }

  private static final DifferenceId DIFFERENCE = DifferenceId.of("t", Direction.IN);

  private static DifferenceEvent.Found found(Movement movement) {
    return new DifferenceEvent.Found(
        DIFFERENCE, DifferenceKind.ORPHAN, movement, null, Explanation.FOREIGN_INVOICE, AT);
  }

  @Test
  void whatTelegramHasMoreIsAvailableAndInSuspense() {
    Movement orphan = movement(Direction.IN, new StarAmount(25, 500_000_000), 0);
    assertThat(journal(happens(found(orphan))))
        .containsExactly("difference PT0S: telegram-available < suspense 25.5");
  }

  @Test
  void whatTelegramHasLessIsTakenFromWhatIsAvailable() {
    Movement unknownRefund = movement(Direction.OUT, new StarAmount(25, 0), 0);
    Movement neverArrived = movement(Direction.IN, StarAmount.ZERO, 25);
    for (Movement movement : List.of(unknownRefund, neverArrived)) {
      assertThat(journal(happens(found(movement))))
          .containsExactly("difference PT0S: suspense < telegram-available 25");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ACCEPTED_AS_REVENUE, revenue",
    "OWED_TO_BUYER, refunds-due",
    "NOT_OF_THIS_SHOP, other-products",
    "WITHDRAWN, withdrawals",
    "WRITTEN_OFF, write-offs"
  })
  void aDecisionTakesADifferenceOutOfSuspense(Settlement settlement, String place) {
    Movement orphan = movement(Direction.IN, new StarAmount(25, 0), 0);
    Note note = new Note("seen by the owner");
    assertThat(
            journal(
                happens(
                    new DifferenceEvent.Settled(
                        DIFFERENCE, orphan, settlement, note, Story.buyer(9), AT))))
        .containsExactly("settlement PT0S: suspense < " + place + " 25");
    assertThat(journal(happens(new DifferenceEvent.Resolved(DIFFERENCE, orphan, settlement, AT))))
        .containsExactly("resolution PT0S: " + place + " < telegram-available 25");
  }

  @Test
  void aDifferenceThatIsNoneAnyMoreLeavesSuspense() {
    Movement unknownRefund = movement(Direction.OUT, new StarAmount(25, 0), 0);
    assertThat(journal(happens(new DifferenceEvent.Resolved(DIFFERENCE, unknownRefund, null, AT))))
        .containsExactly("resolution PT0S: telegram-available < suspense 25");
  }

  @Test
  void aRefundIsReckonedWithTheHoldThatWasDeclaredForItsPayment() {
    HoldPeriods holds =
        new HoldPeriods(
            List.of(
                new HoldPeriods.Declared(0, HOLD),
                new HoldPeriods.Declared(5, Duration.ofDays(1)),
                new HoldPeriods.Declared(5, Duration.ofDays(2))));
    assertThat(List.of(holds.at(0), holds.at(4), holds.at(5), holds.at(900)))
        .containsExactly(HOLD, HOLD, Duration.ofDays(2), Duration.ofDays(2));
    happens(Story.surplus(0, "s", 25, AT));
    PostingRules later = new PostingRules(holds, (_, charge) -> charge(charge));
    OrderEvent refund = Story.surplusRefunded(0, "s", 25, AT.plus(Duration.ofDays(3)));
    assertThat(journal(later.of(6, refund)))
        .first()
        .isEqualTo("refund PT72H: buyer:7000 < telegram-pending 25");
  }

  @Test
  void neitherClearingAccountIsEverBelowZeroAndNothingStaysPending() {
    for (long seed = SEED; seed < SEED + 20; seed++) {
      SortedMap<Instant, Map<Account, Amount>> movements = new TreeMap<>();
      for (Object event : Story.mixed(60, seed)) {
        for (Transaction transaction : happens(event)) {
          var at = movements.computeIfAbsent(transaction.effectiveAt(), _ -> new HashMap<>());
          transaction.postings().forEach(p -> at.merge(p.account(), p.amount(), Amount::plus));
        }
      }
      Map<Account, Amount> balances = new HashMap<>();
      for (Map<Account, Amount> movement : movements.values()) {
        movement.forEach((account, amount) -> balances.merge(account, amount, Amount::plus));
        for (Chart clearing : List.of(Chart.TELEGRAM_PENDING, Chart.TELEGRAM_AVAILABLE)) {
          assertThat(balances.getOrDefault(Account.of(clearing), Amount.ZERO))
              .as("%s, seed %d", clearing, seed)
              .isGreaterThanOrEqualTo(Amount.ZERO);
        }
        assertThat(balances.values().stream().reduce(Amount.ZERO, Amount::plus))
            .isEqualTo(Amount.ZERO);
      }
      assertThat(balances.get(Account.of(Chart.TELEGRAM_PENDING))).isEqualTo(Amount.ZERO);
      for (int buyer = 0; buyer < 5; buyer++) {
        Account owed = Account.storeCredit(Story.buyer(buyer));
        assertThat(balances.getOrDefault(owed, Amount.ZERO))
            .as("%s, seed %d", owed, seed)
            .isLessThanOrEqualTo(Amount.ZERO);
      }
    }
  }
}
