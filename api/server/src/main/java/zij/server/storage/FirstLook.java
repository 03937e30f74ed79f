package zij.server.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import org.flywaydb.core.api.FlywayException;
import zij.server.StartFailure;
import zij.server.storage.SchemaVersions.State;

/**
 * Looks at a database before anything in it is changed, so that a server that cannot run on it
 * leaves it as it is.
 */
public final class FirstLook {
  /** Sessions, invoices and checkpoints bear times; with more than this they contradict others. */
  public static final Duration MAX_SKEW = Duration.ofMinutes(1);

  private final PostgresqlAddress address;
  private final boolean allowNewer;
  private final InstantSource clock;

  /**
   * @param allowNewer whether a database that a later server has migrated will do
   * @param clock of this machine
   */
  public FirstLook(PostgresqlAddress address, boolean allowNewer, InstantSource clock) {
    this.address = address;
    this.allowNewer = allowNewer;
    this.clock = clock;
  }

  /**
   * Looks.
   *
   * @throws StartFailure if this server cannot run on it
   */
  public void take() {
    try (Connection _ = address.connect(PostgresqlAddress.Role.OWNER);
        Connection application = address.connect(PostgresqlAddress.Role.APPLICATION)) {
      Duration skew = DatabaseClock.ahead(application, clock);
      if (skew.abs().compareTo(MAX_SKEW) > 0) throw new StartFailure(isSkewed(skew));
      if (SchemaVersions.of(address) instanceof State.Newer newer && !allowNewer) {
        throw new StartFailure(isNewer(newer));
      }
    } catch (SQLException | FlywayException e) {
      String what = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new StartFailure(
          "PostgreSQL at " + address.place() + " (zij.postgres.url) cannot be read: " + what, e);
    }
  }

  private String isSkewed(Duration skew) {
    return "This machine's clock and that of PostgreSQL at %s differ by %d seconds; set them by NTP."
        .formatted(address.place(), skew.abs().toSeconds());
  }

  /** The sentence for a database that a later server has migrated. */
  public static String isNewer(State.Newer newer) {
    return "The database is newer than this server (it has the migration "
        + newer.what()
        + "): start the release that made it, or if the notes of that release allow to go back,"
        + " set zij.postgres.allow-newer=true.";
  }
}
