package zij.server.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import zij.language.order.OrderId;
import zij.server.trace.TraceParent;

/**
 * The payload that an invoice carries to Telegram and back: {@code zij1:<order id>:<MAC>}, of a
 * parcel {@code zij1p:<order id>:<MAC>}, at most 128 bytes (Bot API, createInvoiceLink). Where the
 * trace of the order is kept it is {@code zij1t:<order id>.<trace id and span id in base64url>:
 * <MAC>}: nothing else comes back from Telegram with a payment. The MAC is the first 16 bytes of
 * HMAC-SHA-256 over what stands before it, so that nobody can make an invoice for an order of ours.
 * Thread-safe.
 */
public final class InvoicePayload {
  private static final String PREFIX = "zij1:";
  private static final String PARCEL_PREFIX = "zij1p:";
  private static final String TRACED_PREFIX = "zij1t:";
  private static final int MAC_BYTES = 16;

  private final SecretKeySpec key;

  /**
   * @param key 32 secret bytes
   */
  public InvoicePayload(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** The payload for an order. */
  public String of(OrderId order) {
    return made(PREFIX, order);
  }

  /** The same, with the span in which the order's trace goes on when it is paid. */
  public String of(OrderId order, TraceParent trace) {
    String span = Base64.getUrlEncoder().withoutPadding().encodeToString(trace.bytes());
    return sealed(TRACED_PREFIX + order + "." + span);
  }

  /** The payload for a parcel. */
  public String ofParcel(OrderId parcel) {
    return made(PARCEL_PREFIX, parcel);
  }

  private String made(String prefix, OrderId order) {
    return sealed(prefix + order);
  }

  private String sealed(String body) {
    return body + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(body));
  }

  /** The order of a payload that we made; empty for any other text. */
  public Optional<OrderId> order(String payload) {
    return payload.startsWith(TRACED_PREFIX)
        ? sealedIn(TRACED_PREFIX, payload)
            .flatMap(traced -> orderIn(traced.substring(0, Math.max(0, traced.indexOf('.')))))
        : read(PREFIX, payload);
  }

  /** The span that a payload carries that we made; empty if it carries none. */
  public Optional<TraceParent> trace(String payload) {
    return sealedIn(TRACED_PREFIX, payload)
        .map(traced -> traced.substring(traced.indexOf('.') + 1))
        .map(span -> TraceParent.of(Base64.getUrlDecoder().decode(span)));
  }

  /** The parcel of a payload that we made; empty for any other text. */
  public Optional<OrderId> parcel(String payload) {
    return read(PARCEL_PREFIX, payload);
  }

  private Optional<OrderId> read(String prefix, String payload) {
    return sealedIn(prefix, payload).flatMap(InvoicePayload::orderIn);
  }

  private static Optional<OrderId> orderIn(String text) {
    try {
      return Optional.of(OrderId.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What stands between prefix and MAC, if the MAC is ours. */
  private Optional<String> sealedIn(String prefix, String payload) {
    int end = payload.lastIndexOf(':');
    if (!payload.startsWith(prefix) || end <= prefix.length()) return Optional.empty();
    String body = payload.substring(0, end);
    try {
      byte[] mac = Base64.getUrlDecoder().decode(payload.substring(end + 1));
      if (!MessageDigest.isEqual(mac, mac(body))) return Optional.empty();
      return Optional.of(body.substring(prefix.length()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private byte[] mac(String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return Arrays.copyOf(mac.doFinal(body.getBytes(UTF_8)), MAC_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
