package zij.ledger.log;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;

/** Entries for tests. */
final class Entries {
  private Entries() {}

  static Leaf leaf(String aggregate, long sequence) {
    return leaf(aggregate, sequence, "{\"amount\":" + sequence + "}");
  }

  static Leaf leaf(String aggregate, long sequence, String payload) {
    var salt = new byte[Entry.SALT_SIZE];
    new Random(aggregate.hashCode() + 31 * sequence).nextBytes(salt);
    return Leaf.of(
        new Entry(
            UUID.randomUUID().toString(),
            "counter",
            aggregate,
            sequence,
            "counter.added",
            "1",
            1_700_000_000_000_000_000L + sequence,
            payload.getBytes(StandardCharsets.UTF_8),
            "{}".getBytes(StandardCharsets.UTF_8),
            salt));
  }
}
