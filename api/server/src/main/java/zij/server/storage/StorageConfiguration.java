package zij.server.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import zij.ledger.book.BookSchema;
import zij.ledger.log.LogSchema;
import zij.query.QuerySchema;
import zij.server.StartFailure;
import zij.server.ZijProperties;

/** PostgreSQL and Redis: embedded on this machine, or those that are configured. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

  @Bean
  DataFolder dataFolder(ZijProperties properties) {
    return new DataFolder(properties.data());
  }

  @Bean
  @DependsOn("knownBot")
  PostgresqlAddress postgresqlAddress(ZijProperties properties, DataFolder data) {
    return PostgresqlAddress.configured(properties)
        .orElseGet(() -> {
          String user = properties.postgres().user();
          Path folder = data.resolve(EmbeddedPostgresql.FOLDER);
          EmbeddedPostgresql server = new EmbeddedPostgresql(folder, user);
          return PostgresqlAddress.embedded(server.port(), user, server);
        });
  }

  /** Looked at, then migrated, before anything uses it. */
  @Bean
  DataSource dataSource(PostgresqlAddress address, ZijProperties properties, MeterRegistry meters) {
    new FirstLook(address, properties.postgres().allowNewer(), InstantSource.system()).take();
    migrate(address);
    HikariConfig pool = pool("postgres", address, properties.postgres().poolSize(), meters);
    return new FairDataSource(new HikariDataSource(pool), pool.getMaximumPoolSize(), meters);
  }

  /**
   * For projections, reactions and their bookkeeping. What they commit follows from the log and is
   * committed together with how far they are, so a crash of PostgreSQL may take back the last
   * moment of it: they begin where they were. So they need not wait for the disk, and do not hold
   * up the log's own commits, which do. Outside the other pool, so that neither starves the other.
   */
  @Bean(defaultCandidate = false)
  @Qualifier("processors")
  DataSource processorDataSource(
      PostgresqlAddress address,
      ZijProperties properties,
      MeterRegistry meters,
      @Qualifier("dataSource") DataSource migrated) {
    int size = properties.postgres().processorPoolSize();
    HikariConfig pool = pool("processors", address, size, meters);
    pool.setConnectionInitSql("set synchronous_commit = off");
    return new FairDataSource(new HikariDataSource(pool), size, meters);
  }

  private static HikariConfig pool(
      String name, PostgresqlAddress address, int size, MeterRegistry meters) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName(name);
    pool.setJdbcUrl(address.url());
    pool.setUsername(address.user());
    pool.setPassword(address.password());
    pool.setMaximumPoolSize(size);
    pool.setConnectionTimeout(10_000);
    pool.setMetricRegistry(meters);
    return pool;
  }

  private static void migrate(PostgresqlAddress address) {
    try {
      LogSchema.migrate(address.owner(), address.user());
      BookSchema.migrate(address.owner(), address.user());
      QuerySchema.migrate(address.owner(), address.user());
      SchemaVersions.server(address).migrate();
    } catch (FlywayException | IllegalStateException e) {
      throw new StartFailure(
          "PostgreSQL at %s cannot be brought up to date as role %s: %s"
              .formatted(address.place(), address.ownerUser(), firstLine(e)),
          e);
    }
  }

  static String auditorOf(String applicationRole) {
    return applicationRole + "_auditor";
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }

  /**
   * For the log's appender and for its listener, which keep a connection each. Outside the pool, so
   * that no crowd of readers makes the appender wait.
   */
  @Bean(defaultCandidate = false)
  @Qualifier("log")
  DataSource logDataSource(
      PostgresqlAddress address, @Qualifier("dataSource") DataSource migrated) {
    PGSimpleDataSource source = address.application();
    source.setApplicationName("zij-log");
    return source;
  }

  /** For rebuilds of projections, which make and drop tables. Each keeps one connection. */
  @Bean(defaultCandidate = false)
  @Qualifier("owner")
  DataSource ownerDataSource(
      PostgresqlAddress address, @Qualifier("dataSource") DataSource migrated) {
    return address.owner();
  }

  @Bean
  DSLContext dsl(DataSource dataSource) {
    return DSL.using(new TransactionAwareDataSourceProxy(dataSource), SQLDialect.POSTGRES);
  }

  @Bean(defaultCandidate = false)
  @Qualifier("reads")
  ReplicaFirst replicaFirst(
      @Qualifier("dataSource") DataSource primary,
      PostgresqlAddress address,
      ZijProperties properties,
      MeterRegistry meters) {
    ZijProperties.Postgres p = properties.postgres();
    List<Replica> replicas =
        p.replicaUrls().stream()
            .map(url -> new Replica(url, address.user(), address.password(), p.poolSize()))
            .toList();
    return new ReplicaFirst(primary, replicas, p.maxReplicaLag(), meters);
  }

  /**
   * For questions that may be answered from a moment ago: lists, searches, figures. A replica
   * answers them if there is one that lags no more than it may. Never for what a decision rests on.
   */
  @Bean(defaultCandidate = false)
  @Qualifier("reads")
  DSLContext reads(@Qualifier("reads") ReplicaFirst connections) {
    return DSL.using(connections, SQLDialect.POSTGRES);
  }

  /**
   * The same on the primary, for what is somebody's own: it shows a buyer's request the buyer's
   * rows alone, whatever is asked for.
   */
  @Bean
  ScopedConnections scopedConnections(DataSource dataSource, PostgresqlAddress address) {
    String server = address.user();
    return new ScopedConnections(dataSource, QuerySchema.readerOf(server), auditorOf(server));
  }

  @Bean(defaultCandidate = false)
  @Qualifier("own")
  DSLContext own(ScopedConnections connections) {
    return DSL.using(connections, SQLDialect.POSTGRES);
  }

  /** Works in the transaction of the batch of events that is projected on this thread. */
  @Bean(defaultCandidate = false)
  @Qualifier("processors")
  DSLContext processorDsl(@Qualifier("processors") DataSource dataSource) {
    return DSL.using(new TransactionAwareDataSourceProxy(dataSource), SQLDialect.POSTGRES);
  }

  /** Where Redis is. */
  record RedisAddress(String url, Closeable server) implements Closeable {
    @Override
    public void close() throws IOException {
      server.close();
    }
  }

  @Bean
  RedisAddress redisAddress(ZijProperties properties) {
    String url = properties.redis().url();
    if (url != null && !url.isBlank()) return new RedisAddress(url, () -> {});
    EmbeddedRedis server = new EmbeddedRedis();
    return new RedisAddress(server.url(), server);
  }

  /** Answers fast or not at all: whatever Redis has, PostgreSQL has too. */
  @Bean
  LettuceConnectionFactory redisConnections(RedisAddress address) {
    LettuceClientConfiguration client =
        LettuceClientConfiguration.builder()
            .commandTimeout(Duration.ofMillis(500))
            .shutdownTimeout(Duration.ZERO)
            .clientOptions(
                ClientOptions.builder()
                    .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                    .socketOptions(
                        SocketOptions.builder().connectTimeout(Duration.ofSeconds(1)).build())
                    .build())
            .build();
    return new LettuceConnectionFactory(
        LettuceConnectionFactory.createRedisConfiguration(address.url()), client);
  }
}
