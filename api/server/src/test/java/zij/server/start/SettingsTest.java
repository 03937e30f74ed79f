package zij.server.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import zij.server.StartFailure;

/** Each wrong setting is named in one sentence, and the right ones are let through. */
class SettingsTest {
  private static final String KEY = "0".repeat(64);

  @Test
  void lets_the_defaults_through_but_wants_a_token_and_tls() {
    assertThat(faults(Map.of()))
        .satisfiesExactly(
            it -> assertThat(it).contains("zij.telegram.bot-token is not set"),
            it -> assertThat(it).contains("zij.public-url has to begin with https://"));
    assertThat(faults(well())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zij.public-url | http://shop.example | zij.public-url has to begin with https://",
        "zij.public-url | https://shop.example/ | zij.public-url has to end with the host",
        "zij.public-url | https://shop.example/zij | without a path",
        "zij.public-url | https://shop.example:9443 | port 443, 80, 88 or 8443",
        "zij.public-url | shop.example | zij.public-url has to be http:// or https://",
        "zij.data | pom.xml | zij.data has to be a folder",
        "zij.terms | /nowhere | zij.terms has to be a folder",
        "zij.telegram.bot-token | secret | zij.telegram.bot-token is no bot's token",
        "zij.telegram.api-url | ftp://x | zij.telegram.api-url has to be http:// or https://",
        "zij.telegram.init-data-key | 12 | zij.telegram.init-data-key has to be 64",
        "zij.telegram.init-data-max-age | 8d | zij.telegram.init-data-max-age has to be",
        "zij.telegram.webhook-secret | a b | zij.telegram.webhook-secret has to be 1 to 256",
        "zij.telegram.timeout | 0s | zij.telegram.timeout has to be",
        "zij.postgres.url | postgres://x | zij.postgres.url has to begin with jdbc:postgresql:",
        "zij.postgres.user | a-b | zij.postgres.user has to be the name of a role",
        "zij.postgres.replica-urls | x | zij.postgres.replica-urls has to begin with",
        "zij.postgres.pool-size | 0 | zij.postgres.pool-size has to be from 1 to 1000, not 0.",
        "zij.postgres.processor-pool-size | 1001 | zij.postgres.processor-pool-size has to be",
        "zij.postgres.max-replica-lag | 1s | zij.postgres.max-replica-lag has to be from 2s to 1d",
        "zij.redis.url | localhost:6379 | zij.redis.url has to be redis://host:port",
        "zij.session.key | x | zij.session.key has to be 64 hexadecimal digits.",
        "zij.session.previous-keys | x | zij.session.previous-keys have to be 64",
        "zij.session.lifetime | 2d | zij.session.lifetime has to be",
        "zij.vault.master-key | x | zij.vault.master-key has to be 64",
        "zij.vault.previous-master-keys | x | zij.vault.previous-master-keys have to be 64",
        "zij.telemetry.key | x | zij.telemetry.key has to be 64",
        "zij.telemetry.keep | 800d | zij.telemetry.keep has to be from 1d to 731d",
        "zij.telemetry.sample-rate | 0 | zij.telemetry.sample-rate has to be above 0",
        "zij.telemetry.queue-capacity | 0 | zij.telemetry.queue-capacity has to be",
        "zij.telemetry.per-visit | 0 | zij.telemetry.per-visit has to be",
        "zij.telemetry.per-address | 0 | zij.telemetry.per-address has to be",
        "zij.files.key | x | zij.files.key has to be 64",
        "zij.files.max-size | 0B | zij.files.max-size has to be",
        "zij.files.max-count | 0 | zij.files.max-count has to be",
        "zij.files.max-pictures | 0 | zij.files.max-pictures has to be",
        "zij.files.link-lifetime | 0s | zij.files.link-lifetime has to be",
        "zij.files.max-downloads | 0 | zij.files.max-downloads has to be",
        "zij.log.origin | a b | zij.log.origin has to be without spaces",
        "zij.log.queue-capacity | 0 | zij.log.queue-capacity has to be",
        "zij.log.witness-timeout | 0s | zij.log.witness-timeout has to be",
        "zij.log.channel | shop | zij.log.channel has to be @name",
        "zij.log.channel-every | 0 | zij.log.channel-every has to be",
        "zij.log.quorum | 1 | zij.log.quorum or zij.log.witnesses is wrong: a quorum of 1 cannot",
        "zij.orders.expire-after | 0s | zij.orders.expire-after has to be",
        "zij.cart.remind-after | 1s | zij.cart.remind-after has to be from 1m to 30d, not 1s.",
        "zij.book.hold | 366d | zij.book.hold has to be from 0s to 365d",
        "zij.audit.longest-question | 2h | zij.audit.longest-question has to be from 1s to 1h",
        "zij.reconciliation.every | 0s | zij.reconciliation.every has to be",
        "zij.reconciliation.grace | -1s | zij.reconciliation.grace has to be",
        "zij.reconciliation.max-pages | 0 | zij.reconciliation.max-pages has to be",
        "zij.webhooks.first-retry | 0s | zij.webhooks.first-retry has to be",
        "zij.payments.provider-tokens.uzs | a b c | zij.payments.provider-tokens.uzs is no",
        "zij.limits.address-sign-ins | 0 | zij.limits.address-sign-ins has to be",
        "zij.limits.sign-ins | 0 | zij.limits.sign-ins has to be",
        "zij.limits.orders | 0 | zij.limits.orders has to be",
        "zij.limits.commands | 0 | zij.limits.commands has to be",
        "zij.limits.searches | 0 | zij.limits.searches has to be",
        "zij.people.owners | -5 | zij.people.owners have to be Telegram user ids",
        "zij.people.auditors | 0 | zij.people.auditors have to be",
        "zij.people.analysts | 0 | zij.people.analysts have to be",
        "management.server.port | 8080 | server.port and management.server.port are both 8080",
      })
  void names_what_is_wrong(String name, String value, String sentence) {
    Map<String, Object> settings = well();
    settings.put(name, value);
    assertThat(faults(settings)).singleElement().asString().contains(sentence);
  }

  @Test
  void names_contradictions() {
    Map<String, Object> settings = well();
    settings.put("zij.postgres.url", "jdbc:postgresql://db/zij");
    settings.put("zij.postgres.user", "zij_owner");
    settings.put("zij.log.witnesses[0].url", "https://witness.example");
    settings.put("zij.log.witnesses[0].vkey", "nothing");
    assertThat(faults(settings))
        .satisfiesExactly(
            it -> assertThat(it).contains("zij.postgres.user and zij.postgres.owner-user are both"),
            it -> assertThat(it).contains("zij.log.witnesses[0] is wrong: a witness key"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zij.log.quorum | x | zij.log.quorum has to be a whole number, not 'x'",
        "zij.session.lifetime | soon | zij.session.lifetime has to be a time such as 30s",
        "zij.postgres.pool-size | many | zij.postgres.pool-size has to be a whole number",
        "zij.sample-catalogue | perhaps | zij.sample-catalogue has to be true or false",
        "zij.zone | Samarkand | zij.zone has to be a time zone such as Asia/Tashkent",
        "zij.files.max-size | big | zij.files.max-size has to be a size such as",
        "zij.telemetry.sample-rate | half | zij.telemetry.sample-rate has to be a number",
        "zij.people.owners | Timur | zij.people.owners",
        "zij.payments.provider-tokens.eur | 1:LIVE:x | one of UZS or KZT, not 'eur'",
        "server.port | web | server.port has to be a whole number, not 'web'",
        "zij.postgres.poolsise | 3 | There is no setting zij.postgres.poolsise",
      })
  void names_what_cannot_be_read(String name, String value, String sentence) {
    Map<String, Object> settings = well();
    settings.put(name, value);
    assertThatThrownBy(() -> faults(settings))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void names_the_setting_of_an_environment_variable() {
    StandardEnvironment environment = environment(well());
    environment
        .getPropertySources()
        .addFirst(
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of("ZIJ_LOG_QUORUM", "x")));
    assertThatThrownBy(() -> ReadSettings.read(environment))
        .hasMessageContaining("zij.log.quorum has to be a whole number, not 'x'")
        .hasMessageContaining("ZIJ_LOG_QUORUM");
  }

  @Test
  void repeats_no_secret() {
    List<String> said = new ArrayList<>();
    for (String secret :
        List.of(
            "zij.telegram.bot-token",
            "zij.telegram.webhook-secret",
            "zij.session.key",
            "zij.vault.master-key",
            "zij.files.key")) {
      Map<String, Object> settings = well();
      settings.put(secret, "not to be told");
      said.addAll(faults(settings));
    }
    assertThat(said).hasSize(5).noneMatch(it -> it.contains("not to be told"));
  }

  private static Map<String, Object> well() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("zij.telegram.bot-token", "123:abc");
    settings.put("zij.public-url", "https://shop.example");
    settings.put("zij.session.key", KEY);
    return settings;
  }

  private static List<String> faults(Map<String, Object> settings) {
    return ReadSettings.read(environment(settings)).faults();
  }

  private static StandardEnvironment environment(Map<String, Object> settings) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    return environment;
  }
}
