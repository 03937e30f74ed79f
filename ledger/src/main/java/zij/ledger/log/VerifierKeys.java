package zij.ledger.log;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The verifier keys of one log: the key that signs now first, then those that signed before it and
 * whose checkpoints still count. Immutable.
 *
 * @param keys 1 to {@value #MAX}, all of one name
 */
public record VerifierKeys(List<VerifierKey> keys) {
  static final int MAX = 100;

  public VerifierKeys {
    keys = List.copyOf(keys);
    if (keys.isEmpty() || keys.size() > MAX) {
      throw new IllegalArgumentException("a log has 1 to " + MAX + " keys, not " + keys.size());
    }
    for (var key : keys) {
      if (!key.name().equals(keys.getFirst().name())) {
        throw new IllegalArgumentException(
            "the keys are of different logs: %s and %s"
                .formatted(keys.getFirst().name(), key.name()));
      }
    }
  }

  /** This one key. */
  public static VerifierKeys of(VerifierKey key) {
    return new VerifierKeys(List.of(key));
  }

  /**
   * The keys from their lines, blank ones passed over.
   *
   * @throws IllegalArgumentException if a line is no verifier key, there is none, or too many
   */
  public static VerifierKeys parse(String lines) {
    return new VerifierKeys(
        lines.lines().filter(line -> !line.isBlank()).map(VerifierKey::parse).toList());
  }

  /** The origin of the log. */
  public String name() {
    return current().name();
  }

  /** The key that signs now. */
  public VerifierKey current() {
    return keys.getFirst();
  }

  /** The lines that {@link #parse} reads. */
  @Override
  public String toString() {
    return keys.stream().map(key -> key + "\n").collect(Collectors.joining());
  }
}
