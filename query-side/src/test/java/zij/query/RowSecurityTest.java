package zij.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the role that buyers' requests read as may see, whatever it is asked for. */
class RowSecurityTest {
  private static final long ONE = 1;
  private static final long OTHER = 2;

  /** Columns whose values a constraint lists. */
  private static final Map<String, String> LISTED =
      Map.of("state", "'%s'", "kind", "'GRANTED'", "amount", "1");

  private static final Map<String, String> STATES =
      Map.of("subscription", "ACTIVE", "parcel", "PLACED");

  /** Whose rows are whose. */
  private static final Map<String, List<String>> PERSONAL =
      Map.of(
          "customer_order", List.of("buyer"),
          "gift", List.of("buyer", "taker"),
          "subscription", List.of("buyer"),
          "subscription_payment", List.of(),
          "credit_account", List.of("buyer"),
          "credit_entry", List.of("buyer"),
          "parcel", List.of("buyer"),
          "parcel_surplus", List.of(),
          "membership", List.of("person"));

  private static final List<String> EVERYBODYS = List.of("product", "category", "stock", "article");

  private final TestViews views = TestViews.create();
  private long made;

  @BeforeEach
  void twoPeopleHaveRowsInEveryTable() {
    for (long person : List.of(ONE, OTHER)) {
      UUID order = new UUID(0, person);
      PERSONAL.forEach((table, columns) -> insert(table, columns, person, order));
    }
  }

  /** A row with something in each column that has to have something. */
  private void insert(String table, List<String> personal, long person, UUID order) {
    List<String> columns = new ArrayList<>();
    List<String> values = new ArrayList<>();
    views
        .dsl()
        .fetch(
            """
            select attname, format_type(atttypid, -1) as type, attnotnull
            from pg_attribute where attrelid = {0}::regclass and attnum > 0
            """,
            DSL.val("query." + table))
        .forEach(column -> {
          String name = column.get("attname", String.class);
          boolean isPersons = personal.contains(name);
          if (!isPersons && !column.get("attnotnull", Boolean.class)) return;
          columns.add(name);
          values.add(
              isPersons
                  ? Long.toString(person)
                  : name.equals("order_id")
                      ? "'" + order + "'"
                      : value(table, name, column.get("type", String.class)));
        });
    String statement =
        "insert into query.%s (%s) values (%s)"
            .formatted(table, String.join(", ", columns), String.join(", ", values));
    var _ = views.dsl().execute(statement);
  }

  private String value(String table, String column, String type) {
    made++;
    String listed = LISTED.get(column);
    if (listed != null) return listed.formatted(STATES.getOrDefault(table, "?"));
    return switch (type) {
      case "uuid" -> "'" + new UUID(1, made) + "'";
      case "text" -> "'t" + made + "'";
      case "jsonb" -> "'[]'";
      case "boolean" -> "false";
      case "timestamp with time zone" -> "now()";
      default -> Long.toString(made);
    };
  }

  private interface Question<T> {
    T ask(Statement statement) throws SQLException;
  }

  /** Asks as the server does for a request: in a transaction that says who it is. */
  private <T> T asReader(String person, Question<T> question) {
    DSLContext dsl = views.dsl();
    return dsl.transactionResult(tx -> {
      String role = QuerySchema.readerOf(TestViews.APPLICATION);
      tx.dsl()
          .execute(
              "select set_config('role', {0}, true), set_config('zij.user', {1}, true)",
              DSL.val(role), DSL.val(person));
      return tx.dsl()
          .connectionResult((Connection connection) -> {
            try (Statement statement = connection.createStatement()) {
              return question.ask(statement);
            }
          });
    });
  }

  private long count(String person, String table) {
    return asReader(
        person,
        statement -> {
          try (var rows = statement.executeQuery("select count(*) from query." + table)) {
            rows.next();
            return rows.getLong(1);
          }
        });
  }

  @Test
  void showsEachPersonTheirRowsAndNoOther() {
    for (String table : PERSONAL.keySet()) {
      assertThat(count(Long.toString(ONE), table)).as(table).isEqualTo(1);
      assertThat(count(Long.toString(OTHER), table)).as(table).isEqualTo(1);
      assertThat(count("3", table)).as("%s, a stranger", table).isZero();
      assertThat(views.dsl().fetchCount(DSL.table("query." + table))).as(table).isEqualTo(2);
    }
  }

  @Test
  void showsNobodysRowsToWhoSaysNoName() {
    for (String table : PERSONAL.keySet()) assertThat(count("", table)).as(table).isZero();
    for (String table : EVERYBODYS) assertThat(count("", table)).as(table).isNotNegative();
  }

  @Test
  void showsTheTakerOfAGiftItsOrder() {
    var _ = views.dsl().execute("update query.gift set taker = 3 where buyer = 1");
    assertThat(count("3", "gift")).isEqualTo(1);
    assertThat(count("3", "customer_order")).isEqualTo(1);
    assertThat(count("2", "customer_order")).isEqualTo(1);
  }

  /** A table that somebody adds is closed until it is put into one of the lists above. */
  @Test
  void mayReadNothingElse() {
    List<String> tables =
        views
            .dsl()
            .fetch(
                """
                select relname from pg_class
                where relnamespace = 'query'::regnamespace and relkind in ('r', 'p', 'v', 'm')
                """)
            .map(row -> row.get(0, String.class));
    assertThat(tables).containsAll(PERSONAL.keySet()).containsAll(EVERYBODYS);
    for (String table : tables) {
      if (EVERYBODYS.contains(table) || PERSONAL.containsKey(table)) continue;
      assertThatThrownBy(() -> count(Long.toString(ONE), table))
          .as(table)
          .rootCause()
          .hasMessageContaining("permission denied");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from query.%s",
        "truncate query.%s",
        "insert into query.%1$s select * from query.%1$s",
        "lock table query.%s in exclusive mode",
        "alter table query.%s disable row level security"
      })
  void mayChangeNothing(String statement) {
    for (String table : PERSONAL.keySet()) {
      assertThatThrownBy(
              () -> asReader(Long.toString(ONE), it -> it.execute(statement.formatted(table))))
          .as(table)
          .rootCause()
          .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }
  }
}
