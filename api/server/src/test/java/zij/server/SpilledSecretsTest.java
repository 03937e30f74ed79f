package zij.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Reads everything that a server says and keeps while it sells and while all goes wrong, and looks
 * for its secrets there.
 */
class SpilledSecretsTest {
  private static final String SESSION_KEY = "5e55".repeat(16);
  private static final String LINKS_KEY = "11c5".repeat(16);
  private static final String TELEMETRY_KEY = "7e1e".repeat(16);
  private static final String MASTER_KEY = "3a57".repeat(16);

  private static final List<String> SIGNED =
      List.of("initData in", "other initData in", "the hash of initData in");
  private static final String EVIDENCE = "server.sign_in_evidence";

  private final Said said = new Said();
  private final Map<String, String> secrets = new LinkedHashMap<>();
  private final List<String> answers = new ArrayList<>();

  @Test
  void nothingThatIsSaidOrKeptHasASecretInIt() throws Exception {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Map<Logger, Level> levels = new LinkedHashMap<>();
    for (String name : List.of("zij", "org.springframework.web", "org.axonframework")) {
      Logger logger = (Logger) LoggerFactory.getLogger(name);
      levels.put(logger, logger.getEffectiveLevel());
    }
    said.setContext(root.getLoggerContext());
    said.start();
    try (RunningServer server = start()) {
      root.addAppender(said);
      // More than a shop ever says.
      levels.keySet().forEach(logger -> logger.setLevel(Level.DEBUG));
      secrets.put("the bot's token", server.botToken());
      secrets.put("the webhook's secret", RunningServer.WEBHOOK_SECRET);
      secrets.put("the key of sessions", SESSION_KEY);
      secrets.put("the key of links", LINKS_KEY);
      secrets.put("the key of pseudonyms", TELEMETRY_KEY);
      secrets.put("the vault's master key", MASTER_KEY);
      server
          .part(ZijProperties.class)
          .payments()
          .providerTokens()
          .forEach((currency, token) -> secrets.put("the provider's token " + currency, token));
      ofTheLog(server);

      sell(server);
      failAndBeRefused(server);

      assertThat(said.lines()).as("it was listened to").hasSizeGreaterThan(20);
      assertThat(found(said.lines().stream())).as("log").isEmpty();
      assertThat(found(answers.stream())).as("answers").isEmpty();
      assertThat(found(kept(server))).as("database").isEmpty();
      assertThat(found(evidence(server)))
          .as("what people signed in with, which waits there for a day as it came")
          .allMatch(it -> SIGNED.stream().anyMatch(it::startsWith))
          .isNotEmpty();
    } finally {
      root.detachAppender(said);
      levels.forEach(Logger::setLevel);
    }
  }

  private static RunningServer start() {
    return RunningServer.start(
        Map.of(
            "zij.session.key", SESSION_KEY,
            "zij.files.key", LINKS_KEY,
            "zij.telemetry.key", TELEMETRY_KEY,
            "zij.vault.master-key", MASTER_KEY));
  }

  /** What this machine keeps in its folder of keys, as text and in the forms that keys have. */
  private void ofTheLog(RunningServer server) throws IOException {
    try (Stream<Path> files = Files.walk(server.data().resolve("keys"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] key = Files.readAllBytes(file);
        String name = "the file " + file.getFileName();
        String text = new String(key, UTF_8).strip();
        for (String line :
            text.lines().filter(it -> it.length() > 20 && !it.contains("--")).toList()) {
          if (text.contains("PRIVATE KEY")) secrets.put(name + ", a line of it", line);
        }
        if (text.chars().allMatch(c -> c >= ' ' && c < 127)) secrets.put(name, text);
        secrets.put(name + " in base64", Base64.getEncoder().encodeToString(key));
        secrets.put(name + " in hex", HexFormat.of().formatHex(key));
      }
    }
    assertThat(secrets.keySet()).as("keys").anyMatch(name -> name.startsWith("the file "));
  }

  private void sell(RunningServer server) {
    long id = server.person("en");
    String initData = server.launch(id);
    secrets.put("initData", initData);
    secrets.put("the hash of initData", initData.replaceAll(".*hash=([0-9a-f]{64}).*", "$1"));
    Shopper buyer = Shopper.signIn(server, id, initData);
    secrets.put("a session", buyer.token());
    String order = buyer.buy();
    answers.add(buyer.get("/api/orders/" + order).text());
    answers.add(buyer.get("/api/orders/" + order + "/receipt").text());
    answers.add(server.owner().get("/api/desk/orders/" + order).text());
    answers.add(buyer.get("/api/me/library").text());
    answers.add(buyer.post("/api/me/sign-out", "").text());
  }

  private void failAndBeRefused(RunningServer server) {
    Shopper buyer = server.shopper();
    secrets.put("another session", buyer.token());
    String order = buyer.order();
    String initData = server.launch(buyer.id());
    secrets.put("other initData", initData);

    server.botApi().cut(true);
    answers.add(buyer.post("/api/orders/" + order + "/invoice", "").text());
    server.botApi().cut(false);
    server.botApi().refuse("prices");
    answers.add(buyer.post("/api/orders/" + order + "/invoice", "").text());
    server.botApi().refuse(null);

    answers.add(server.post("/api/auth/telegram", "{\"initData\":\"" + initData + "0\"}").text());
    answers.add(server.post("/api/auth/telegram", "{\"initData\":\"" + initData).text());
    answers.add(buyer.get("/api/orders?cursor=none").text());
    answers.add(buyer.get("/api/orders/" + UUID.randomUUID()).text());
    answers.add(buyer.post("/api/orders", "{\"lines\":[{\"product\":\"\",").text());
    answers.add(server.webhook("{\"update_id\":1,\"message\":").text());
    answers.add(server.webhook("{\"update_id\":2,\"no\":{\"such\":\"update\"}}").text());
    answers.add(
        RunningServer.send(
                server
                    .request("/telegram/webhook")
                    .header("X-Telegram-Bot-Api-Secret-Token", "another")
                    .POST(HttpRequest.BodyPublishers.ofString("{}")))
            .text());
    for (String page : List.of("health", "info", "metrics", "prometheus", "env", "configprops"))
      answers.add(server.management("/actuator/" + page).text());
  }

  /** All rows of all tables but the one, as text. */
  private static Stream<String> kept(RunningServer server) throws SQLException {
    try (Connection connection = server.superuser()) {
      JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      List<String> tables =
          sql.sql(
                  """
                  select format('%I.%I', table_schema, table_name) from information_schema.tables
                  where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                  """)
              .query((row, _) -> String.valueOf(row.getString(1)))
              .list();
      assertThat(tables).contains("ledger.event");
      List<String> rows = new ArrayList<>();
      for (String table : tables) {
        if (!table.equals(EVIDENCE)) rows.addAll(rows(sql, table));
      }
      return rows.stream();
    }
  }

  private static Stream<String> evidence(RunningServer server) throws SQLException {
    try (Connection connection = server.superuser()) {
      JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      return rows(sql, EVIDENCE).stream();
    }
  }

  private static List<String> rows(JdbcClient sql, String table) {
    return sql.sql("select '" + table + ' ' + "' || t::text from " + table + " t")
        .query((row, _) -> String.valueOf(row.getString(1)))
        .list();
  }

  /** Which secret is where, without the secret: a red test is read by many. */
  private List<String> found(Stream<String> texts) {
    Map<String, String> hidden = new LinkedHashMap<>(secrets);
    // A column of bytes is shown in hexadecimal digits.
    secrets.forEach((name, secret) ->
        hidden.put(name + " in bytes", HexFormat.of().formatHex(secret.getBytes(UTF_8))));
    return texts
        .flatMap(text ->
            hidden.entrySet().stream()
                .filter(secret -> text.contains(secret.getValue()))
                .map(secret -> secret.getKey() + " in " + around(text, secret.getValue())))
        .distinct()
        .toList();
  }

  private static String around(String text, String secret) {
    int at = text.indexOf(secret);
    return text.substring(Math.max(0, at - 120), at) + "[...]";
  }

  /** Keeps every line with its stack trace. */
  private static final class Said extends AppenderBase<ILoggingEvent> {
    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

    List<String> lines() {
      return List.copyOf(lines);
    }

    @Override
    protected void append(ILoggingEvent event) {
      String trace =
          event.getThrowableProxy() == null
              ? ""
              : ThrowableProxyUtil.asString(event.getThrowableProxy());
      lines.add(event.getFormattedMessage() + ' ' + event.getMDCPropertyMap() + '\n' + trace);
    }
  }
}
