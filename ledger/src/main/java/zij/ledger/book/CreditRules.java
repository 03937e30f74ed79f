package zij.ledger.book;

import java.util.List;
import zij.language.credit.CreditEvent;
import zij.ledger.book.Transaction.Kind;

/**
 * Store credit is what we owe instead of Stars: given for a sale that is undone in part, spent like
 * a payment, and owed again when the order that it paid for is given up or undone.
 */
final class CreditRules {
  private static final Account REFUNDS = Account.of(Chart.REFUNDS);
  private static final Account CHARGEBACKS = Account.of(Chart.CHARGEBACKS);

  private CreditRules() {}

  /** The transactions of a change. */
  static List<Transaction> of(long position, CreditEvent event) {
    Journal journal = new Journal(position, event.order(), null);
    Account owed = Account.storeCredit(event.buyer());
    Account buyer = Account.buyer(event.buyer());
    Amount amount = Amount.of(event.amount());
    switch (event) {
      case CreditEvent.Granted e -> journal.move(Kind.CREDIT_GRANT, e.at(), REFUNDS, owed, amount);
      case CreditEvent.Spent e -> journal.move(Kind.CREDIT_USE, e.at(), owed, buyer, amount);
      case CreditEvent.GivenBack e -> {
        Account loss = e.cause() == CreditEvent.Cause.CHARGED_BACK ? CHARGEBACKS : REFUNDS;
        if (e.cause().undoesSale()) {
          journal.move(Kind.CREDIT_NOTE, e.at(), loss, buyer, amount);
        }
        journal.move(Kind.CREDIT_RETURN, e.at(), buyer, owed, amount);
      }
      case CreditEvent.Withdrawn e ->
          journal.move(Kind.CREDIT_WITHDRAWAL, e.at(), owed, REFUNDS, amount);
    }
    return journal.transactions();
  }
}
