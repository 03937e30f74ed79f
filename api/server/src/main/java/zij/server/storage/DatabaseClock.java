package zij.server.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;

/** PostgreSQL's clock beside this machine's. */
public final class DatabaseClock {
  private DatabaseClock() {}

  /**
   * How far PostgreSQL's clock is ahead of this one, negative if it is behind; the way there is
   * taken for as long as the way back.
   */
  public static Duration ahead(Connection connection, InstantSource clock) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select 1"); // the first answer on a connection takes longer
      Instant before = clock.instant();
      try (ResultSet row = statement.executeQuery("select clock_timestamp()")) {
        Duration way = Duration.between(before, clock.instant()).dividedBy(2);
        if (!row.next()) throw new SQLException("PostgreSQL does not tell its time");
        Instant there = row.getObject(1, OffsetDateTime.class).toInstant();
        return Duration.between(before.plus(way), there);
      }
    }
  }
}
