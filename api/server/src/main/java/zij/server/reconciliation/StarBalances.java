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
 * @param book what the book's clearing accounts hold, Stars that are held back too; has to be
 *     {@code recorded + differences}. Null while the book lags behind the log
 * @param misposted charges that the book has other Stars for than the log and its differences say;
 *     null while the book lags behind
 */
record StarBalances(
    @Nullable StarAmount telegram,
    StarAmount listed,
    StarAmount recorded,
    StarAmount differences,
    StarAmount waiting,
    StarAmount unexplained,
    @Nullable StarAmount book,
    @Nullable Long misposted) {

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

  private static final String POSTED =
      """
      with
      known as (
        select charge, sum(n) as n from (
          select charge, (case direction when 'IN' then 1 else -1 end) * amount::numeric as n
          from query.star_movement
          union all
          select transaction_id, (case direction when 'IN' then 1 else -1 end)
            * (there_stars - here + there_nanostars / 1000000000::numeric)
          from query.difference where state <> 'RESOLVED') as told
        group by charge),
      posted as (
        select charge collate "default" as charge, sum(amount) as n from book.posting
        where asset = 'XTR' and account in ('telegram-pending', 'telegram-available')
        group by charge)
      select
        (select coalesce(sum(n), 0) * 1000000000 from posted) as book,
        (select count(*) from known full join posted using (charge)
          where coalesce(known.n, 0) <> coalesce(posted.n, 0)) as misposted,
        (select position from book.head) >= greatest(
          coalesce((select max(position) from query.star_movement), -1),
          coalesce((select max(position) from query.difference), -1)) as is_current
      """;

  private record Posted(@Nullable StarAmount book, @Nullable Long misposted) {}

  /** Whether the sums meet, as far as they could be compared. */
  boolean meet() {
    return unexplained.equals(StarAmount.ZERO)
        && (telegram == null || telegram.equals(listed))
        && (book == null || book.equals(recorded.plus(differences)))
        && (misposted == null || misposted == 0);
  }

  /** Counts now. */
  static StarBalances count(JdbcClient jdbc, @Nullable StarAmount telegram) {
    Posted posted = posted(jdbc);
    return jdbc.sql(SUMS)
        .query((row, _) -> {
          StarAmount listed = amount(row.getBigDecimal("listed"));
          StarAmount recorded = amount(row.getBigDecimal("recorded"));
          StarAmount differences = amount(row.getBigDecimal("differences"));
          StarAmount waiting = amount(row.getBigDecimal("waiting"));
          StarAmount explained = recorded.plus(differences).plus(waiting);
          return new StarBalances(
              telegram,
              listed,
              recorded,
              differences,
              waiting,
              listed.minus(explained),
              posted.book(),
              posted.misposted());
        })
        .single();
  }

  private static Posted posted(JdbcClient jdbc) {
    return jdbc.sql(POSTED)
        .query((row, _) ->
            row.getBoolean("is_current")
                ? new Posted(amount(row.getBigDecimal("book")), row.getLong("misposted"))
                : new Posted(null, null))
        .single();
  }

  private static StarAmount amount(BigDecimal nanostars) {
    BigInteger[] parts = nanostars.toBigIntegerExact().divideAndRemainder(NANOSTARS_PER_STAR);
    return new StarAmount(parts[0].longValueExact(), parts[1].intValueExact());
  }
}
