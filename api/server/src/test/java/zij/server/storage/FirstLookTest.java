package zij.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import zij.ledger.log.LogSchema;
import zij.server.StartFailure;

/** What a server sees of a real database before it changes anything in it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstLookTest {
  @TempDir static Path folder;
  private EmbeddedPostgresql postgres;
  private PostgresqlAddress address;

  @BeforeAll
  void start() {
    postgres = new EmbeddedPostgresql(folder.resolve("data"), "zij");
    address = PostgresqlAddress.embedded(postgres.port(), "zij", () -> {});
  }

  @AfterAll
  void stop() throws Exception {
    postgres.close();
  }

  @Test
  void lets_an_empty_one_pass_and_leaves_it_empty() throws Exception {
    assertThatCode(() -> look(false, InstantSource.system())).doesNotThrowAnyException();
    assertThat(SchemaVersions.of(address)).isEqualTo(new SchemaVersions.State.Empty());
    try (Connection connection = address.owner().getConnection();
        var row =
            connection
                .createStatement()
                .executeQuery("select count(*) from pg_namespace where nspname = 'ledger'")) {
      row.next();
      assertThat(row.getInt(1)).isZero();
    }
  }

  @Test
  void refuses_one_whose_clock_is_another() {
    for (int minutes : List.of(2, -2)) {
      InstantSource wrong = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutes));
      assertThatThrownBy(() -> look(false, wrong))
          .isInstanceOf(StartFailure.class)
          .hasMessageMatching(
              "This machine's clock and that of PostgreSQL at .* differ by 1[12].*");
    }
    InstantSource near = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(50));
    assertThatCode(() -> look(false, near)).doesNotThrowAnyException();
  }

  @Test
  void refuses_a_newer_one_unless_that_is_allowed() throws Exception {
    execute("create database later");
    PostgresqlAddress later = address.at(address.url().replaceAll("/postgres$", "/later"));
    LogSchema.migrate(later.owner(), "zij");
    assertThat(SchemaVersions.of(later)).isInstanceOf(SchemaVersions.State.Older.class);
    try (Connection connection = later.owner().getConnection()) {
      connection
          .createStatement()
          .execute(
              "insert into ledger.schema_history select 9999, '999', 'later', 'SQL',"
                  + " 'V999__later.sql', 1, 'me', now(), 1, true");
    }
    assertThatThrownBy(() -> new FirstLook(later, false, InstantSource.system()).take())
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("newer than this server (it has the migration ledger 999)")
        .hasMessageContaining("zij.postgres.allow-newer=true");
    assertThatCode(() -> new FirstLook(later, true, InstantSource.system()).take())
        .doesNotThrowAnyException();
  }

  private void look(boolean allowNewer, InstantSource clock) {
    new FirstLook(address, allowNewer, clock).take();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = address.owner().getConnection()) {
      connection.createStatement().execute(sql);
    }
  }
}
