package zij.server.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import zij.server.StartFailure;
import zij.server.ZijProperties;
import zij.server.storage.DataFolder;

/**
 * The vault under its master key, which has to be the one that the vault was begun with, or the one
 * after that.
 */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {
  private static final String KEY_FILE = "vault";
  private static final String PREVIOUS_FILE = "keys/vault.previous";
  private static final byte[] PROBE = "the vault's master key".getBytes(UTF_8);
  private static final byte[] NOTHING = new byte[0];
  private static final int KEYS_AT_A_TIME = 500;

  @Bean
  Vault vault(JdbcClient jdbc, MasterKeys masters, InstantSource clock) {
    return new Vault(jdbc, masters, clock);
  }

  @Bean
  KeyVault keyVault(JdbcClient jdbc, MasterKeys masters, InstantSource clock) {
    return new KeyVault(jdbc, masters, clock);
  }

  @Bean
  ShopSeal webhookSeal(JdbcClient jdbc, MasterKeys masters, InstantSource clock) {
    return new ShopSeal(new ShopKeys(jdbc, masters, clock), "webhook secrets");
  }

  @Bean
  MasterKeys masterKeys(JdbcClient jdbc, ZijProperties properties, DataFolder data) {
    Optional<byte[]> probe = probe(jdbc);
    List<Aead> previous = previous(properties, data);
    boolean mustBeThere = probe.isPresent() && previous.isEmpty();
    MasterKeys masters = new MasterKeys(master(properties, data, mustBeThere), previous);
    try {
      if (probe.isEmpty()) {
        jdbc.sql("insert into vault.master (probe) values (?) on conflict do nothing")
            .param(masters.encrypt(PROBE, NOTHING))
            .update();
      }
      // Read again: another server may have begun it at the same moment, with a key of its own.
      var _ = masters.decrypt(probe(jdbc).orElseThrow(), NOTHING);
      if (masters.areSeveral()) rotate(jdbc, masters);
    } catch (GeneralSecurityException e) {
      throw new StartFailure(
          "The vault's master key is not the one that this database was begun with. Give the right"
              + " one by zij.vault.master-key, or put it back to "
              + data.resolve("keys/" + KEY_FILE)
              + ".",
          e);
    }
    return masters;
  }

  /** What shows the right key comes last: broken off before, the next start does it all again. */
  private static void rotate(JdbcClient jdbc, MasterKeys masters) throws GeneralSecurityException {
    var _ = new Rewrapping(jdbc, masters, KEYS_AT_A_TIME).all();
    ShopKeys.rewrap(jdbc, masters);
    if (masters.isCurrent(probe(jdbc).orElseThrow(), NOTHING)) return;
    jdbc.sql("update vault.master set probe = ?").param(masters.encrypt(PROBE, NOTHING)).update();
  }

  private static Optional<byte[]> probe(JdbcClient jdbc) {
    return jdbc.sql("select probe from vault.master").query((row, _) -> row.getBytes(1)).optional();
  }

  private static Aead master(ZijProperties properties, DataFolder data, boolean mustBeThere) {
    String configured = properties.vault().masterKey();
    if (configured != null && !configured.isBlank()) {
      return key("zij.vault.master-key", configured);
    }
    if (mustBeThere && !Files.exists(data.resolve("keys/" + KEY_FILE))) {
      throw new StartFailure(
          "The vault's master key is missing, and without it nothing that was sealed can be read."
              + " Put it back to "
              + data.resolve("keys/" + KEY_FILE)
              + ", or give it by zij.vault.master-key.");
    }
    return key(KEY_FILE, HexFormat.of().formatHex(data.secret(KEY_FILE)));
  }

  private static List<Aead> previous(ZijProperties properties, DataFolder data) {
    List<Aead> previous = new ArrayList<>();
    for (String configured : properties.vault().previousMasterKeys()) {
      previous.add(key("zij.vault.previous-master-keys", configured));
    }
    Path file = data.resolve(PREVIOUS_FILE);
    try {
      if (Files.exists(file)) previous.add(key(PREVIOUS_FILE, Files.readString(file)));
    } catch (IOException e) {
      throw new StartFailure(file + " cannot be read: " + e.getMessage(), e);
    }
    return previous;
  }

  private static Aead key(String name, String hex) {
    try {
      byte[] key = HexFormat.of().parseHex(hex.strip());
      if (key.length == 32) return new AesGcmJce(key);
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new StartFailure(name + " has to be 64 hexadecimal digits.", e);
    }
    throw new StartFailure(name + " has to be 64 hexadecimal digits.");
  }
}
