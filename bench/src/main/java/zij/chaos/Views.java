package zij.chaos;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import zij.ledger.book.LanguageSerializer;
import zij.ledger.log.LogEvents;
import zij.ledger.log.LogReader;
import zij.query.Arrivals;
import zij.query.QuerySchema;
import zij.query.audit.EntriesProjection;
import zij.query.credit.CreditProjection;
import zij.query.insights.InsightsProjection;
import zij.query.membership.MembershipsProjection;
import zij.query.order.OrdersProjection;
import zij.query.parcel.ParcelsProjection;
import zij.query.product.Catalogue;
import zij.query.product.CatalogueProjection;
import zij.query.product.RedisCatalogue;
import zij.query.reconciliation.ReconciliationProjection;
import zij.query.stock.StockProjection;
import zij.query.subscription.SubscriptionsProjection;
import zij.query.support.CasesProjection;

/**
 * Every table that follows from the log is what a recomputation makes of the log: the same
 * projections, in a database of their own, by one reader that nothing ever disturbed.
 */
final class Views {
  private static final String AGAIN = "again";
  private static final int BATCH = 500;
  private static final int MAX_TOLD = 3;

  /** They do not follow from the log, or tell how they were made. */
  private static final String TABLES =
      """
      select table_name from information_schema.tables
      where table_schema = 'query' and table_type = 'BASE TABLE'
        and table_name not in ('flyway_schema_history', 'projection', 'rebuild', 'sign_in',
          'insights_cell')
        and table_name not like 'telemetry%' and table_name not like 'insights_bucket\\_%'
      order by 1\
      """;

  private static final String SEEN =
      """
      select processor_name,
        min((convert_from(token, 'UTF8')::jsonb ->> 'globalIndex')::bigint) + 1
      from server.token_entry where processor_name not like '\\_\\_%' and token is not null
      group by processor_name\
      """;

  private Views() {}

  /** What does not hold, of a log that nobody appends to. */
  static List<Violation> check(World world) throws Exception {
    Postgres postgres = world.postgres;
    postgres.execute(Postgres.OWNER, "drop database if exists " + AGAIN);
    postgres.execute(Postgres.OWNER, "create database " + AGAIN);
    QuerySchema.migrate(postgres.dataSource(AGAIN), Postgres.APPLICATION);
    LettuceConnectionFactory redis = new LettuceConnectionFactory("localhost", world.redis.port());
    redis.afterPropertiesSet();
    redis.start();
    try (HikariDataSource target = pool(postgres, AGAIN);
        HikariDataSource source = pool(postgres, World.DATABASE)) {
      DSLContext dsl = DSL.using(target, SQLDialect.POSTGRES);
      LogReader reader = new LogReader(source, 1);
      LogEvents log =
          new LogEvents(reader, LanguageSerializer.create(), NoOpEventUpcaster.INSTANCE);
      Map<String, Long> seen = seen(postgres);
      for (Object projection : projections(dsl, redis)) {
        String group = projection.getClass().getAnnotation(ProcessingGroup.class).value();
        follow(projection, log, seen.getOrDefault(group, reader.size()));
      }
    } finally {
      redis.destroy();
    }
    return compare(postgres);
  }

  /**
   * How many entries each follower has seen. All have seen what was decided; one of our own
   * questions that was audited late may be behind some of them.
   */
  private static Map<String, Long> seen(Postgres postgres) throws SQLException {
    Map<String, Long> seen = new HashMap<>();
    try (Connection live = postgres.connect(World.DATABASE);
        var statement = live.createStatement();
        ResultSet rows = statement.executeQuery(SEEN)) {
      while (rows.next()) seen.put(rows.getString(1), rows.getLong(2));
    }
    return seen;
  }

  private static HikariDataSource pool(Postgres postgres, String database) {
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(postgres.dataSource(database));
    pool.setMaximumPoolSize(4);
    return new HikariDataSource(pool);
  }

  private static List<Object> projections(DSLContext dsl, LettuceConnectionFactory redis) {
    Arrivals arrivals = new Arrivals();
    var meters = new SimpleMeterRegistry();
    Catalogue catalogue = new Catalogue(dsl, dsl, new RedisCatalogue(redis, meters), meters);
    return List.of(
        new OrdersProjection(dsl, arrivals),
        new CatalogueProjection(dsl, catalogue),
        new StockProjection(dsl, () -> {}),
        new ReconciliationProjection(dsl),
        new SubscriptionsProjection(dsl),
        new MembershipsProjection(dsl),
        new CasesProjection(dsl),
        new ParcelsProjection(dsl),
        new CreditProjection(dsl),
        new EntriesProjection(dsl, arrivals),
        new InsightsProjection(dsl, arrivals));
  }

  private static void follow(Object projection, LogEvents log, long size) throws Exception {
    var handler = new AnnotationEventHandlerAdapter(projection);
    for (long from = 0; from < size; from += BATCH) {
      List<TrackedEventMessage<?>> batch = log.between(from, Math.min(size, from + BATCH));
      var unitOfWork = new BatchingUnitOfWork<>(batch);
      var _ = unitOfWork.executeWithResult(() -> handler.handle(unitOfWork.getMessage()));
    }
  }

  private static List<Violation> compare(Postgres postgres) throws SQLException {
    List<Violation> violations = new ArrayList<>();
    try (Connection live = postgres.connect(World.DATABASE);
        Connection again = postgres.connect(AGAIN)) {
      for (String table : rows(live, TABLES).keySet()) {
        SortedMap<String, Integer> shown = rows(live, content(live, table));
        SortedMap<String, Integer> computed = rows(again, content(again, table));
        if (shown.equals(computed)) continue;
        violations.add(
            new Violation(
                "every read model is its recomputation",
                "query.%s shows %s, the log says %s"
                    .formatted(table, others(shown, computed), others(computed, shown))));
      }
    }
    return violations;
  }

  /** Rows as JSON; where they name a cell by a number of their own database, by what it is. */
  private static String content(Connection connection, String table) throws SQLException {
    String cells =
        "select 1 from information_schema.columns where table_schema = 'query'"
            + " and column_name = 'cell_id' and table_name = '"
            + table
            + "'";
    return rows(connection, cells).isEmpty()
        ? "select to_jsonb(r)::text from query." + table + " r"
        : "select (to_jsonb(r) - 'cell_id' || to_jsonb(c) - 'cell_id')::text from query."
            + table
            + " r join query.insights_cell c using (cell_id)";
  }

  private static SortedMap<String, Integer> rows(Connection connection, String sql)
      throws SQLException {
    SortedMap<String, Integer> counted = new TreeMap<>();
    try (var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) counted.merge(String.valueOf(rows.getString(1)), 1, Integer::sum);
    }
    return counted;
  }

  private static List<String> others(Map<String, Integer> here, Map<String, Integer> there) {
    return here.entrySet().stream()
        .filter(row -> !row.getValue().equals(there.get(row.getKey())))
        .map(row -> row.getValue() + " x " + row.getKey())
        .limit(MAX_TOLD)
        .toList();
  }
}
