package zij.server.reconciliation;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import zij.language.StarAmount;

/**
 * The same Stars counted in several ways. {@code listed = recorded + differences + waiting +
 * unexplained}, and what is unexplained has to be zero.
 *
 * @param telegram what Telegram says the bot has; null if it could not be compared, because the
 *     list was not read to its end or grew meanwhile
 * @param listed sum of Telegram's list, as far as it was read
 * @param recorded sum of what the log says came in and went out
 * @param differences sum of the effects of all differences that are not resolved, settled ones too
 * @param waiting sum of what only one side has, because its time has not come yet
 * @param unexplained what is left
 */
record StarBalances(
    @Nullable StarAmount telegram,
    StarAmount listed,
    StarAmount recorded,
    StarAmount differences,
    StarAmount waiting,
    StarAmount unexplained) {

  private static final BigInteger NANOSTARS_PER_STAR = BigInteger.valueOf(1_000_000_000);

  private static final String SUMS =
      """
      with
      listed as (
        select coalesce(sum((case direction when 'IN' then 1 else -1 end)
          * (stars * 1000000000::numeric + nanostars)), 0) as n from server.star_transaction),
      recorded as (
        select coalesce(sum((case direction when 'IN' then 1 else -1 end)
          * amount * 1000000000::numeric), 0) as n from query.star_movement),
      differences as (
        select coalesce(sum((case direction when 'IN' then 1 else -1 end)
          * ((there_stars - here) * 1000000000::numeric + there_nanostars)), 0) as n
        from query.difference where state <> 'RESOLVED'),
      waiting_there as (
        select coalesce(sum((case t.direction when 'IN' then 1 else -1 end)
          * (t.stars * 1000000000::numeric + t.nanostars)), 0) as n
        from server.star_transaction t
        where (t.outcome is null or t.outcome = 'CANCELLED_OUT')
          and not exists (select from query.star_movement m
            where m.charge = t.transaction_id and m.direction = t.direction)),
      waiting_here as (
        select coalesce(sum((case m.direction when 'IN' then 1 else -1 end)
          * m.amount * 1000000000::numeric), 0) as n
        from query.star_movement m
        where not exists (select from server.star_transaction t
            where t.transaction_id = m.charge and t.direction = m.direction)
          and not exists (select from query.difference d where d.transaction_id = m.charge
            and d.direction = m.direction and d.state <> 'RESOLVED'))
      select listed.n as listed, recorded.n as recorded, differences.n as differences,
        waiting_there.n - waiting_here.n as waiting
      from listed, recorded, differences, waiting_there, waiting_here
      """;

  /** Counts now, in one look at the database. */
  static StarBalances count(JdbcClient jdbc, @Nullable StarAmount telegram) {
    return jdbc.sql(SUMS)
        .query((row, _) -> {
          StarAmount listed = amount(row.getBigDecimal("listed"));
          StarAmount recorded = amount(row.getBigDecimal("recorded"));
          StarAmount differences = amount(row.getBigDecimal("differences"));
          StarAmount waiting = amount(row.getBigDecimal("waiting"));
          StarAmount explained = recorded.plus(differences).plus(waiting);
          return new StarBalances(
              telegram, listed, recorded, differences, waiting, listed.minus(explained));
        })
        .single();
  }

  private static StarAmount amount(BigDecimal nanostars) {
    BigInteger[] parts = nanostars.toBigIntegerExact().divideAndRemainder(NANOSTARS_PER_STAR);
    return new StarAmount(parts[0].longValueExact(), parts[1].intValueExact());
  }
}
