package zij.server.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps a share of traces by a hash of their ids that nobody outside can compute: who calls chooses
 * the id, and must not choose whether it is kept. Servers with the same secret keep the same.
 * Thread-safe.
 */
final class KeyedShare implements Sampler {
  private static final String HMAC = "HmacSHA256";

  private final SecretKeySpec key;
  private final double share;

  /**
   * @param share of all traces that are kept, 0 to 1
   * @param secret that all servers of a shop have; anything of which it is a part stays unknown
   */
  KeyedShare(double share, String secret) {
    this.share = share;
    this.key = new SecretKeySpec(("traces " + secret).getBytes(UTF_8), HMAC);
  }

  @Override
  public SamplingResult shouldSample(
      Context parent,
      String traceId,
      String name,
      SpanKind kind,
      Attributes attributes,
      List<LinkData> links) {
    return isKept(traceId) ? SamplingResult.recordAndSample() : SamplingResult.drop();
  }

  boolean isKept(String traceId) {
    if (share <= 0) return false; // without a hash for each request
    return share >= 1 || place(traceId) < share;
  }

  /** Of a trace among all, from 0 to 1. */
  private double place(String traceId) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      long bits = ByteBuffer.wrap(mac.doFinal(traceId.getBytes(UTF_8))).getLong();
      return (bits >>> 11) * 0x1.0p-53;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }

  @Override
  public String getDescription() {
    return "KeyedShare{" + share + "}";
  }
}
