package zij.ledger.book;

import java.util.List;
import zij.language.Money;
import zij.language.TelegramUserId;
import zij.language.order.ChargeId;
import zij.language.parcel.ParcelEvent;
import zij.language.parcel.ParcelLine;
import zij.language.parcel.ParcelPayment;
import zij.ledger.book.Transaction.Kind;

/**
 * Parcels are paid with money, each currency an asset of its own. The payment provider has what
 * buyers paid; what it pays out to the merchant and keeps for itself nobody tells us.
 */
final class ParcelRules {
  private static final Account PROVIDER = Account.of(Chart.PROVIDER);
  private static final Account REVENUE = Account.of(Chart.REVENUE);
  private static final Account REFUNDS = Account.of(Chart.REFUNDS);

  private ParcelRules() {}

  /** The transactions of a change; none for most. */
  static List<Transaction> of(long position, ParcelEvent event) {
    return switch (event) {
      case ParcelEvent.Paid e -> paid(position, e);
      case ParcelEvent.SurplusCharged e -> {
        Journal journal = journal(position, e, e.payment());
        pay(journal, e, e.payer(), e.payment().amount());
        yield journal.transactions();
      }
      case ParcelEvent.Refunded e -> {
        Journal journal = journal(position, e, e.charge(), e.amount());
        Account buyer = Account.buyer(e.payer());
        journal.move(Kind.CREDIT_NOTE, e.at(), REFUNDS, buyer, Amount.of(e.amount()));
        journal.move(Kind.REFUND, e.at(), buyer, PROVIDER, Amount.of(e.amount()));
        yield journal.transactions();
      }
      case ParcelEvent.SurplusRefunded e -> {
        Journal journal = journal(position, e, e.charge(), e.amount());
        Account payer = Account.buyer(e.payer());
        journal.move(Kind.REFUND, e.at(), payer, PROVIDER, Amount.of(e.amount()));
        yield journal.transactions();
      }
      case ParcelEvent.Placed _,
          ParcelEvent.InvoiceIssued _,
          ParcelEvent.CheckoutApproved _,
          ParcelEvent.CheckoutRefused _,
          ParcelEvent.Sent _,
          ParcelEvent.Cancelled _ ->
          List.of();
    };
  }

  /** The buyer owes the lines and the shipping, and pays both. */
  private static List<Transaction> paid(long position, ParcelEvent.Paid event) {
    Journal journal = journal(position, event, event.payment());
    Amount price =
        event.lines().stream()
            .map(ParcelLine::amount)
            .map(Amount::of)
            .reduce(Amount.of(event.shipping().price()), Amount::plus);
    Account buyer = Account.buyer(event.buyer());
    journal.move(Kind.SALE, event.at(), buyer, REVENUE, price);
    pay(journal, event, event.buyer(), event.payment().amount());
    return journal.transactions();
  }

  private static void pay(Journal journal, ParcelEvent event, TelegramUserId payer, Money amount) {
    journal.move(Kind.PAYMENT, event.at(), PROVIDER, Account.buyer(payer), Amount.of(amount));
  }

  private static Journal journal(long position, ParcelEvent event, ParcelPayment payment) {
    return journal(position, event, payment.charge(), payment.amount());
  }

  private static Journal journal(long position, ParcelEvent event, ChargeId charge, Money amount) {
    return new Journal(position, event.order(), charge, Asset.of(amount.currency()));
  }
}
