package zij.ledger.book;

import java.util.List;
import zij.language.difference.DifferenceEvent;
import zij.language.difference.Movement;
import zij.language.difference.Settlement;
import zij.language.order.ChargeId;
import zij.ledger.book.Transaction.Kind;

/** What differences between Telegram's list and the log mean in the book. */
final class DifferenceRules {
  private static final Account AVAILABLE = Account.of(Chart.TELEGRAM_AVAILABLE);
  private static final Account SUSPENSE = Account.of(Chart.SUSPENSE);

  private DifferenceRules() {}

  /** Telegram's list does not say what is held, so what differs counts as available. */
  static List<Transaction> of(long position, DifferenceEvent event) {
    Movement movement = event.movement();
    Amount effect = Amount.of(movement.effect());
    ChargeId transaction = new ChargeId(movement.transaction());
    return switch (event) {
      case DifferenceEvent.Found e -> {
        Journal journal = new Journal(position, e.order(), transaction);
        journal.move(Kind.DIFFERENCE, e.at(), AVAILABLE, SUSPENSE, effect);
        yield journal.transactions();
      }
      case DifferenceEvent.Settled e -> {
        Journal journal = new Journal(position, null, transaction);
        journal.move(Kind.SETTLEMENT, e.at(), SUSPENSE, place(e.settlement()), effect);
        yield journal.transactions();
      }
      case DifferenceEvent.Resolved e -> {
        Journal journal = new Journal(position, null, transaction);
        Account from = e.undone() == null ? SUSPENSE : place(e.undone());
        journal.move(Kind.RESOLUTION, e.at(), from, AVAILABLE, effect);
        yield journal.transactions();
      }
    };
  }

  private static Account place(Settlement settlement) {
    return Account.of(
        switch (settlement) {
          case ACCEPTED_AS_REVENUE -> Chart.REVENUE;
          case OWED_TO_BUYER -> Chart.REFUNDS_DUE;
          case NOT_OF_THIS_SHOP -> Chart.OTHER_PRODUCTS;
          case WITHDRAWN -> Chart.WITHDRAWALS;
          case WRITTEN_OFF -> Chart.WRITE_OFFS;
        });
  }
}
