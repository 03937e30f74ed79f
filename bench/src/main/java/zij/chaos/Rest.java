package zij.chaos;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Waits until a world that nobody disturbs any more has nothing left to do: all updates delivered,
 * all orders ended, all refunds made, Telegram's list explained, every follower at the end of the
 * log. What failed for good is tried again meanwhile, as a person would.
 */
final class Rest {
  private static final long PAUSE_MS = 1_000;

  /**
   * What is not over yet, and which order it is about. Whoever agreed to a payment that does not
   * come is let go after two minutes: time ends that order, and nobody has to wait for it here.
   */
  private static final String UNFINISHED =
      """
      select 'order ' || order_id || ' is ' || status from query.customer_order
        where status in ('placed', 'invoiced', 'approved', 'paid') and not (
          status = 'approved' and exists (select from ledger.event a
            where a.aggregate_id = order_id::text and a.type = 'order.checkout-approved'
              and to_timestamp(a.at_nanos / 1e9) > now() - interval '140 seconds'))
      union all
      select 'order ' || c.aggregate_id || ' was charged twice and not given back'
        from ledger.event c
        where c.type = 'order.surplus-charged' and not exists (
          select from ledger.event r where r.aggregate_id = c.aggregate_id
            and r.type = 'order.surplus-refunded'
            and convert_from(r.payload, 'UTF8')::jsonb ->> 'charge'
              = convert_from(c.payload, 'UTF8')::jsonb -> 'payment' ->> 'charge')
      union all
      select 'order ' || w.aggregate_id || ' was to be given back and is not' from ledger.event w
        where w.type = 'order.refund-requested' and not exists (
          select from ledger.event r where r.aggregate_id = w.aggregate_id
            and r.type in ('order.refunded', 'order.charged-back'))
      union all
      select 'subscription of order ' || order_id || ' wants ' || wish from query.subscription
        where wish is not null and state not in ('LAPSED', 'REVOKED')
      limit 100\
      """;

  /** What was decided; audits of our own questions aside. */
  private static final String DECIDED =
      "select count(*) from ledger.event where type not like 'audit.%'";

  /** Followers that have not seen the newest event, but for those of a type. */
  private static final String BEHIND =
      """
      select processor_name || ' has seen ' || coalesce(convert_from(token, 'UTF8'), 'nothing')
      from server.token_entry
      where processor_name not like '\\_\\_%%' and coalesce(
        (convert_from(token, 'UTF8')::jsonb ->> 'globalIndex')::bigint, -1)
          < (select max(position) from ledger.event where type not like '%s')\
      """;

  /** Our own questions are audited, so that there would be no end of it. */
  private static final String LAGGING = BEHIND.formatted("audit.%");

  private static final String LAGGING_AT_ALL = BEHIND.formatted("");

  private final World world;
  private final Merchant merchant;
  private final Journal journal;

  Rest(World world, Merchant merchant, Journal journal) {
    this.world = world;
    this.merchant = merchant;
    this.journal = journal;
  }

  /** Waits no longer than this; what is left then is a violation each. */
  List<Violation> await(Duration longest) throws IOException, InterruptedException, SQLException {
    long deadline = System.nanoTime() + longest.toNanos();
    List<Violation> left = List.of();
    long decided = -1;
    try (Ledger ledger = new Ledger(world.postgres)) {
      while (System.nanoTime() < deadline) {
        left = left(ledger);
        long now = ledger.number(DECIDED);
        if (left.isEmpty() && now == decided) return List.of();
        decided = now;
        Thread.sleep(PAUSE_MS);
      }
    }
    if (left.isEmpty()) left = List.of(new Violation("comes to rest", "the log goes on and on"));
    return left;
  }

  /** Waits until every follower has seen all that is in the log, of which nobody asks any more. */
  static void awaitFollowers(Ledger ledger, Duration longest)
      throws InterruptedException, SQLException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (!ledger.texts(LAGGING_AT_ALL).isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(PAUSE_MS / 10);
    }
  }

  private List<Violation> left(Ledger ledger)
      throws IOException, InterruptedException, SQLException {
    List<Violation> left = new ArrayList<>();
    int updates = world.telegram.waitingUpdates();
    if (updates != 0) left.add(restless(updates + " updates wait"));
    for (String order : ledger.texts(UNFINISHED)) left.add(unfinished(order));
    try {
      if (merchant.replayLetters() > 0) {
        for (JsonNode letter : merchant.letters()) left.add(restless("a dead letter: " + letter));
      }
      JsonNode run = merchant.reconcile();
      if (!isSettled(run)) left.add(restless("the reconciliation says " + run));
    } catch (GaveUpException e) {
      left.add(restless("the desk does not answer: " + e.getMessage()));
    }
    for (String reader : ledger.texts(LAGGING)) left.add(restless(reader));
    journal.tell(
        "rest",
        left.size()
            + " things are left"
            + (left.isEmpty() ? "" : ", as " + left.getFirst().what()));
    return left;
  }

  private static boolean isSettled(JsonNode run) {
    JsonNode balances = run.path("balances");
    long changes = 0;
    for (String change : List.of("added", "recovered", "wentBack", "found", "resolved")) {
      changes += run.path(change).asLong(1);
    }
    return run.path("state").asString("").equals("COMPLETE")
        && changes == 0
        && stars(balances.path("waiting")) == 0
        && !balances.path("book").isNull();
  }

  private static long stars(JsonNode amount) {
    return Math.abs(amount.path("stars").asLong(1)) + Math.abs(amount.path("nanostars").asLong(1));
  }

  private static Violation restless(String what) {
    return new Violation("comes to rest", what);
  }

  private static Violation unfinished(String what) {
    String id = what.replaceAll(".*order ([0-9a-f-]{36}).*", "$1");
    return new Violation("nothing hangs", what, id);
  }
}
