package zij.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import zij.server.RunningServer;
import zij.server.SharedServer;

/** What the role that auditors' questions are asked as may do in the whole database. */
@ExtendWith(SharedServer.class)
class AuditorRoleTest {
  private static final Set<String> READ =
      Set.of(
          "ledger.event",
          "ledger.node",
          "ledger.head",
          "ledger.checkpoint",
          "ledger.cosignature",
          "ledger.witness",
          "book.posting",
          "book.head",
          "book.hold",
          "query.entry",
          "query.customer_order",
          "query.gift",
          "query.credit_entry",
          "query.product",
          "query.star_movement",
          "query.difference");

  private final RunningServer server;

  AuditorRoleTest(RunningServer server) {
    this.server = server;
  }

  /** Tables of every schema of the shop that the role has this right to. */
  private List<String> allowed(String right) {
    List<String> found = new ArrayList<>();
    server
        .sql()
        .sql(
            """
            select n.nspname || '.' || c.relname
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v', 'm')
              and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
              and has_schema_privilege('zij_auditor', n.oid, 'usage')
              and has_any_column_privilege('zij_auditor', c.oid, ?)
            """)
        .param(right)
        .query(String.class)
        .list()
        .forEach(found::add);
    return found;
  }

  @Test
  void readsTheLedgerAndNothingElse() {
    assertThat(allowed("select")).containsExactlyInAnyOrderElementsOf(READ);
  }

  @Test
  void changesNothing() {
    for (String right : List.of("insert", "update", "references")) {
      assertThat(allowed(right)).as(right).isEmpty();
    }
    assertThat(
            server
                .sql()
                .sql(
                    "select count(*) from pg_class where relkind in ('r', 'p')"
                        + " and relnamespace = any (array['ledger','book','query','server',"
                        + "'vault']::regnamespace[])"
                        + " and has_table_privilege('zij_auditor', oid, 'delete, truncate')")
                .query(Long.class)
                .single())
        .isZero();
  }
}
