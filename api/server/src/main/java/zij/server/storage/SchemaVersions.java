package zij.server.storage;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import zij.ledger.book.BookSchema;
import zij.ledger.log.LogSchema;
import zij.query.QuerySchema;

/** How the schemas of a database stand to the migrations that this server knows. */
public final class SchemaVersions {
  /** How a database stands to this server. */
  public sealed interface State {
    /** Nothing is there yet. */
    record Empty() implements State {}

    /** As this server wants it. */
    record Same() implements State {}

    /**
     * This server has migrations that were not run.
     *
     * @param pending how many
     */
    record Older(int pending) implements State {}

    /**
     * A later server has run migrations that this one does not know.
     *
     * @param what schema and version of the newest of them
     */
    record Newer(String what) implements State {}
  }

  private SchemaVersions() {}

  /** The schemas by name, in the order in which they are brought up to date. */
  static Map<String, Flyway> schemas(PostgresqlAddress address) {
    Map<String, Flyway> schemas = new LinkedHashMap<>();
    schemas.put("ledger", LogSchema.flyway(address.owner()));
    schemas.put("book", BookSchema.flyway(address.owner()));
    schemas.put("query", QuerySchema.flyway(address.owner(), address.user()));
    schemas.put("server", server(address));
    return schemas;
  }

  static Flyway server(PostgresqlAddress address) {
    String auditor = StorageConfiguration.auditorOf(address.user());
    return Flyway.configure()
        .dataSource(address.owner())
        .schemas("server")
        .locations("classpath:server/migration")
        .placeholders(Map.of("application", address.user(), "auditor", auditor))
        .load();
  }

  /**
   * Looks, and changes nothing.
   *
   * @throws org.flywaydb.core.api.FlywayException if the owner's role cannot read the histories
   */
  public static State of(PostgresqlAddress address) {
    int applied = 0;
    int pending = 0;
    for (Map.Entry<String, Flyway> schema : schemas(address).entrySet()) {
      MigrationInfo[] all = schema.getValue().info().all();
      Optional<State> newer =
          Arrays.stream(all)
              .filter(it -> isUnknown(it.getState()))
              .reduce((_, last) -> last)
              .map(it -> new State.Newer(schema.getKey() + " " + it.getVersion()));
      if (newer.isPresent()) return newer.get();
      pending +=
          (int) Arrays.stream(all).filter(it -> it.getState() == MigrationState.PENDING).count();
      applied += (int) Arrays.stream(all).filter(it -> it.getState().isApplied()).count();
    }
    if (applied == 0) return new State.Empty();
    return pending == 0 ? new State.Same() : new State.Older(pending);
  }

  private static boolean isUnknown(MigrationState state) {
    return state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED;
  }
}
