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
  private final Asset asset;

  /** Of Stars. */
  Journal(long position, @Nullable OrderId order, @Nullable ChargeId charge) {
    this(position, order, charge, Asset.XTR);
  }

  Journal(long position, @Nullable OrderId order, @Nullable ChargeId charge, Asset asset) {
    this.asset = asset;
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
        List.of(new Posting(to, asset, amount), new Posting(from, asset, amount.negated()));
    transactions.add(
        new Transaction(position, transactions.size(), kind, order, charge, effectiveAt, postings));
  }
}
