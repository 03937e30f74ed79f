package zij.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {
  /**
   * The vector of the Standard Webhooks project's own libraries ("sign function works" in {@code
   * libraries/javascript/src/webhook.test.ts}, and {@code TestSymmetricWebhookSign} in {@code
   * libraries/go/webhook_symmetric_test.go}): secret, id, time, body and signature as they stand
   * there.
   */
  @Test
  void isThatOfTheSpecification() {
    byte[] secret = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    String signature =
        Signature.of(
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            Instant.ofEpochSecond(1_614_265_330),
            "{\"test\": 2432232314}".getBytes(UTF_8),
            List.of(secret));
    assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void standsOnceForEachSecret() {
    Instant at = Instant.ofEpochSecond(1);
    String one = Signature.of("msg_1", at, new byte[0], List.of(new byte[] {1}));
    String two = Signature.of("msg_1", at, new byte[0], List.of(new byte[] {2}));
    assertThat(Signature.of("msg_1", at, new byte[0], List.of(new byte[] {1}, new byte[] {2})))
        .isEqualTo(one + " " + two);
  }

  @Test
  void isNeverLeftOut() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Signature.of("msg_1", Instant.EPOCH, new byte[0], List.of()));
  }
}
