package zij.server.file;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs links to files (HMAC-SHA-256), so that they need no session: a phone hands them to its
 * download manager. Thread-safe.
 */
final class FileLinks {
  private static final String ALGORITHM = "HmacSHA256";

  private final URI publicUrl;
  private final SecretKeySpec key;

  FileLinks(URI publicUrl, byte[] key) {
    this.publicUrl = publicUrl;
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** The whole address. */
  URI address(FileLink link) {
    return publicUrl.resolve(
        "/files/%s/%s?link=%s&until=%d&signature=%s"
            .formatted(
                link.order(),
                link.product(),
                link.id(),
                link.until().getEpochSecond(),
                Base64.getUrlEncoder().withoutPadding().encodeToString(mac(link))));
  }

  /** Whether we signed this link, expired or not. */
  boolean isOurs(FileLink link, String signature) {
    try {
      return MessageDigest.isEqual(mac(link), Base64.getUrlDecoder().decode(signature));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private byte[] mac(FileLink link) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      String text =
          "zij file link\n%s\n%s\n%s\n%d"
              .formatted(link.order(), link.product(), link.id(), link.until().getEpochSecond());
      return mac.doFinal(text.getBytes(US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }
}
