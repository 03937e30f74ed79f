package zij.ledger.book;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zij.language.order.ChargeId;
import zij.language.order.OrderId;
import zij.ledger.book.Transaction.Kind;

/** The transactions of one event, as they come. */
final class Journal {
  private final List<Transaction> transactions = new ArrayList<>();
  private final long position;
  private final @Nullable OrderId order;
  private final @Nullable ChargeId charge;

  Journal(long position, @Nullable OrderId order, @Nullable ChargeId charge) {
    this.position = position;
    this.order = order;
    this.charge = charge;
  }

  /** What was moved so far. */
  List<Transaction> transactions() {
    return transactions;
  }

  /** From one account to another; the other way if the amount is below zero. */
  void move(Kind kind, Instant effectiveAt, Account to, Account from, Amount amount) {
    if (amount.signum() == 0) return;
    if (amount.signum() < 0) {
      move(kind, effectiveAt, from, to, amount.negated());
      return;
    }
    List<Posting> postings =
        List.of(new Posting(to, Asset.XTR, amount), new Posting(from, Asset.XTR, amount.negated()));
    transactions.add(
        new Transaction(position, transactions.size(), kind, order, charge, effectiveAt, postings));
  }
}
