package zij.ledger.book;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some transactions, in the order of the log.
 *
 * @param next cursor of the next page; null at the end
 */
public record TransactionPage(List<Transaction> transactions, @Nullable String next) {
  public TransactionPage {
    transactions = List.copyOf(transactions);
  }
}
