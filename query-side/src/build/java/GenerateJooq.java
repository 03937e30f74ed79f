import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      Flyway.configure()
          .dataSource(postgres.getPostgresDatabase())
          .schemas("query")
          .locations("filesystem:" + migrations)
          .placeholders(Map.of("application", "postgres"))
          .load()
          .migrate();
      GenerationTool.generate(configuration(postgres.getPort(), target));
    }
    Files.writeString(stamp, "");
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
    try (Stream<Path> files = Stream.concat(Files.list(migrations), Stream.of(self))) {
      return files.mapToLong(GenerateJooq::modified).max().orElseThrow();
    }
  }

  private static long modified(Path file) {
    return file.toFile().lastModified();
  }
}
