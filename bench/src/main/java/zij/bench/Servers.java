package zij.bench;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import zij.server.Zij;
import zij.simulator.Simulator;
import zij.simulator.SimulatorOptions;

/** The real server with its real wiring inside this process, and the simulator that it needs. */
final class Servers implements AutoCloseable {
  /** One of the simulator's people, who may read the log. */
  static final long AUDITOR = 5001000105L;

  /** Another, whose shop it is. */
  static final long OWNER = 5001000102L;

  private final Simulator simulator;
  private final ConfigurableApplicationContext context;

  /**
   * Starts both on free ports.
   *
   * @param more classes that join the server's context
   */
  Servers(Database database, String name, Class<?>... more) throws java.io.IOException {
    simulator = Simulator.start(SimulatorOptions.defaults().withPort(0).withMessageLimits(false));
    List<Class<?>> sources = new ArrayList<>(List.of(more));
    sources.add(Zij.class);
    Path data = database.folder(name);
    context =
        new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
            .run(
                settings(
                        database,
                        name,
                        data,
                        simulator.url(),
                        simulator.botToken(),
                        simulator.publicKeyHex())
                    .toArray(String[]::new));
  }

  /** The server's options for a database of this run and a simulator. */
  static List<String> settings(
      Database database, String name, Path data, String botApi, String token, String key) {
    return List.of(
        "--server.port=0",
        "--management.server.port=0",
        "--logging.level.zij=warn",
        "--zij.data=" + data,
        "--zij.postgres.url=" + database.url(name),
        "--zij.postgres.user=" + Database.APPLICATION,
        "--zij.postgres.owner-user=" + Database.OWNER,
        // counted as always, but a few buyers do what many would
        "--zij.limits.address-sign-ins=10000000",
        "--zij.limits.sign-ins=10000000",
        "--zij.limits.orders=10000000",
        "--zij.limits.commands=10000000",
        "--zij.limits.searches=10000000",
        "--zij.people.owners=" + OWNER,
        "--zij.people.auditors=" + AUDITOR,
        "--zij.telegram.api-url=" + botApi,
        "--zij.telegram.bot-token=" + token,
        "--zij.telegram.init-data-key=" + key);
  }

  /** A part of the server. */
  <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  URI telegram() {
    return URI.create(simulator.url());
  }

  int port() {
    if (!(context instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
      throw new IllegalStateException("the server does not listen");
    }
    return web.getWebServer().getPort();
  }

  @Override
  public void close() {
    context.close();
    simulator.close();
  }
}
