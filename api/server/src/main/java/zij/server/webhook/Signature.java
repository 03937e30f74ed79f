package zij.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a message is signed, by the Standard Webhooks specification. */
final class Signature {
  private Signature() {}

  /**
   * The header {@code webhook-signature}: for each secret {@code v1,} and the base64 of HMAC-SHA256
   * over id, seconds since 1970 and body, joined by dots; one beside the other with a space.
   *
   * @throws IllegalStateException if there is no secret: nothing is told unsigned
   */
  static String of(String messageId, Instant at, byte[] body, List<byte[]> secrets) {
    if (secrets.isEmpty()) throw new IllegalStateException("nothing is told unsigned");
    byte[] head = (messageId + "." + at.getEpochSecond() + ".").getBytes(UTF_8);
    return secrets.stream().map(secret -> "v1," + hmac(secret, head, body)).collect(joining(" "));
  }

  private static String hmac(byte[] secret, byte[] head, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update(head);
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
