package zij.server.start;

import io.lettuce.core.RedisURI;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import zij.ledger.log.CosignerKey;
import zij.ledger.log.Quorum;
import zij.ledger.witness.WitnessAddress;
import zij.server.ZijProperties;

/**
 * What is wrong with the settings, as far as they tell by themselves: nothing is asked, made or
 * changed. The server's start and the doctor say the same.
 */
public final class Settings {
  /** Where Telegram brings updates to (Bot API, setWebhook). */
  private static final Set<Integer> WEBHOOK_PORTS = Set.of(-1, 443, 80, 88, 8443);

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int MANY = 10_000_000;

  private final ZijProperties zij;
  private final Faults faults = new Faults();

  private Settings(ZijProperties zij) {
    this.zij = zij;
  }

  /**
   * What is wrong.
   *
   * @param port of the server
   * @param managementPort for operators
   * @return a sentence for each fault, which names the setting; empty if all is well
   */
  public static List<String> faults(ZijProperties zij, int port, int managementPort) {
    Settings settings = new Settings(zij);
    settings.addresses(port, managementPort);
    settings.telegram();
    settings.postgres();
    settings.redis();
    settings.secrets();
    settings.log();
    settings.trade();
    settings.limits();
    settings.people();
    return settings.faults.sentences();
  }

  private void addresses(int port, int managementPort) {
    URI address = zij.publicUrl();
    if (faults.address("zij.public-url", address)) {
      boolean isBare = String.valueOf(address.getRawPath()).isEmpty();
      faults.unless(
          isBare && address.getRawQuery() == null && address.getRawFragment() == null,
          "zij.public-url has to end with the host or the port, without a path or a slash, not '%s'."
              .formatted(address));
    }
    faults.unless(
        port == 0 || port != managementPort,
        "server.port and management.server.port are both %d: what is for operators would be public."
            .formatted(port));
    faults.unless(
        !Files.isRegularFile(zij.data()),
        "zij.data has to be a folder, and " + zij.data() + " is a file.");
    Path terms = zij.terms();
    faults.unless(
        terms == null || Files.isDirectory(terms),
        "zij.terms has to be a folder, not '" + terms + "'.");
  }

  private void telegram() {
    ZijProperties.Telegram telegram = zij.telegram();
    String token = telegram.botToken();
    if (token == null || token.isBlank()) {
      faults.add("zij.telegram.bot-token is not set; BotFather gives one, or start ./zij demo.");
    } else {
      faults.unless(
          token.matches("[0-9]{1,20}:[A-Za-z0-9_-]+"),
          "zij.telegram.bot-token is no bot's token; BotFather's look like 123456789:ABC...");
    }
    URI api = telegram.apiUrl();
    boolean isTls = faults.address("zij.telegram.api-url", api) && "https".equals(api.getScheme());
    if (isTls && zij.publicUrl().getHost() != null) reachableByTelegram(api);
    faults.unless(
        telegram.initDataKey().matches("[0-9a-fA-F]{64}"),
        "zij.telegram.init-data-key has to be 64 hexadecimal digits.");
    faults.positive(
        "zij.telegram.init-data-max-age", telegram.initDataMaxAge(), DAY.multipliedBy(7));
    String secret = telegram.webhookSecret();
    faults.unless(
        secret == null || secret.isBlank() || secret.matches("[A-Za-z0-9_-]{1,256}"),
        "zij.telegram.webhook-secret has to be 1 to 256 of A-Z, a-z, 0-9, _ and -.");
    faults.positive("zij.telegram.timeout", telegram.timeout(), MINUTE.multipliedBy(10));
  }

  /** A Bot API server of one's own, which has no TLS, brings updates without it too. */
  private void reachableByTelegram(URI api) {
    URI address = zij.publicUrl();
    if (!"https".equals(address.getScheme())) {
      faults.add(
          "zij.public-url has to begin with https://, since %s brings payments to nothing else; it is '%s'."
              .formatted(api, address));
    } else if ("api.telegram.org".equals(api.getHost())
        && !WEBHOOK_PORTS.contains(address.getPort())) {
      faults.add(
          "zij.public-url has to have port 443, 80, 88 or 8443, since Telegram knows no other; it is '%s'."
              .formatted(address));
    }
  }

  private void postgres() {
    ZijProperties.Postgres postgres = zij.postgres();
    String url = postgres.url();
    if (url != null && !url.isBlank()) {
      jdbc("zij.postgres.url", url);
      faults.unless(
          !postgres.user().equals(postgres.ownerUser()),
          "zij.postgres.user and zij.postgres.owner-user are both '%s': a server that owns its tables could change the log."
              .formatted(postgres.user()));
    }
    faults.unless(
        postgres.user().matches("[A-Za-z_][A-Za-z0-9_]{0,50}"),
        "zij.postgres.user has to be the name of a role, of at most 51 letters, digits and _.");
    postgres.replicaUrls().forEach(it -> jdbc("zij.postgres.replica-urls", it));
    faults.from("zij.postgres.pool-size", postgres.poolSize(), 1, 1_000);
    faults.from("zij.postgres.processor-pool-size", postgres.processorPoolSize(), 1, 1_000);
    faults.from(
        "zij.postgres.max-replica-lag", postgres.maxReplicaLag(), Duration.ofSeconds(2), DAY);
  }

  private void jdbc(String setting, String url) {
    faults.unless(
        url.strip().startsWith("jdbc:postgresql:"),
        setting + " has to begin with jdbc:postgresql: (jdbc:postgresql://host:5432/database).");
  }

  private void redis() {
    String url = zij.redis().url();
    if (url == null || url.isBlank()) return;
    try {
      var _ = RedisURI.create(url);
    } catch (IllegalArgumentException e) {
      faults.add("zij.redis.url has to be redis://host:port or rediss://host:port.");
    }
  }

  private void secrets() {
    faults.key("zij.session.key", zij.session().key());
    faults.keys("zij.session.previous-keys", zij.session().previousKeys());
    faults.key("zij.vault.master-key", zij.vault().masterKey());
    faults.keys("zij.vault.previous-master-keys", zij.vault().previousMasterKeys());
    faults.key("zij.telemetry.key", zij.telemetry().key());
    faults.key("zij.files.key", zij.files().key());
  }

  private void log() {
    ZijProperties.Log log = zij.log();
    String origin = log.origin();
    faults.unless(
        origin == null || origin.isBlank() || origin.matches("[^\\s+]+"),
        "zij.log.origin has to be without spaces and plus signs, such as shop.example/log.");
    faults.from("zij.log.queue-capacity", log.queueCapacity(), 1, 1_000_000);
    faults.positive("zij.log.witness-timeout", log.witnessTimeout(), MINUTE.multipliedBy(10));
    String channel = log.channel();
    faults.unless(
        channel == null
            || channel.isBlank()
            || channel.strip().matches("@[A-Za-z][A-Za-z0-9_]{3,31}|-[1-9][0-9]{0,17}"),
        "zij.log.channel has to be @name or a channel's number, which begins with -.");
    faults.from("zij.log.channel-every", log.channelEvery(), 1, 1_000_000);
    witnesses(log);
  }

  private void witnesses(ZijProperties.Log log) {
    List<CosignerKey> keys = new ArrayList<>();
    for (int i = 0; i < log.witnesses().size(); i++) {
      ZijProperties.Witness witness = log.witnesses().get(i);
      try {
        keys.add(new WitnessAddress(witness.url(), CosignerKey.parse(witness.vkey())).key());
      } catch (IllegalArgumentException e) {
        faults.add("zij.log.witnesses[%d] is wrong: %s.".formatted(i, e.getMessage()));
        return;
      }
    }
    Integer needed = log.quorum();
    try {
      var _ = needed == null ? Quorum.majority(keys) : new Quorum(keys, needed);
    } catch (IllegalArgumentException e) {
      faults.add("zij.log.quorum or zij.log.witnesses is wrong: " + e.getMessage() + ".");
    }
  }

  private void trade() {
    faults.from("zij.drain", zij.drain(), Duration.ZERO, MINUTE);
    faults.positive("zij.session.lifetime", zij.session().lifetime(), DAY);
    faults.positive("zij.orders.expire-after", zij.orders().expireAfter(), DAY.multipliedBy(30));
    faults.from("zij.cart.remind-after", zij.cart().remindAfter(), MINUTE, DAY.multipliedBy(30));
    faults.from("zij.book.hold", zij.book().hold(), Duration.ZERO, DAY.multipliedBy(365));
    Duration question = zij.audit().longestQuestion();
    faults.from("zij.audit.longest-question", question, Duration.ofSeconds(1), Duration.ofHours(1));
    ZijProperties.Reconciliation reconciliation = zij.reconciliation();
    faults.positive("zij.reconciliation.every", reconciliation.every(), DAY);
    faults.from("zij.reconciliation.grace", reconciliation.grace(), Duration.ZERO, DAY);
    faults.from("zij.reconciliation.max-pages", reconciliation.maxPages(), 1, 1_000_000);
    faults.positive("zij.webhooks.first-retry", zij.webhooks().firstRetry(), DAY);
    zij.payments()
        .providerTokens()
        .forEach((currency, token) ->
            faults.unless(
                token.isBlank() || token.strip().matches("\\S{3,200}"),
                "zij.payments.provider-tokens.%s is no provider's token; BotFather shows it under Payments."
                    .formatted(currency.name().toLowerCase(Locale.ROOT))));
  }

  private void limits() {
    ZijProperties.Telemetry telemetry = zij.telemetry();
    faults.from("zij.telemetry.keep", telemetry.keep(), DAY, DAY.multipliedBy(731));
    faults.unless(
        telemetry.sampleRate() > 0 && telemetry.sampleRate() <= 1,
        "zij.telemetry.sample-rate has to be above 0 and at most 1, not "
            + telemetry.sampleRate()
            + ".");
    faults.from("zij.telemetry.queue-capacity", telemetry.queueCapacity(), 1, MANY);
    faults.from("zij.telemetry.per-visit", telemetry.perVisit(), 1, MANY);
    faults.from("zij.telemetry.per-address", telemetry.perAddress(), 1, MANY);
    ZijProperties.Limits limits = zij.limits();
    faults.from("zij.limits.address-sign-ins", limits.addressSignIns(), 1, MANY);
    faults.from("zij.limits.sign-ins", limits.signIns(), 1, MANY);
    faults.from("zij.limits.orders", limits.orders(), 1, MANY);
    faults.from("zij.limits.commands", limits.commands(), 1, MANY);
    faults.from("zij.limits.searches", limits.searches(), 1, MANY);
    ZijProperties.Files files = zij.files();
    faults.from("zij.files.max-size", files.maxSize().toBytes(), 1, 2_000_000_000);
    faults.from("zij.files.max-count", files.maxCount(), 1, MANY);
    faults.from("zij.files.max-pictures", files.maxPictures(), 1, MANY);
    faults.positive("zij.files.link-lifetime", files.linkLifetime(), DAY);
    faults.from("zij.files.max-downloads", files.maxDownloads(), 1, MANY);
  }

  private void people() {
    ids("zij.people.owners", zij.people().owners());
    ids("zij.people.auditors", zij.people().auditors());
    ids("zij.people.analysts", zij.people().analysts());
  }

  private void ids(String setting, List<Long> ids) {
    faults.unless(
        ids.stream().allMatch(id -> id > 0 && id < 1L << 52),
        setting + " have to be Telegram user ids, which are whole numbers above 0.");
  }
}
