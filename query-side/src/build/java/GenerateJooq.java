import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;

/**
 * Makes the jOOQ classes from the migrations, run on a throw-away PostgreSQL. Does nothing when the
 * classes are newer than the migrations and than this file.
 */
class GenerateJooq {
  public static void main(String[] args) throws Exception {
    Path migrations = Path.of(args[0]);
    Path target = Path.of(args[1]);
    Path stamp = target.resolve(".made");
    Path self = migrations.resolve("../../../../build/java/GenerateJooq.java").normalize();
    if (Files.exists(stamp) && newest(migrations, self) <= modified(stamp)) return;
    try (EmbeddedPostgres postgres = postgres()) {
      Flyway.configure()
          .dataSource(postgres.getPostgresDatabase())
          .schemas("query")
          .locations("filesystem:" + migrations)
          .placeholders(Map.of("application", "postgres", "reader", "postgres_reader"))
          .load()
          .migrate();
      try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
        for (Path tables : projections(migrations)) replace(connection, tables);
      }
      GenerationTool.generate(configuration(postgres.getPort(), target));
    }
    Files.writeString(stamp, "");
  }

  private static List<Path> projections(Path migrations) throws IOException {
    try (Stream<Path> files = Files.walk(migrations.resolveSibling("projection"))) {
      return files.filter(file -> file.endsWith("tables.sql")).sorted().toList();
    }
  }

  /** A migration made a projection's first tables; what they look like now, its own file says. */
  private static void replace(Connection connection, Path tables) throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create schema shape; set search_path = shape");
      statement.execute(Files.readString(tables));
      statement.execute(
          """
          do $$ declare made text; begin
            for made in select relname from pg_class
                where relkind in ('r', 'p') and relnamespace = 'shape'::regnamespace loop
              execute format('drop table if exists query.%1$I', made);
              execute format('alter table shape.%1$I set schema query', made);
            end loop;
          end $$
          """);
      statement.execute("drop schema shape; reset search_path");
    }
  }

  private static Configuration configuration(int port, Path target) {
    return new Configuration()
        .withJdbc(
            new Jdbc().withUrl("jdbc:postgresql://localhost:" + port + "/postgres?user=postgres"))
        .withGenerator(
            new Generator()
                .withDatabase(
                    new Database().withInputSchema("query").withExcludes("flyway_schema_history"))
                .withGenerate(new Generate().withComments(false).withGeneratedAnnotation(false))
                .withTarget(
                    new Target()
                        .withPackageName("zij.query.schema")
                        .withDirectory(target.toString())));
  }

  private static long newest(Path migrations, Path self) throws IOException {
    try (Stream<Path> files =
        Stream.of(Files.list(migrations), projections(migrations).stream(), Stream.of(self))
            .flatMap(it -> it)) {
      return files.mapToLong(GenerateJooq::modified).max().orElseThrow();
    }
  }

  private static long modified(Path file) {
    return file.toFile().lastModified();
  }

  /** Given time, because the machine may be building something else. */
  private static EmbeddedPostgres postgres() throws java.io.IOException {
    return EmbeddedPostgres.builder().setPGStartupWait(java.time.Duration.ofMinutes(2)).start();
  }
}
