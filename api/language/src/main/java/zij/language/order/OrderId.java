package zij.language.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.UUID;
import zij.language.TelegramUserId;

/** One order. The same buyer and idempotency key always lead to the same order. */
public record OrderId(@JsonValue UUID value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public OrderId {}

  /**
   * Reads the usual form of 36 lower-case characters.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static OrderId parse(String text) {
    UUID value = UUID.fromString(text);
    if (!value.toString().equals(text)) {
      throw new IllegalArgumentException("not an order id: " + text);
    }
    return new OrderId(value);
  }

  /**
   * The id of the order that this buyer places under this key: a version 8 UUID (RFC 9562) made of
   * SHA-256 over both, so that a retry meets the same aggregate.
   */
  public static OrderId of(TelegramUserId buyer, String idempotencyKey) {
    String name = "zij order\n" + buyer + "\n" + idempotencyKey;
    ByteBuffer hash = ByteBuffer.wrap(sha256(name.getBytes(StandardCharsets.UTF_8)));
    long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
    long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new OrderId(new UUID(high, low));
  }

  /** Short form that people can read to each other: eight characters of the id. */
  public String number() {
    return value.toString().substring(0, 8).toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value.toString();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
