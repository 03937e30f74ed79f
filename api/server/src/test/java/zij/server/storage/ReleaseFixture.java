package zij.server.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a shop on a release left behind: the rows of all tables, the versions of their schemas, the
 * keys, and what was told then. A zip, in which every table is a file in PostgreSQL's COPY format.
 */
record ReleaseFixture(SortedMap<String, byte[]> files) {
  private static final String ROWS = "rows/";
  private static final String VERSIONS = "versions/";
  private static final String SEQUENCES = "sequences/";
  private static final String DATA = "data/";
  private static final String TOLD = "told.json";

  /** A date that every zip can have, so that equal files make an equal zip. */
  private static final long WRITTEN =
      java.time.Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

  /**
   * The histories of the migrations too: a migration that was changed since then is noticed. The
   * days of telemetry are not among them, which come and go by themselves.
   */
  private static final String TABLES =
      """
      select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname !~ '^pg_|^information_schema$'
        and c.relname !~ '^telemetry_\\d' order by 1\
      """;

  private static final String ALL_SEQUENCES =
      "select schemaname || '.' || sequencename from pg_sequences order by 1";

  /**
   * Takes everything in one snapshot.
   *
   * @param data the folder with the keys
   */
  static ReleaseFixture taken(
      Connection superuser, PostgresqlAddress address, Path data, ReleaseStory.Told told)
      throws SQLException, IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    superuser.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    superuser.setAutoCommit(false);
    for (String table : texts(superuser, TABLES)) {
      ByteArrayOutputStream rows = new ByteArrayOutputStream();
      var _ = copies(superuser).copyOut("copy " + table + " to stdout", rows);
      files.put(ROWS + table, rows.toByteArray());
    }
    for (String sequence : texts(superuser, ALL_SEQUENCES)) {
      String value = "select last_value || ', ' || is_called from " + sequence;
      files.put(SEQUENCES + sequence, texts(superuser, value).getFirst().getBytes(UTF_8));
    }
    superuser.rollback();
    for (Map.Entry<String, Flyway> schema : SchemaVersions.schemas(address).entrySet()) {
      MigrationInfo newest = Objects.requireNonNull(schema.getValue().info().current());
      files.put(VERSIONS + schema.getKey(), newest.getVersion().toString().getBytes(UTF_8));
    }
    for (Path file : kept(data)) {
      files.put(DATA + data.relativize(file), Files.readAllBytes(file));
    }
    files.put(TOLD, JsonMapper.shared().writeValueAsBytes(told));
    return new ReleaseFixture(files);
  }

  /** What docs/operations/backup.md wants to be kept beside the database. */
  private static List<Path> kept(Path data) throws IOException {
    List<Path> kept = new ArrayList<>();
    kept.add(data.resolve("log.vkey"));
    kept.add(data.resolve("log.checkpoint"));
    try (Stream<Path> keys = Files.list(data.resolve("keys"))) {
      keys.forEach(kept::add);
    }
    return kept;
  }

  /** Brings an empty database to what it was, schemas included, and the data folder as well. */
  void restore(PostgresqlAddress address, DataSource superuser, Path data)
      throws SQLException, IOException {
    for (Map.Entry<String, Flyway> schema : SchemaVersions.schemas(address).entrySet()) {
      if (!files.containsKey(VERSIONS + schema.getKey())) continue; // there was none then
      var _ =
          Flyway.configure()
              .configuration(schema.getValue().getConfiguration())
              .target(text(VERSIONS + schema.getKey()))
              .load()
              .migrate();
    }
    try (Connection connection = superuser.getConnection();
        var statement = connection.createStatement()) {
      // As a restore does: no trigger, and no key is looked at before all rows are there.
      statement.execute("set session_replication_role = replica");
      statement.execute("truncate " + String.join(", ", texts(connection, TABLES)));
      for (String table : named(ROWS)) {
        var rows = new ByteArrayInputStream(bytes(ROWS + table));
        var _ = copies(connection).copyIn("copy " + table + " from stdin", rows);
      }
      for (String sequence : named(SEQUENCES)) {
        statement.execute(
            "select setval('%s', %s)".formatted(sequence, text(SEQUENCES + sequence)));
      }
    }
    for (String file : named(DATA)) {
      Path target = data.resolve(file);
      Files.createDirectories(Objects.requireNonNull(target.getParent()));
      Files.write(target, bytes(DATA + file));
    }
  }

  /** What was told then. */
  ReleaseStory.Told told() {
    return JsonMapper.shared().readValue(bytes(TOLD), ReleaseStory.Told.class);
  }

  /** The public key of the log. */
  String key() {
    return text(DATA + "log.vkey");
  }

  static ReleaseFixture read(Path zip) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return new ReleaseFixture(files);
  }

  void write(Path zip) throws IOException {
    Files.createDirectories(Objects.requireNonNull(zip.getParent()));
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.setLevel(9);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTime(WRITTEN);
        out.putNextEntry(entry);
        out.write(file.getValue());
        out.closeEntry();
      }
    }
  }

  private List<String> named(String folder) {
    return files.keySet().stream()
        .filter(name -> name.startsWith(folder))
        .map(name -> name.substring(folder.length()))
        .toList();
  }

  private String text(String file) {
    return new String(bytes(file), UTF_8);
  }

  private byte[] bytes(String file) {
    byte[] bytes = files.get(file);
    if (bytes == null) throw new IllegalArgumentException("the fixture has no " + file);
    return bytes;
  }

  private static CopyManager copies(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }

  private static List<String> texts(Connection connection, String question) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (var statement = connection.prepareStatement(question);
        var rows = statement.executeQuery()) {
      while (rows.next()) texts.add(rows.getString(1));
    }
    return texts;
  }
}
