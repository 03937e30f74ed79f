package zij.server.webhook;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import zij.language.webhook.WebhookId;
import zij.server.vault.ShopSeal;

/**
 * The secrets that the merchant's other systems check signatures with (Standard Webhooks: {@code
 * whsec_} and 24 to 64 bytes in base64). Sealed at rest; each is told once. Thread-safe.
 */
@Component
class WebhookSecrets {
  /** How long the secret before goes on beside a new one. */
  static final Duration OVERLAP = Duration.ofHours(24);

  private static final String PREFIX = "whsec_";
  private static final int BYTES = 32;

  private final JdbcClient jdbc;
  private final ShopSeal seal;
  private final TransactionTemplate transactions;
  private final SecureRandom random = new SecureRandom();

  WebhookSecrets(JdbcClient jdbc, ShopSeal seal, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.seal = seal;
    this.transactions = new TransactionTemplate(transactions);
  }

  /** Makes a secret, which signs from now on; the one before it goes on for a day. */
  String make(WebhookId webhook, Instant now) {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    transactions.executeWithoutResult(_ -> keep(webhook, secret, now));
    return PREFIX + Base64.getEncoder().encodeToString(secret);
  }

  /** No more than two are kept, so that no more than two can sign. */
  private void keep(WebhookId webhook, byte[] secret, Instant now) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 27))")
        .param(binding(webhook))
        .query((_, _) -> true)
        .single();
    jdbc.sql("delete from vault.webhook_secret where webhook_id = ? and ends_at is not null")
        .param(webhook.value())
        .update();
    jdbc.sql(
            "update vault.webhook_secret set ends_at = ?"
                + " where webhook_id = ? and ends_at is null")
        .params(now.plus(OVERLAP).atOffset(ZoneOffset.UTC), webhook.value())
        .update();
    jdbc.sql("insert into vault.webhook_secret (webhook_id, sealed, made_at) values (?, ?, ?)")
        .params(webhook.value(), seal.seal(secret, binding(webhook)), now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Those that sign at this moment, the newest first: one, or two for a while. */
  List<byte[]> of(WebhookId webhook, Instant now) {
    return jdbc
        .sql(
            "select sealed from vault.webhook_secret"
                + " where webhook_id = ? and (ends_at is null or ends_at > ?)"
                + " order by number desc limit 2")
        .params(webhook.value(), now.atOffset(ZoneOffset.UTC))
        .query((row, _) -> row.getBytes(1))
        .list()
        .stream()
        .map(sealed -> seal.open(sealed, binding(webhook)))
        .toList();
  }

  /** Forgets those of an address that is told nothing any more. */
  void forget(WebhookId webhook) {
    jdbc.sql("delete from vault.webhook_secret where webhook_id = ?")
        .param(webhook.value())
        .update();
  }

  private static String binding(WebhookId webhook) {
    return "zij webhook secret\n" + webhook;
  }
}
