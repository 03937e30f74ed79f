package zij.ledger.book;

import java.time.Instant;
import java.util.List;

/**
 * Every account of the chart at one moment. In each asset, the debits of all accounts together are
 * their credits.
 *
 * @param position newest log position that is in it; -1 if none is
 * @param at postings that take effect later are not in it
 * @param accounts in the order of the chart, accounts of persons as one
 * @param totals one of each asset
 */
public record TrialBalance(
    long position, Instant at, List<AccountTotal> accounts, List<AssetTotal> totals) {
  /**
   * One account of the chart in one asset.
   *
   * @param debit all debits together, not below zero
   * @param credit all credits together, not above zero
   * @param balance debit plus credit
   */
  public record AccountTotal(
      Chart account, Asset asset, Amount debit, Amount credit, Amount balance) {}

  /**
   * All accounts in one asset.
   *
   * @param balance debit plus credit: zero
   */
  public record AssetTotal(Asset asset, Amount debit, Amount credit, Amount balance) {}

  public TrialBalance {
    accounts = List.copyOf(accounts);
    totals = List.copyOf(totals);
  }
}
