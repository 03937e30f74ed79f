package zij.server.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import zij.server.StartFailure;
import zij.server.ZijProperties;

/**
 * Where PostgreSQL is, and by which roles it is used.
 *
 * @param server what is stopped with the server that uses it
 */
public record PostgresqlAddress(
    String url,
    String user,
    @Nullable String password,
    String ownerUser,
    @Nullable String ownerPassword,
    Closeable server)
    implements Closeable {
  private static final int LOGIN_SECONDS = 10;

  /**
   * What is configured, or the embedded one if it runs; nothing is started.
   *
   * @return empty if there is only an embedded one that does not run
   */
  public static Optional<PostgresqlAddress> running(ZijProperties properties) {
    return configured(properties).or(() -> embedded(properties));
  }

  static Optional<PostgresqlAddress> configured(ZijProperties properties) {
    ZijProperties.Postgres p = properties.postgres();
    String url = p.url();
    if (url == null || url.isBlank()) return Optional.empty();
    return Optional.of(
        new PostgresqlAddress(
            url, p.user(), p.password(), p.ownerUser(), p.ownerPassword(), () -> {}));
  }

  static PostgresqlAddress embedded(int port, String user, Closeable server) {
    String url = "jdbc:postgresql://localhost:" + port + "/" + EmbeddedPostgresql.DATABASE;
    return new PostgresqlAddress(url, user, null, EmbeddedPostgresql.OWNER, null, server);
  }

  /** By the file in which PostgreSQL notes its process and its port (postmaster.pid). */
  private static Optional<PostgresqlAddress> embedded(ZijProperties properties) {
    Path file = properties.data().resolve(EmbeddedPostgresql.FOLDER).resolve("postmaster.pid");
    try {
      if (!Files.exists(file)) return Optional.empty();
      List<String> lines = Files.readAllLines(file);
      boolean isAlive = ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).isPresent();
      if (!isAlive || lines.size() < 4) return Optional.empty();
      int port = Integer.parseInt(lines.get(3).strip());
      return Optional.of(embedded(port, properties.postgres().user(), () -> {}));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Who connects, by which settings. */
  public enum Role {
    APPLICATION("zij.postgres.user", "zij.postgres.password"),
    OWNER("zij.postgres.owner-user", "zij.postgres.owner-password");

    private final String setting;
    private final String password;

    Role(String setting, String password) {
      this.setting = setting;
      this.password = password;
    }
  }

  /**
   * A connection, within {@value #LOGIN_SECONDS} seconds.
   *
   * @throws StartFailure with a sentence that names the setting that is wrong
   */
  public Connection connect(Role role) {
    PGSimpleDataSource source =
        switch (role) {
          case APPLICATION -> application();
          case OWNER -> owner();
        };
    source.setLoginTimeout(LOGIN_SECONDS);
    source.setSocketTimeout(LOGIN_SECONDS);
    try {
      return source.getConnection();
    } catch (SQLException e) {
      String state = String.valueOf(e.getSQLState());
      String who = "role " + source.getUser() + " (" + role.setting;
      // 28: invalid authorization, 3D: no such database (PostgreSQL, appendix A)
      String sentence =
          state.startsWith("28")
              ? "does not let in " + who + ", " + role.password + ")"
              : state.startsWith("3D") ? "has no such database" : "(zij.postgres.url) is not there";
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new StartFailure("PostgreSQL at " + place() + " " + sentence + ": " + reason, e);
    }
  }

  /** Connections of the role that owns the schemas, one for each call. */
  public PGSimpleDataSource owner() {
    return source(ownerUser, ownerPassword);
  }

  /** Connections of the role that the running server has, one for each call. */
  public PGSimpleDataSource application() {
    return source(user, password);
  }

  private PGSimpleDataSource source(String role, @Nullable String password) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(role);
    source.setPassword(password);
    return source;
  }

  /** The same roles at another address. */
  public PostgresqlAddress at(String otherUrl) {
    return new PostgresqlAddress(otherUrl, user, password, ownerUser, ownerPassword, () -> {});
  }

  /** The address without what it may say of passwords. */
  public String place() {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  @Override
  public String toString() {
    return "PostgresqlAddress[" + place() + "]";
  }
}
