package zij.bench;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import zij.ledger.log.Entry;
import zij.ledger.log.Leaf;

/**
 * The event that is appended by both sides: about 650 bytes when encoded, as a purchase's events
 * are. Each is the first of an aggregate of its own, so both sides meet the indexes alike.
 */
final class EventRow {
  static final String TYPE = "order.placed";
  static final String AGGREGATE_TYPE = "order";

  private static final byte[] PAYLOAD =
      ("{\"order\":\"5f0c6d0e\",\"buyer\":280601,\"lines\":["
              + "{\"product\":\"tea\"},".repeat(14)
              + "{}]}")
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] METADATA =
      ("{\"actor\":\"telegram:280601\",\"traceId\":\""
              + "0af7".repeat(8)
              + "\",\"evidence\":\""
              + "9c".repeat(32)
              + "\"}")
          .getBytes(StandardCharsets.UTF_8);

  private static final SecureRandom RANDOM = new SecureRandom();

  private EventRow() {}

  /** A new event, encoded and hashed as every one is. */
  static Leaf leaf() {
    byte[] salt = new byte[Entry.SALT_SIZE];
    RANDOM.nextBytes(salt);
    return Leaf.of(
        new Entry(
            UUID.randomUUID().toString(),
            AGGREGATE_TYPE,
            UUID.randomUUID().toString(),
            0,
            TYPE,
            "1",
            System.currentTimeMillis() * 1_000_000,
            PAYLOAD,
            METADATA,
            salt));
  }

  /** A table of the same columns, checks and indexes as the log's, for {@link #insert}. */
  static String peerTable() {
    return """
    create sequence public.peer_position minvalue 0;
    create table public.peer_event (like ledger.event including all);
    """;
  }

  /**
   * Stores the same row into the peer's table. The fixed bytes stand in the statement and are not
   * sent anew, nothing is hashed: whatever differs is in the peer's favour.
   */
  static String insert() {
    return ("insert into public.peer_event values (nextval('public.peer_position'),"
            + " gen_random_uuid()::text, '%s', gen_random_uuid()::text, 0, '%s', '1',"
            + " (extract(epoch from clock_timestamp()) * 1e9)::bigint, '\\x%s', '\\x%s',"
            + " '\\x%s', '\\x%s')")
        .formatted(
            AGGREGATE_TYPE, TYPE, hex(PAYLOAD), hex(METADATA), "5a".repeat(16), "a5".repeat(32));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
