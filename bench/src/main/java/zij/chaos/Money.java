package zij.chaos;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every Star of Telegram's statement is in the log, in the book and in an order, exactly once. */
final class Money {
  private static final String IN = "in";
  private static final String OUT = "out";

  /** What the log says of charges. */
  private static final String RECORDED =
      """
      select aggregate_id, type,
        coalesce(event -> 'payment' ->> 'charge', event ->> 'charge') as charge,
        coalesce(event -> 'payment' ->> 'amount', event ->> 'amount')::bigint as stars
      from (select aggregate_id, type, convert_from(payload, 'UTF8')::jsonb as event
        from ledger.event where type in ('order.paid', 'order.surplus-charged',
          'subscription.renewed', 'order.refunded', 'order.surplus-refunded',
          'order.charged-back', 'subscription.refunded', 'subscription.charged-back')) as told\
      """;

  private static final String POSTED =
      """
      select charge, sum(amount) as stars from book.posting
      where asset = 'XTR' and account in ('telegram-pending', 'telegram-available')
      group by charge\
      """;

  private record Recorded(String of, String type, String charge, long stars) {
    String direction() {
      return type.contains("refunded") || type.contains("charged-back") ? OUT : IN;
    }
  }

  private record Posted(String charge, BigDecimal stars) {}

  private final List<Violation> violations = new ArrayList<>();
  private final Set<String> unheard = new HashSet<>();
  private final Journal journal;

  private Money(Journal journal) {
    this.journal = journal;
  }

  /** What does not hold. */
  static List<Violation> check(World world, Ledger ledger, Journal journal)
      throws IOException, InterruptedException, SQLException {
    Money money = new Money(journal);
    List<Telegram.Line> statement = world.telegram.statement();
    money.everyChargeOnce(statement, ledger);
    money.everyStarInTheBook(statement, world.telegram.balance(), ledger);
    money.everyPaymentInAnOrder(ledger);
    return money.violations;
  }

  private void everyChargeOnce(List<Telegram.Line> statement, Ledger ledger) throws SQLException {
    Map<String, List<Recorded>> log = new HashMap<>();
    List<Recorded> all =
        ledger.rows(
            RECORDED,
            row ->
                new Recorded(
                    String.valueOf(row.getString("aggregate_id")),
                    String.valueOf(row.getString("type")),
                    String.valueOf(row.getString("charge")),
                    row.getLong("stars")));
    for (Recorded one : all) {
      log.computeIfAbsent(one.charge + " " + one.direction(), _ -> new ArrayList<>()).add(one);
    }
    cancelOut(statement, log.keySet());
    for (Telegram.Line line : statement) {
      List<Recorded> recorded = log.remove(line.charge() + " " + (line.incoming() ? IN : OUT));
      if (unheard.contains(line.charge())) continue;
      if (recorded == null) {
        wrong("every charge once", line + " is not in the log", line.charge());
      } else if (recorded.size() != 1 || recorded.getFirst().stars != line.stars()) {
        wrong(
            "every charge once",
            line + " is in the log as " + recorded,
            line.charge(),
            recorded.getFirst().of);
      }
    }
    log.values()
        .forEach(left ->
            wrong(
                "every charge once",
                left + " is not in Telegram's statement",
                left.getFirst().charge,
                left.getFirst().of));
  }

  /**
   * A payment that was never told, and had gone back before the list was looked at: by design,
   * neither is recorded (CANCELLED_OUT in the copy of the list). Nobody has to get anything for it.
   */
  private void cancelOut(List<Telegram.Line> statement, Set<String> recorded) {
    Set<String> returned =
        statement.stream()
            .filter(line -> !line.incoming())
            .map(Telegram.Line::charge)
            .collect(Collectors.toSet());
    for (String charge : returned) {
      boolean isHeard =
          recorded.contains(charge + " " + IN) || recorded.contains(charge + " " + OUT);
      if (!isHeard) unheard.add(charge);
    }
    journal.count("payments that came and went unheard", unheard.size());
    long dropped = journal.counts().getOrDefault("struck by drop", 0L);
    if (unheard.size() > dropped) {
      String what =
          unheard.size() + " payments came and went unheard, " + dropped + " were dropped";
      wrong("every charge once", what, unheard.iterator().next());
    }
  }

  private void everyStarInTheBook(List<Telegram.Line> statement, long balance, Ledger ledger)
      throws SQLException {
    Map<String, Long> telegram = new HashMap<>();
    for (Telegram.Line line : statement) {
      telegram.merge(line.charge(), line.incoming() ? line.stars() : -line.stars(), Long::sum);
    }
    long sum = telegram.values().stream().mapToLong(Long::longValue).sum();
    if (sum != balance) {
      wrong("every Star", "Telegram's statement says " + sum + ", its balance " + balance);
    }
    List<Posted> posted =
        ledger.rows(
            POSTED,
            row -> new Posted(String.valueOf(row.getString("charge")), row.getBigDecimal("stars")));
    for (Posted one : posted) {
      Long there = telegram.remove(one.charge);
      if (there == null || one.stars.compareTo(BigDecimal.valueOf(there)) != 0) {
        wrong("every Star", "the book has " + one + ", Telegram " + there, one.charge);
      }
    }
    telegram.keySet().removeAll(unheard); // they sum up to nothing
    telegram.forEach((charge, stars) ->
        wrong("every Star", charge + " of " + stars + " Stars is not in the book", charge));
  }

  private void everyPaymentInAnOrder(Ledger ledger) throws SQLException {
    for (String order :
        ledger.texts(
            """
            select o.order_id || ' has charge ' || coalesce(o.charge, 'none') || ', the log '
              || coalesce(e.charge, 'none')
            from query.customer_order o full join (
              select aggregate_id, convert_from(payload, 'UTF8')::jsonb -> 'payment' ->> 'charge'
                as charge from ledger.event where type = 'order.paid') e
              on e.aggregate_id = o.order_id::text
            where o.charge is distinct from e.charge\
            """)) {
      wrong("every payment in an order", order, order.substring(0, Math.min(36, order.length())));
    }
    for (String order :
        ledger.texts(
            """
            select aggregate_id from ledger.event where type in ('order.paid', 'order.delivered')
            group by aggregate_id, type having count(*) > 1\
            """)) {
      wrong("every payment in an order", order + " is paid or delivered twice", order);
    }
  }

  private void wrong(String invariant, String what, String... ids) {
    violations.add(new Violation(invariant, what, ids));
  }
}
