package zij.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;
import redis.embedded.RedisServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.ledger.log.LogSigner;
import zij.server.Eventually;
import zij.server.FreePort;
import zij.server.RunningServer;

/** The doctor examines a server that runs on real databases with a strict Telegram. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoctorTest {
  private static final int NOT_LISTENED_TO = 1;

  @TempDir Path folder;
  private RunningServer server;

  @BeforeAll
  void start() {
    server = RunningServer.start(Map.of());
    Eventually.holds(() -> !server.bot("getWebhookInfo").path("url").asString("").isEmpty());
    server.shopper().order();
    Eventually.holds(() -> !server.texts("select note from ledger.checkpoint limit 1").isEmpty());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void says_of_a_shop_that_runs_that_all_is_well() {
    Said said = ask();
    assertThat(said.status()).as(said.text()).isZero();
    assertThat(said.text().lines().filter(line -> line.startsWith("ok ")).map(DoctorTest::check))
        .contains(
            "java",
            "settings",
            "port",
            "data",
            "disk",
            "keys",
            "database",
            "durability",
            "connections",
            "schema",
            "rights",
            "log",
            "replica",
            "redis",
            "bot",
            "webhook",
            "menu",
            "clock",
            "certificate",
            "providers");
    assertThat(said.text()).contains("is held by Zij, which runs").endsWith("All is well.\n");
  }

  @Test
  void tells_programs_the_same() {
    JsonNode report = JsonMapper.shared().readTree(ask("--json").text());
    assertThat(report.path("verdict").asString()).isEqualTo("OK");
    JsonNode first = report.path("findings").path(0);
    assertThat(first.path("check").asString()).isEqualTo("settings");
    assertThat(first.path("verdict").asString()).isEqualTo("OK");
    assertThat(first.has("mend")).isFalse();
  }

  @Test
  void reads_a_file_of_settings() throws Exception {
    Path file = folder.resolve("zij.properties");
    Files.writeString(file, "zij.orders.expire-after = soon\n");
    assertThat(ask("--config", file.toString()).wrong())
        .contains("zij.orders.expire-after has to be a time such as", "'soon'", "zij.properties");
  }

  @Test
  void knows_a_token_that_is_of_no_bot() {
    Said said = ask("--zij.telegram.bot-token=1:nobody");
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.wrong()).contains("zij.telegram.bot-token is of no bot", "401", "BotFather");
    assertThat(said.text()).doesNotContain("nobody");
  }

  @Test
  void cannot_tell_when_telegram_does_not_answer() {
    Said said = ask("--zij.telegram.api-url=http://localhost:" + NOT_LISTENED_TO);
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.text()).contains("unknown  bot ", "(zij.telegram.api-url) does not answer");
  }

  @Test
  void knows_a_webhook_that_leads_elsewhere() {
    String own = server.bot("getWebhookInfo").path("url").asString();
    setWebhook("http://localhost:9/telegram/webhook");
    try {
      assertThat(ask().wrong()).contains("webhook", "http://localhost:9/telegram/webhook", own);
    } finally {
      setWebhook(own);
    }
  }

  @Test
  void knows_a_menu_button_that_leads_elsewhere() {
    menuButton(Map.of("type", "web_app", "text", "Shop", "web_app", web("https://other.example/")));
    assertThat(ask().wrong()).contains("menu", "'https://other.example/'", "/shop/");
    menuButton(Map.of("type", "web_app", "text", "Shop", "web_app", web(publicUrl() + "/shop/")));
    assertThat(ask().text()).contains("opens " + publicUrl() + "/shop/").contains("All is well.");
    menuButton(Map.of("type", "default"));
  }

  @Test
  void knows_a_redis_that_is_gone_and_one_without_bounds() throws Exception {
    assertThat(ask("--zij.redis.url=redis://localhost:" + NOT_LISTENED_TO).wrong())
        .contains("redis", "localhost:1 (zij.redis.url) is not there");
    int port = FreePort.lasting();
    RedisServer redis =
        RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"").build();
    redis.start();
    try {
      assertThat(ask("--zij.redis.url=redis://localhost:" + port).wrong())
          .contains("nothing bounds its memory", "--maxmemory");
    } finally {
      redis.stop();
    }
  }

  @Test
  void knows_a_database_that_is_gone_or_lets_nobody_in() throws Exception {
    String gone = "jdbc:postgresql://localhost:" + NOT_LISTENED_TO + "/none";
    assertThat(ask("--zij.postgres.url=" + gone).wrong())
        .contains(gone + " (zij.postgres.url) is not there");
    String url = url();
    assertThat(
            ask(
                    "--zij.postgres.url=" + url,
                    "--zij.postgres.owner-user=postgres",
                    "--zij.postgres.user=nobody")
                .wrong())
        .contains("does not let in role nobody (zij.postgres.user, zij.postgres.password)");
    assertThat(ask("--zij.postgres.url=" + url.replaceAll("/postgres.*", "/none")).wrong())
        .contains("has no such database");
  }

  @Test
  void knows_a_replica_that_is_none() throws Exception {
    assertThat(ask("--zij.postgres.replica-urls=" + url()).wrong())
        .contains("is no replica of the primary");
  }

  @Test
  void knows_a_database_that_may_lose_payments() throws Exception {
    superuser("alter role zij set synchronous_commit = off");
    try {
      assertThat(ask().wrong()).contains("durability", "synchronous_commit off");
    } finally {
      superuser("alter role zij reset synchronous_commit");
    }
  }

  @Test
  void knows_a_newer_database() throws Exception {
    superuser(
        """
        insert into server.flyway_schema_history
        select 9999, '999', 'later', 'SQL', 'V999__later.sql', 1, 'me', now(), 1, true
        """);
    try {
      assertThat(ask().wrong()).contains("newer than this server", "server 999");
    } finally {
      superuser("delete from server.flyway_schema_history where version = '999'");
    }
  }

  @Test
  void knows_a_role_that_could_change_the_log() throws Exception {
    superuser("grant update on ledger.event to zij");
    try {
      assertThat(ask().wrong()).contains("rights", "role zij could change the log");
    } finally {
      superuser("revoke update on ledger.event from zij");
    }
  }

  @Test
  void knows_keys_that_others_can_read() throws Exception {
    Path key = server.data().resolve("keys/vault");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    try {
      assertThat(ask().wrong()).contains("can be read by others -> chmod 600 " + key);
    } finally {
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void knows_keys_that_are_of_another_database() throws Exception {
    Path keys = Files.createDirectories(folder.resolve("others/keys"));
    LogSigner.loadOrCreate("others.example/log", keys.resolve("log.pem"));
    assertThat(
            ask(
                    "--zij.data=" + keys.getParent(),
                    "--zij.postgres.url=" + url(),
                    "--zij.postgres.owner-user=postgres")
                .wrong())
        .contains("log", "is not signed with a key of " + keys);
  }

  @Test
  void knows_a_port_that_somebody_else_holds() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
      assertThat(ask("--management.server.port=" + taken.getLocalPort()).wrong())
          .contains(taken.getLocalPort() + " (management.server.port) is held by a program");
    }
  }

  @Test
  void refuses_an_option_that_it_does_not_have() {
    assertThat(ask("--jsn").status()).isEqualTo(2);
    assertThat(ask("--config", "/nowhere").status()).isEqualTo(2);
  }

  private static String check(String line) {
    return line.split(" +", 3)[1];
  }

  private Said ask(String... changed) {
    return Said.by(server, changed);
  }

  private String publicUrl() {
    return String.valueOf(server.part(Environment.class).getProperty("zij.public-url"));
  }

  private static Map<String, ?> web(String url) {
    return Map.of("url", url);
  }

  private void menuButton(Map<String, ?> button) {
    server.bot("setChatMenuButton", Map.of("menu_button", button));
  }

  private void setWebhook(String url) {
    server.bot("setWebhook", Map.of("url", url, "secret_token", RunningServer.WEBHOOK_SECRET));
  }

  private String url() throws Exception {
    try (Connection connection = server.superuser()) {
      return connection.getMetaData().getURL();
    }
  }

  private void superuser(String... statements) throws Exception {
    try (Connection connection = server.superuser();
        var statement = connection.createStatement()) {
      for (String sql : statements) statement.execute(sql);
    }
  }
}
