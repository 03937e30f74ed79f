package zij.server.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import zij.language.TelegramUserId;
import zij.server.StartFailure;
import zij.server.ZijProperties;
import zij.server.storage.DataFolder;

/**
 * The name under which telemetry knows a person: HMAC-SHA-256 of the Telegram id under a secret of
 * this installation, cut to 16 bytes. Whoever has the tables alone cannot find out whose it is by
 * trying all ids. Thread-safe.
 */
@Component
public class Pseudonyms {
  private static final int BYTES = 16;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  Pseudonyms(ZijProperties properties, DataFolder data) {
    String configured = properties.telemetry().key();
    try {
      byte[] bytes =
          configured == null || configured.isBlank()
              ? data.secret("telemetry")
              : HexFormat.of().parseHex(configured.strip());
      if (bytes.length != 32) throw new IllegalArgumentException("its length");
      key = new SecretKeySpec(bytes, ALGORITHM);
    } catch (IllegalArgumentException e) {
      throw new StartFailure("zij.telemetry.key has to be 64 hexadecimal digits.", e);
    }
  }

  /** A person's pseudonym, 32 hexadecimal digits. */
  public String of(TelegramUserId person) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] hash = mac.doFinal(("zij telemetry\n" + person).getBytes(UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }
}
