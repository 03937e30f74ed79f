package zij.query;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The schema {@code query}: every read model of PostgreSQL. */
public final class QuerySchema {
  private QuerySchema() {}

  /** The migrations and how far they have come. */
  public static Flyway flyway(DataSource owner, String applicationRole) {
    return Flyway.configure()
        .dataSource(owner)
        .schemas("query")
        .locations("classpath:query/migration")
        .placeholders(Map.of("application", applicationRole, "reader", readerOf(applicationRole)))
        .load();
  }

  /**
   * The role that shows of the read models what somebody may see: what is everybody's, and the rows
   * of the person that {@code zij.user} names in the transaction.
   *
   * @param applicationRole the role that takes it on
   */
  public static String readerOf(String applicationRole) {
    return applicationRole + "_reader";
  }

  /**
   * Brings the schema up to date.
   *
   * @param owner connections of the role that owns the schema
   * @param applicationRole the role that projects and queries
   */
  public static void migrate(DataSource owner, String applicationRole) {
    flyway(owner, applicationRole).migrate();
  }
}
