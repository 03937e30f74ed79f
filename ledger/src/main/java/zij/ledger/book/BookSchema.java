package zij.ledger.book;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables of the book: schema {@code book}, with a migration history of its own. */
public final class BookSchema {
  private BookSchema() {}

  /** The migrations and how far they have come. */
  public static Flyway flyway(DataSource owner) {
    return Flyway.configure()
        .dataSource(owner)
        .schemas("book")
        .table("schema_history")
        .locations("classpath:ledger/book")
        .load();
  }

  /**
   * Brings the schema to the newest version and gives the application its rights: to read, and to
   * post and to declare holds through functions that check. Safe to repeat.
   *
   * @param owner connections of the role that owns the schema and may create it
   * @param applicationRole an existing role; the server connects as it
   * @throws IllegalStateException if the rights cannot be given
   */
  public static void migrate(DataSource owner, String applicationRole) {
    flyway(owner).migrate();
    // Not in a migration: the role is configuration and may change.
    var grants =
        """
        grant usage on schema book to %1$s;
        grant select on book.posting, book.head, book.hold to %1$s;
        grant execute on function book.post, book.declare_hold to %1$s;
        """
            .formatted('"' + applicationRole.replace("\"", "\"\"") + '"');
    try (var connection = owner.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(grants);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot grant the book to role " + applicationRole, e);
    }
  }
}
