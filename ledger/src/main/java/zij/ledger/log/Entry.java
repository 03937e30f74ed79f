package zij.ledger.log;

import java.time.Instant;

/**
 * One event as the log keeps it: everything that {@link LeafEncoding} hashes and nothing else. The
 * position is not part of it, the tree binds that.
 *
 * <p>The arrays are shared, not copied, since every event passes here on its way to the disk; who
 * hands them over must not change them. Two entries are the same if their encodings are.
 *
 * @param eventId identifier of the event, unique in the log, not empty
 * @param aggregateType type of the aggregate, empty for an event that belongs to none
 * @param aggregateId identifier of the aggregate, or the event's own if it belongs to none
 * @param sequence number of the event in its aggregate, from 0
 * @param type logical type name such as {@code order.placed}, never a Java class name
 * @param revision revision of the type, may be empty
 * @param atNanos when it happened, in nanoseconds since 1970-01-01T00:00Z
 * @param payload the serialised payload
 * @param metadata the serialised metadata
 * @param salt 16 random bytes, so that nobody can guess the event back from its hash
 */
@SuppressWarnings("ArrayRecordComponent")
public record Entry(
    String eventId,
    String aggregateType,
    String aggregateId,
    long sequence,
    String type,
    String revision,
    long atNanos,
    byte[] payload,
    byte[] metadata,
    byte[] salt) {
  /** Length of the salt in bytes. */
  public static final int SALT_SIZE = 16;

  private static final long NANOS = 1_000_000_000L;

  public Entry {
    if (sequence < 0) {
      throw new IllegalArgumentException("a sequence number starts at 0, not " + sequence);
    }
    if (salt.length != SALT_SIZE) {
      throw new IllegalArgumentException("a salt has 16 bytes, not " + salt.length);
    }
    requireText("event id", eventId);
    requireText("aggregate id", aggregateId);
    requireText("type", type);
    requireNoNul("aggregate type", aggregateType);
    requireNoNul("revision", revision);
  }

  private static void requireText(String name, String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("the " + name + " of an event must not be empty");
    }
    requireNoNul(name, value);
  }

  private static void requireNoNul(String name, String value) {
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("PostgreSQL keeps no NUL, found in the " + name);
    }
  }

  /**
   * The instant as the log counts it.
   *
   * @throws IllegalArgumentException before 1677-09-21 and after 2262-04-11
   */
  public static long nanosOf(Instant instant) {
    try {
      return Math.addExact(
          Math.multiplyExact(instant.getEpochSecond(), NANOS), (long) instant.getNano());
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("the log has no time " + instant, e);
    }
  }

  /** When it happened, exact to the nanosecond. */
  public Instant at() {
    return Instant.ofEpochSecond(Math.floorDiv(atNanos, NANOS), Math.floorMod(atNanos, NANOS));
  }
}
