package zij.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import zij.query.TestViews;
import zij.query.audit.EntryRows;
import zij.query.insights.InsightsRows;
import zij.query.order.OrderRows;
import zij.query.promotion.PromotionRows;

/**
 * What a rebuild makes is what the migrations made: columns, keys, indexes, owner, rights and
 * policies.
 */
class ShapeTest {
  private final TestViews views = TestViews.create();

  /** Those whose first version is in use. Of a later one a rebuild is the only maker. */
  static List<Projection<?>> firstVersions() {
    return List.of(new OrderRows(), new EntryRows(), new InsightsRows(), new PromotionRows());
  }

  private List<String> shape() {
    return views
        .dsl()
        .fetch(
            """
            select relname || ' ' || attnum || ' ' || attname || ' '
              || format_type(atttypid, atttypmod) || ' ' || attnotnull || ' ' || attcollation
            from pg_attribute join pg_class c on c.oid = attrelid
            where attnum > 0 and relkind in ('r', 'p') and relnamespace = 'query'::regnamespace
            union all
            select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
            where connamespace = 'query'::regnamespace
            union all
            select indexdef from pg_indexes where schemaname = 'query'
            union all
            select relname || ' ' || pg_get_userbyid(relowner) || ' ' || right_.grantee::regrole
              || ' ' || right_.privilege_type
            from pg_class, aclexplode(relacl) as right_
            where relkind in ('r', 'p') and relnamespace = 'query'::regnamespace
            union all
            select concat_ws(' ', tablename, policyname, permissive, roles, cmd, qual, with_check)
            from pg_policies where schemaname = 'query'
            union all
            select relname || ' has row level security' from pg_class
            where relrowsecurity and relnamespace = 'query'::regnamespace
            order by 1
            """)
        .map(row -> row.get(0, String.class));
  }

  @ParameterizedTest
  @MethodSource("firstVersions")
  void isThatOfTheMigrations(Projection<?> projection) throws SQLException {
    List<String> migrated = shape();
    assertThat(migrated).hasSizeGreaterThan(50);
    var end = new Rebuild<>(projection, views.owner(), new MemoryLog(List.of()), _ -> {}).run();
    assertThat(end).isEqualTo(Rebuild.End.SWAPPED);
    assertThat(shape()).isEqualTo(migrated);
  }
}
