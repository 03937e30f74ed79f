package zij.query;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The schema {@code query}: every read model of PostgreSQL. */
public final class QuerySchema {
  private QuerySchema() {}

  /**
   * Brings the schema up to date.
   *
   * @param owner connections of the role that owns the schema
   * @param applicationRole the role that projects and queries
   */
  public static void migrate(DataSource owner, String applicationRole) {
    Flyway.configure()
        .dataSource(owner)
        .schemas("query")
        .locations("classpath:query/migration")
        .placeholders(Map.of("application", applicationRole))
        .load()
        .migrate();
  }
}
