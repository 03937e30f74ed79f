package zij.ledger.log;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The leaf data of the Merkle tree: the one binary form of an {@link Entry}. All numbers are
 * big-endian, all texts UTF-8, every length an unsigned 16-bit count of bytes.
 *
 * <pre>
 * bytes    what
 * 1        version, {@value #VERSION}
 * 2 + n    event id
 * 2 + n    aggregate type
 * 2 + n    aggregate id
 * 8        sequence, signed, never negative
 * 2 + n    logical type
 * 2 + n    revision
 * 8        time, signed, nanoseconds since 1970-01-01T00:00Z
 * 2 + n    payload, as stored
 * 2 + n    metadata, as stored
 * 16       salt
 * </pre>
 *
 * The whole has at most {@value #MAX_SIZE} bytes, the limit of an entry in a C2SP tlog-tiles entry
 * bundle. There is exactly one encoding of an entry and {@link #decode} refuses every other.
 */
public final class LeafEncoding {
  /** The version written. A new layout gets a new number; old leaves keep theirs for ever. */
  public static final int VERSION = 1;

  /** Longest encoding of an entry, in bytes. */
  public static final int MAX_SIZE = 65_535;

  private static final int LENGTH = Short.BYTES;
  private static final int TEXTS_AND_BLOBS = 7;
  private static final int FIXED = 1 + TEXTS_AND_BLOBS * LENGTH + 2 * Long.BYTES + Entry.SALT_SIZE;

  private static final char REPLACEMENT = '\uFFFD';

  private LeafEncoding() {}

  /**
   * The leaf data of an entry.
   *
   * @throws EventTooLargeException if it would be longer than {@value #MAX_SIZE} bytes
   * @throws IllegalArgumentException if a text is not valid Unicode
   */
  public static byte[] encode(Entry entry) {
    var eventId = utf8(entry.eventId());
    var aggregateType = utf8(entry.aggregateType());
    var aggregateId = utf8(entry.aggregateId());
    var type = utf8(entry.type());
    var revision = utf8(entry.revision());
    long size =
        (long) FIXED
            + eventId.remaining()
            + aggregateType.remaining()
            + aggregateId.remaining()
            + type.remaining()
            + revision.remaining()
            + entry.payload().length
            + entry.metadata().length;
    if (size > MAX_SIZE) {
      throw new EventTooLargeException(entry.eventId(), entry.type(), size);
    }
    var out = ByteBuffer.allocate((int) size).put((byte) VERSION);
    put(out, eventId);
    put(out, aggregateType);
    put(out, aggregateId);
    out.putLong(entry.sequence());
    put(out, type);
    put(out, revision);
    out.putLong(entry.atNanos());
    put(out, ByteBuffer.wrap(entry.payload()));
    put(out, ByteBuffer.wrap(entry.metadata()));
    return out.put(entry.salt()).array();
  }

  /**
   * The entry with this leaf data; the inverse of {@link #encode}.
   *
   * @throws IllegalArgumentException if these bytes encode no entry; the message says why
   */
  public static Entry decode(byte[] data) {
    if (data.length > MAX_SIZE) {
      throw new IllegalArgumentException("leaf data of " + data.length + " bytes is too long");
    }
    var in = ByteBuffer.wrap(data);
    int version = take(in, 1)[0];
    if (version != VERSION) {
      throw new IllegalArgumentException("unknown version of leaf data: " + version);
    }
    var entry =
        new Entry(
            text(in),
            text(in),
            text(in),
            number(in),
            text(in),
            text(in),
            number(in),
            blob(in),
            blob(in),
            take(in, Entry.SALT_SIZE));
    if (in.hasRemaining()) {
      throw new IllegalArgumentException(in.remaining() + " bytes too many behind the leaf data");
    }
    return entry;
  }

  private static void put(ByteBuffer out, ByteBuffer value) {
    out.putShort((short) value.remaining()).put(value);
  }

  private static ByteBuffer utf8(String text) {
    if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
    try {
      // A fresh encoder reports half a pair; getBytes would silently store '?'.
      return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("a text of the event is not valid Unicode", e);
    }
  }

  private static String text(ByteBuffer in) {
    var bytes = blob(in);
    var text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) < 0) {
      return text;
    }
    try {
      // It was there, or it stands for what is not UTF-8; the strict decoder knows.
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("a text in the leaf data is not UTF-8", e);
    }
  }

  private static long number(ByteBuffer in) {
    return ByteBuffer.wrap(take(in, Long.BYTES)).getLong();
  }

  private static byte[] blob(ByteBuffer in) {
    int length = Short.toUnsignedInt(ByteBuffer.wrap(take(in, LENGTH)).getShort());
    return take(in, length);
  }

  private static byte[] take(ByteBuffer in, int length) {
    if (in.remaining() < length) {
      throw new IllegalArgumentException("leaf data ends too early");
    }
    var bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
