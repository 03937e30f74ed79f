package zij.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.ledger.book.Story.AT;
import static zij.ledger.book.Story.HOLD;

import java.util.List;
import org.junit.jupiter.api.Test;
import zij.language.Currency;
import zij.language.Money;
import zij.language.Quantity;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.article.ArticleId;
import zij.language.difference.Note;
import zij.language.evidence.Sealed;
import zij.language.order.ChargeId;
import zij.language.parcel.ChosenShipping;
import zij.language.parcel.ParcelEvent;
import zij.language.parcel.ParcelLine;
import zij.language.parcel.ParcelPayment;
import zij.language.parcel.RefundReference;
import zij.language.shipping.ShippingOptionId;

/** The table of the rules for parcels: two bowls for 180,000.50 each, brought for 25,000. */
class ParcelPostingsTest {
  private static final ChargeId CHARGE = new ChargeId("charge");
  private static final Money TOTAL = uzs(38_500_100);
  private static final ParcelPayment PAYMENT =
      new ParcelPayment(CHARGE, "click-1", TOTAL, new Sealed(1, "BQYHCA=="));
  private static final RefundReference REFERENCE = new RefundReference("back");
  private static final TelegramUserId OWNER = new TelegramUserId(1);
  private static final Note REASON = new Note("Broken.");

  private final PostingRules rules =
      new PostingRules(
          HoldPeriods.always(HOLD),
          (order, _) -> {
            throw new AssertionError("a parcel asks for no charge of " + order);
          });

  private static Money uzs(long tiyin) {
    return new Money(Currency.UZS, tiyin);
  }

  /** As in a journal: kind, debit, credit, amount, asset. */
  private List<String> postings(ParcelEvent event) {
    return rules.of(1, event).stream()
        .map(t -> {
          assertThat(t.charge()).isEqualTo(CHARGE);
          assertThat(t.order()).isEqualTo(Story.order(0));
          assertThat(t.effectiveAt()).isEqualTo(AT);
          Posting debit = t.postings().getFirst();
          Posting credit = t.postings().getLast();
          return "%s: %s < %s %s %s"
              .formatted(
                  t.kind().code(),
                  debit.account(),
                  credit.account(),
                  debit.amount(),
                  debit.asset());
        })
        .toList();
  }

  @Test
  void aParcelIsSoldWithItsShippingAndPaidToTheProvider() {
    var line = new ParcelLine(new ArticleId("bowl"), "Bowl", new Quantity(2), uzs(18_000_050));
    var courier = new ChosenShipping(new ShippingOptionId("courier"), "Courier", uzs(2_500_000));
    assertThat(
            postings(
                new ParcelEvent.Paid(
                    Story.order(0), Story.buyer(0), List.of(line), courier, PAYMENT, AT)))
        .containsExactly(
            "sale: buyer:7000 < revenue 385001 UZS", "payment: provider < buyer:7000 385001 UZS");
  }

  @Test
  void aSurplusIsOwedUntilItWentBack() {
    assertThat(
            postings(
                new ParcelEvent.SurplusCharged(
                    Story.order(0), Story.buyer(0), PAYMENT, Refusal.ALREADY_PAID, AT)))
        .containsExactly("payment: provider < buyer:7000 385001 UZS");
    assertThat(
            postings(
                new ParcelEvent.SurplusRefunded(
                    Story.order(0), Story.buyer(0), CHARGE, TOTAL, REFERENCE, OWNER, REASON, AT)))
        .containsExactly("refund: buyer:7000 < provider 385001 UZS");
  }

  @Test
  void aRefundUndoesTheSale() {
    assertThat(
            postings(
                new ParcelEvent.Refunded(
                    Story.order(0),
                    Story.buyer(0),
                    CHARGE,
                    new Money(Currency.KZT, 5),
                    REFERENCE,
                    OWNER,
                    REASON,
                    AT)))
        .containsExactly(
            "credit-note: refunds < buyer:7000 0.05 KZT", "refund: buyer:7000 < provider 0.05 KZT");
  }
}
