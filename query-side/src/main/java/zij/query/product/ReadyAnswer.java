package zij.query.product;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;

/**
 * An answer as it is sent: plain and compressed (gzip, RFC 1952), with the entity tag of both (RFC
 * 9110, 8.8.3). Made once, sent often; nobody may change its bytes.
 */
public final class ReadyAnswer {
  /** First byte of what is kept; raised whenever the form changes. */
  private static final byte FORM = 2;

  private static final int TAG_LENGTH = 22;
  private static final int HEAD = 1 + Integer.BYTES + TAG_LENGTH + Integer.BYTES;

  private final byte[] plain;
  private final byte[] gzip;
  private final String tag;

  private ReadyAnswer(byte[] plain, byte[] gzip, String tag) {
    this.plain = plain;
    this.gzip = gzip;
    this.tag = tag;
  }

  static ReadyAnswer of(byte[] plain) {
    return new ReadyAnswer(plain, compressed(plain), tag(plain));
  }

  public byte[] plain() {
    return plain;
  }

  public byte[] gzip() {
    return gzip;
  }

  /** Strong, and of the plain form; it changes with any byte. */
  public String plainTag() {
    return "\"" + tag + "\"";
  }

  /** Strong, and of the compressed form. */
  public String gzipTag() {
    return "\"" + tag + "-gz\"";
  }

  /** About how much memory it takes. */
  int size() {
    return plain.length + gzip.length + HEAD;
  }

  /**
   * As it is kept elsewhere: form, CRC-32C of all that follows, tag, length of the plain form,
   * plain form, compressed form.
   */
  byte[] stored() {
    ByteBuffer stored = ByteBuffer.allocate(HEAD + plain.length + gzip.length);
    stored.put(FORM).putInt(0).put(tag.getBytes(US_ASCII)).putInt(plain.length);
    stored.put(plain).put(gzip);
    return stored.putInt(1, checksum(stored.array())).array();
  }

  /** Reads what {@link #stored} wrote; empty if it is damaged or of another form. */
  static Optional<ReadyAnswer> read(byte[] bytes) {
    if (bytes.length < HEAD || bytes[0] != FORM) return Optional.empty();
    ByteBuffer stored = ByteBuffer.wrap(bytes);
    if (stored.getInt(1) != checksum(bytes)) return Optional.empty();
    byte[] tag = new byte[TAG_LENGTH];
    stored.get(1 + Integer.BYTES, tag);
    int length = stored.getInt(HEAD - Integer.BYTES);
    if (length < 0 || length > bytes.length - HEAD) return Optional.empty();
    byte[] plain = new byte[length];
    byte[] gzip = new byte[bytes.length - HEAD - length];
    stored.get(HEAD, plain).get(HEAD + length, gzip);
    return Optional.of(new ReadyAnswer(plain, gzip, new String(tag, US_ASCII)));
  }

  private static int checksum(byte[] stored) {
    CRC32C checksum = new CRC32C();
    int begin = 1 + Integer.BYTES;
    checksum.update(stored, begin, stored.length - begin);
    return (int) checksum.getValue();
  }

  private static String tag(byte[] plain) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(plain);
      return HexFormat.of().formatHex(hash, 0, TAG_LENGTH / 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] compressed(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 3 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }
}
