package zij.server.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The shop's own keys, one for each purpose, under the master key; made when they are first needed.
 * Thread-safe.
 */
final class ShopKeys {
  private static final int KEY_BYTES = 32;

  private final JdbcClient jdbc;
  private final Aead master;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  ShopKeys(JdbcClient jdbc, Aead master, InstantSource clock) {
    this.jdbc = jdbc;
    this.master = master;
    this.clock = clock;
  }

  /** The key for a purpose: 32 bytes, on every server the same. */
  byte[] key(String purpose) {
    try {
      Optional<byte[]> wrapped = wrapped(purpose);
      if (wrapped.isEmpty()) {
        make(purpose);
        wrapped = wrapped(purpose); // perhaps that of another server
      }
      return master.decrypt(wrapped.orElseThrow(), binding(purpose));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the shop's key for " + purpose + " cannot be used", e);
    }
  }

  private Optional<byte[]> wrapped(String purpose) {
    return jdbc.sql("select wrapped from vault.shop_key where purpose = ?")
        .param(purpose)
        .query((row, _) -> row.getBytes(1))
        .optional();
  }

  private void make(String purpose) throws GeneralSecurityException {
    byte[] fresh = new byte[KEY_BYTES];
    random.nextBytes(fresh);
    jdbc.sql(
            "insert into vault.shop_key (purpose, wrapped, made_at) values (?, ?, ?)"
                + " on conflict do nothing")
        .params(
            purpose,
            master.encrypt(fresh, binding(purpose)),
            clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Brings all of them under the master key in use. They are few. */
  static void rewrap(JdbcClient jdbc, MasterKeys masters) throws GeneralSecurityException {
    Map<String, byte[]> all =
        jdbc
            .sql("select purpose, wrapped from vault.shop_key")
            .query((row, _) -> Map.entry(row.getString(1), row.getBytes(2)))
            .list()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    for (Map.Entry<String, byte[]> one : all.entrySet()) {
      byte[] binding = binding(one.getKey());
      if (masters.isCurrent(one.getValue(), binding)) continue;
      byte[] rewrapped = masters.encrypt(masters.decrypt(one.getValue(), binding), binding);
      jdbc.sql("update vault.shop_key set wrapped = ? where purpose = ? and wrapped = ?")
          .params(rewrapped, one.getKey(), one.getValue())
          .update();
    }
  }

  private static byte[] binding(String purpose) {
    return ("zij shop key\n" + purpose).getBytes(UTF_8);
  }
}
