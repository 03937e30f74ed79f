package zij.ledger.book;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zij.language.order.ChargeId;
import zij.language.order.OrderId;

/**
 * A page of what was posted to one account in one asset, in the order in which it takes effect. All
 * pages show the book as it was at the first one's position.
 *
 * @param position newest log position that is in it
 * @param opening balance before the page's first line
 * @param closing balance after the page's last line
 * @param next cursor of the next page; null at the end
 */
public record Statement(
    Account account,
    Asset asset,
    long position,
    Amount opening,
    List<StatementLine> lines,
    Amount closing,
    @Nullable String next) {
  /**
   * One posting.
   *
   * @param position of the log entry that it follows from
   * @param index of its transaction among those of the entry
   * @param amount above zero for a debit
   * @param balance after it
   */
  public record StatementLine(
      long position,
      int index,
      Transaction.Kind kind,
      @Nullable OrderId order,
      @Nullable ChargeId charge,
      Instant effectiveAt,
      Amount amount,
      Amount balance) {}

  public Statement {
    lines = List.copyOf(lines);
  }
}
