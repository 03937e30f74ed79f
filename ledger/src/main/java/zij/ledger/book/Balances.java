package zij.ledger.book;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Record;

/** Sums of accounts, set out as a trial balance. */
final class Balances {
  private record Sums(Amount debit, Amount credit) {
    static final Sums NONE = new Sums(Amount.ZERO, Amount.ZERO);

    Sums plus(Sums other) {
      return new Sums(debit.plus(other.debit), credit.plus(other.credit));
    }

    Amount balance() {
      return debit.plus(credit);
    }
  }

  private Balances() {}

  /**
   * The trial balance of these sums; every account of the chart is in it, in every asset.
   *
   * @param rows of account, asset, sum of debits, sum of credits
   */
  static TrialBalance trial(long position, Instant at, List<? extends Record> rows) {
    SortedMap<Asset, Map<Chart, Sums>> sums = new TreeMap<>();
    sums.put(Asset.XTR, new EnumMap<>(Chart.class));
    for (Record row : rows) {
      sums.computeIfAbsent(new Asset(row.get(1, String.class)), _ -> new EnumMap<>(Chart.class))
          .put(
              Chart.ofCode(row.get(0, String.class)),
              new Sums(
                  new Amount(row.get(2, BigDecimal.class)),
                  new Amount(row.get(3, BigDecimal.class))));
    }
    List<TrialBalance.AccountTotal> lines = new ArrayList<>();
    List<TrialBalance.AssetTotal> totals = new ArrayList<>();
    sums.forEach((asset, accounts) -> {
      Sums total = Sums.NONE;
      for (Chart account : Chart.values()) {
        Sums s = accounts.getOrDefault(account, Sums.NONE);
        lines.add(new TrialBalance.AccountTotal(account, asset, s.debit, s.credit, s.balance()));
        total = total.plus(s);
      }
      totals.add(new TrialBalance.AssetTotal(asset, total.debit, total.credit, total.balance()));
    });
    return new TrialBalance(position, at, lines, totals);
  }
}
