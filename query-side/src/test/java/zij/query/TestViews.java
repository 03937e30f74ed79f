package zij.query;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import redis.embedded.RedisServer;

/** One real PostgreSQL, durable as in production, and one real Redis for all tests. */
public final class TestViews {
  static final String APPLICATION = "zij_app";
  private static final EmbeddedPostgres POSTGRES = startPostgres();
  private static final LettuceConnectionFactory REDIS = startRedis();
  private static final TestViews EMPTY = empty();
  private static int databases;

  private final String database;

  private TestViews(String database) {
    this.database = database;
  }

  /** What each test has a copy of: to migrate anew for each would take longer than most tests. */
  private static TestViews empty() {
    TestViews empty = new TestViews("empty");
    administer("create database " + empty.database);
    QuerySchema.migrate(empty.owner(), APPLICATION);
    return empty;
  }

  private static void administer(String sql) {
    try (var connection = POSTGRES.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** A new database with the schema of the views, and an empty Redis. */
  public static synchronized TestViews create() {
    TestViews views = new TestViews("views" + databases++);
    administer("create database " + views.database + " template " + EMPTY.database);
    try (RedisConnection connection = REDIS.getConnection()) {
      connection.serverCommands().flushAll();
    }
    return views;
  }

  /** Queries in the application's role; each statement is a transaction. */
  public DSLContext dsl() {
    return DSL.using(dataSource(APPLICATION), SQLDialect.POSTGRES);
  }

  /** Connections of the role that owns the schema. */
  public DataSource owner() {
    return dataSource("postgres");
  }

  /** Where {@link #owner} connects to, for another process. */
  public String ownerUrl() {
    return POSTGRES.getJdbcUrl("postgres", database);
  }

  /** The Redis that all tests share. */
  public RedisConnectionFactory redis() {
    return REDIS;
  }

  /** Every row of a table as JSON, in order. */
  public List<String> rows(String table, String order) {
    return dsl()
        .fetch("select to_jsonb(r)::text from query." + table + " r order by " + order)
        .map(row -> String.valueOf(row.get(0)));
  }

  /** Does this as a processor does a batch of events. */
  public static void inBatch(Runnable events) {
    UnitOfWork<?> batch = DefaultUnitOfWork.startAndGet(new GenericEventMessage<>("batch"));
    try {
      events.run();
      batch.commit();
    } finally {
      if (batch.isActive()) batch.rollback();
    }
  }

  private DataSource dataSource(String user) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(POSTGRES.getJdbcUrl(user, database));
    return source;
  }

  private static EmbeddedPostgres startPostgres() {
    try {
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setPGStartupWait(Duration.ofMinutes(2))
              .start();
      try (var connection = postgres.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("create role " + APPLICATION + " login");
      }
      return postgres;
    } catch (IOException | SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static LettuceConnectionFactory startRedis() {
    try {
      int port = freePort();
      RedisServer server =
          RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"").build();
      server.start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
      LettuceConnectionFactory connections = new LettuceConnectionFactory("127.0.0.1", port);
      connections.afterPropertiesSet();
      connections.start();
      return connections;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Below those that systems hand out to whoever connects to something before it is used. */
  private static int freePort() throws IOException {
    for (int tries = 100; ; tries--) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return port;
      } catch (IOException e) {
        if (tries == 0) throw e;
      }
    }
  }

  private static void stop(RedisServer server) {
    try {
      server.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
