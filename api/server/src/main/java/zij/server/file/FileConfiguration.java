package zij.server.file;

import java.time.InstantSource;
import java.util.HexFormat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import zij.server.StartFailure;
import zij.server.ZijProperties;
import zij.server.storage.DataFolder;

/** The files that the shop sells. */
@Configuration(proxyBeanMethods = false)
class FileConfiguration {
  private static final int KEY_BYTES = 32;

  @Bean
  FileStore fileStore(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      InstantSource clock,
      ZijProperties properties) {
    ZijProperties.Files files = properties.files();
    return new FileStore(jdbc, transactions, clock, files.maxSize().toBytes(), files.maxCount());
  }

  @Bean
  Downloads downloads(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      InstantSource clock,
      ZijProperties properties) {
    return new Downloads(jdbc, transactions, clock, properties.files().maxDownloads());
  }

  @Bean
  LinkKey linkKey(ZijProperties properties, DataFolder data) {
    return new LinkKey(key(properties.files().key(), data));
  }

  @Bean
  FileLinks fileLinks(ZijProperties properties, LinkKey key) {
    return new FileLinks(properties.publicUrl(), key.bytes());
  }

  private static byte[] key(@org.jspecify.annotations.Nullable String configured, DataFolder data) {
    if (configured == null || configured.isBlank()) return data.secret("files");
    try {
      byte[] key = HexFormat.of().parseHex(configured.strip());
      if (key.length == KEY_BYTES) return key;
    } catch (IllegalArgumentException e) {
      throw new StartFailure("zij.files.key has to be 64 hexadecimal digits.", e);
    }
    throw new StartFailure("zij.files.key has to be 64 hexadecimal digits.");
  }
}
