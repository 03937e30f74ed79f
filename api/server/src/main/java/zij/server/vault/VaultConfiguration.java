package zij.server.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import zij.server.StartFailure;
import zij.server.ZijProperties;
import zij.server.storage.DataFolder;

/** The vault under its master key, which has to be the one that the vault was begun with. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {
  private static final String KEY_FILE = "vault";
  private static final byte[] PROBE = "the vault's master key".getBytes(UTF_8);

  @Bean
  Vault vault(JdbcClient jdbc, ZijProperties properties, DataFolder data, InstantSource clock) {
    Optional<byte[]> probe = probe(jdbc);
    Aead master = master(properties, data, probe.isPresent());
    try {
      if (probe.isEmpty()) {
        jdbc.sql("insert into vault.master (probe) values (?) on conflict do nothing")
            .param(master.encrypt(PROBE, new byte[0]))
            .update();
      }
      // Read again: another server may have begun it at the same moment, with a key of its own.
      var _ = master.decrypt(probe(jdbc).orElseThrow(), new byte[0]);
    } catch (GeneralSecurityException e) {
      throw new StartFailure(
          "The vault's master key is not the one that this database was begun with. Give the right"
              + " one by zij.vault.master-key, or put it back to "
              + data.resolve("keys/" + KEY_FILE)
              + ".",
          e);
    }
    return new Vault(jdbc, master, clock);
  }

  private static Optional<byte[]> probe(JdbcClient jdbc) {
    return jdbc.sql("select probe from vault.master").query((row, _) -> row.getBytes(1)).optional();
  }

  private static Aead master(ZijProperties properties, DataFolder data, boolean begun) {
    String configured = properties.vault().masterKey();
    try {
      if (configured != null && !configured.isBlank()) {
        byte[] key = HexFormat.of().parseHex(configured.strip());
        if (key.length == 32) return new AesGcmJce(key);
        throw new StartFailure("zij.vault.master-key has to be 64 hexadecimal digits.");
      }
      if (begun && !Files.exists(data.resolve("keys/" + KEY_FILE))) {
        throw new StartFailure(
            "The vault's master key is missing, and without it nothing that was sealed can be read."
                + " Put it back to "
                + data.resolve("keys/" + KEY_FILE)
                + ", or give it by zij.vault.master-key.");
      }
      return new AesGcmJce(data.secret(KEY_FILE));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new StartFailure("The vault's master key has to be 64 hexadecimal digits.", e);
    }
  }
}
