package zij.server.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import zij.ledger.log.Checkpoint;
import zij.ledger.log.VerifierKeys;
import zij.query.QuerySchema;
import zij.server.StartFailure;
import zij.server.ZijProperties;
import zij.server.storage.DatabaseClock;
import zij.server.storage.FirstLook;
import zij.server.storage.PostgresqlAddress;
import zij.server.storage.PostgresqlAddress.Role;
import zij.server.storage.SchemaVersions;
import zij.server.storage.SchemaVersions.State;

/** Looks at PostgreSQL: roles, schemas, durability, room for connections, clock, and whose log. */
final class DatabaseLook implements Look {
  private static final String CHECK = "database";

  /** Sign-in, invoices and checkpoints bear times; this much nobody notices. */
  private static final Duration TOLERATED_SKEW = Duration.ofSeconds(5);

  /** The appender, its listener, a rebuild and the witnesses, each with one of their own. */
  private static final int BESIDE_POOLS = 4;

  private final ZijProperties zij;
  private final InstantSource clock;

  DatabaseLook(ZijProperties zij, InstantSource clock) {
    this.zij = zij;
    this.clock = clock;
  }

  @Override
  public List<Finding> look() throws SQLException, IOException {
    Optional<PostgresqlAddress> running = PostgresqlAddress.running(zij);
    if (running.isEmpty()) {
      return List.of(Finding.ok(CHECK, "embedded, it starts and stops with the server"));
    }
    PostgresqlAddress address = running.get();
    List<Finding> found = new ArrayList<>();
    try (Connection application = address.connect(Role.APPLICATION)) {
      String version = text(application, "show server_version");
      found.add(Finding.ok(CHECK, "PostgreSQL " + version + " at " + address.place()));
      found.add(durability(application));
      found.add(connections(application));
      found.add(clock(application));
      schema(address, application, found);
    } catch (StartFailure e) {
      found.add(Finding.wrong(CHECK, sentence(e), "Start it, or correct the setting."));
    }
    return found;
  }

  private void schema(PostgresqlAddress address, Connection application, List<Finding> found)
      throws SQLException, IOException {
    State state;
    try (Connection _ = address.connect(Role.OWNER)) {
      state = SchemaVersions.of(address);
    } catch (StartFailure e) {
      found.add(Finding.wrong("schema", sentence(e), "Correct the role or its password."));
      return;
    } catch (FlywayException e) {
      found.add(Finding.unknown("schema", String.valueOf(e.getMessage()), ""));
      return;
    }
    found.add(
        switch (state) {
          case State.Empty() -> Finding.ok("schema", "empty; the first start makes it");
          case State.Same() -> Finding.ok("schema", "as this release wants it");
          case State.Older(int pending) ->
              Finding.ok("schema", pending + " migrations older; the next start runs them");
          case State.Newer newer ->
              Finding.wrong(
                  "schema",
                  FirstLook.isNewer(newer),
                  "Start the later release, or see docs/operations/upgrade.md.");
        });
    if (state instanceof State.Empty) return;
    found.add(rights(application));
    found.add(whoseLog(application));
  }

  /** The server must not be able to change what it has written, and must be able to be others. */
  private Finding rights(Connection application) throws SQLException {
    String user = zij.postgres().user();
    if (is(application, "select rolsuper from pg_roles where rolname = current_user")
        || is(
            application,
            "select has_table_privilege('ledger.event', 'update, delete, truncate')")) {
      return Finding.wrong(
          "rights",
          "role " + user + " could change the log",
          "alter role "
              + user
              + " nosuperuser; it has to own nothing (zij.postgres.owner-user does).");
    }
    for (String role : List.of(QuerySchema.readerOf(user), user + "_auditor")) {
      if (!is(application, "select pg_has_role('%s', 'set')".formatted(role))) {
        return Finding.wrong(
            "rights",
            "role " + user + " cannot take on role " + role,
            "As owner: grant %s to %s with inherit false, set true.".formatted(role, user));
      }
    }
    return Finding.ok("rights", "role " + user + " may append to the log and not change it");
  }

  private static Finding durability(Connection connection) throws SQLException {
    for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
      String value = text(connection, "show " + setting);
      boolean isDurable =
          !value.equals("off") && !(setting.equals("synchronous_commit") && value.equals("local"));
      if (!isDurable) {
        return Finding.wrong(
            "durability",
            "PostgreSQL runs with " + setting + " " + value + ", so a crash may lose payments",
            "alter system set %s = on; select pg_reload_conf();".formatted(setting));
      }
    }
    return Finding.ok("durability", "a commit is on the disk");
  }

  private Finding connections(Connection connection) throws SQLException {
    int allowed =
        number(connection, "show max_connections")
            - number(connection, "show superuser_reserved_connections");
    int wanted = zij.postgres().poolSize() + zij.postgres().processorPoolSize() + BESIDE_POOLS;
    String says = "this server takes up to %d connections of %d".formatted(wanted, allowed);
    return wanted <= allowed
        ? Finding.ok("connections", says)
        : Finding.wrong(
            "connections",
            says,
            "Raise max_connections, or lower zij.postgres.pool-size; count all servers.");
  }

  private Finding clock(Connection connection) throws SQLException {
    Duration skew = DatabaseClock.ahead(connection, clock);
    return skew(skew, "PostgreSQL's clock");
  }

  static Finding skew(Duration skew, String whose) {
    String says =
        "%s and this machine's differ by %.1f s".formatted(whose, skew.abs().toMillis() / 1e3);
    return skew.abs().compareTo(TOLERATED_SKEW) <= 0
        ? Finding.ok("clock", says)
        : Finding.wrong("clock", says, "Let both follow NTP (timedatectl set-ntp true).");
  }

  /** Whether the newest checkpoint in the database was signed with keys of this folder. */
  private Finding whoseLog(Connection connection) throws SQLException, IOException {
    Path lines = zij.data().resolve("keys/log.pem.vkeys");
    String note = text(connection, "select note from ledger.checkpoint order by size desc limit 1");
    if (note.isEmpty()) return Finding.ok("log", "nothing is signed yet");
    if (!Files.exists(lines)) {
      return Finding.wrong(
          "log",
          "the database has signed checkpoints, and " + lines.getParent() + " no key of the log",
          "Put the keys of this database there before the server starts (docs/operations/log.md).");
    }
    try {
      Checkpoint newest = Checkpoint.open(note, VerifierKeys.parse(Files.readString(lines)));
      return Finding.ok(
          "log", "%s, %d entries are signed".formatted(newest.origin(), newest.size()));
    } catch (IllegalArgumentException e) {
      return Finding.wrong(
          "log",
          "the newest checkpoint in the database is not signed with a key of " + lines.getParent(),
          "Put the keys of this database there, or name the database of these keys"
              + " (zij.postgres.url).");
    }
  }

  private static String sentence(StartFailure e) {
    return String.valueOf(e.getMessage());
  }

  private static boolean is(Connection connection, String question) throws SQLException {
    return text(connection, question).equals("t");
  }

  private static int number(Connection connection, String question) throws SQLException {
    return Integer.parseInt(text(connection, question));
  }

  /** The first column of the first row, empty if there is none. */
  private static String text(Connection connection, String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      return row.next() ? String.valueOf(row.getString(1)) : "";
    }
  }
}
