package zij.server.journeys;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import zij.server.FreePort;
import zij.server.Zij;
import zij.simulator.Simulator;
import zij.simulator.SimulatorOptions;

/**
 * The server on embedded defaults and the simulator, each with an empty folder and on a port of its
 * own, talking to each other by HTTP as they do anywhere.
 */
record RunningShop(Simulator simulator, ConfigurableApplicationContext context, String server)
    implements AutoCloseable {
  /** Telegram user id of the shop's owner: one of the simulator's first people. */
  static final String OWNER = "5001000102";

  /** Telegram user id of the shop's auditor. */
  static final String AUDITOR = "5001000105";

  /** Telegram user id of the shop's analyst, who may not look into the ledger. */
  static final String ANALYST = "5001000107";

  /** With it an update is one of Telegram's. */
  static final String WEBHOOK_SECRET = "secret-of-the-journeys";

  static RunningShop start(Path data) throws IOException {
    // Both need the other's address before they start, so the server's port cannot be 0.
    int port = FreePort.lasting();
    String server = "http://localhost:" + port;
    SequencedMap<String, String> apps = new LinkedHashMap<>();
    apps.put("shop", server + "/shop/");
    apps.put("desk", server + "/desk/");
    apps.put("audit", server + "/audit/");
    apps.put("insights", server + "/insights/");
    Simulator simulator =
        Simulator.start(
            SimulatorOptions.defaults()
                .withPort(0)
                .withNetwork("127.0.0.1", 40)
                .withData(data.resolve("telegram"))
                .withTimes(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(24))
                .withApps(apps));
    try {
      var context =
          SpringApplication.run(
              Zij.class,
              "--server.port=" + port,
              "--management.server.port=0",
              "--zij.data=" + data.resolve("server"),
              "--zij.public-url=" + server,
              "--zij.sample-catalogue=true",
              "--zij.limits.sign-ins=1000", // a journey looks at all screens in a minute
              "--zij.webhooks.allow-private=true",
              "--zij.people.owners=" + OWNER,
              "--zij.people.auditors=" + AUDITOR,
              "--zij.people.analysts=" + ANALYST,
              "--zij.telegram.api-url=" + simulator.url(),
              "--zij.telegram.timeout=1m",
              "--zij.payments.provider-tokens.uzs=" + simulator.providerToken(),
              "--zij.payments.provider-tokens.kzt=" + simulator.providerToken(),
              "--zij.telegram.bot-token=" + simulator.botToken(),
              "--zij.telegram.webhook-secret=" + WEBHOOK_SECRET,
              "--zij.telegram.init-data-key=" + simulator.publicKeyHex());
      return new RunningShop(simulator, context, server);
    } catch (RuntimeException broken) {
      simulator.close();
      throw broken;
    }
  }

  /** The kinds of what the mini app of this name told of its visits. */
  List<String> told(String app) {
    return context
        .getBean(JdbcClient.class)
        .sql("select distinct kind from query.telemetry where app = ? order by kind")
        .param(app)
        .query((row, _) -> row.getString(1))
        .list();
  }

  String phone() {
    return simulator.url();
  }

  @Override
  public void close() {
    context.close();
    simulator.close();
  }
}
