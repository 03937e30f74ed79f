package zij.ledger.log;

import java.util.Optional;

/**
 * How much of a log is verified.
 *
 * @param since a checkpoint that was saved earlier: the log has to begin with what it signs
 * @param whole whether what is before it is read all the same
 */
public record Extent(Optional<Checkpoint> since, boolean whole) {
  /** All of it, with nothing saved to compare. */
  public static final Extent ALL = new Extent(Optional.empty(), true);

  /** The first position to read. */
  long first() {
    return whole ? 0 : since.map(Checkpoint::size).orElse(0L);
  }

  /** Fails if the log cannot have what was saved. */
  void requireIn(long size) throws LogVerdict.Fault {
    if (since.isPresent() && since.get().size() > size) {
      throw new LogVerdict.Fault(
          "the log has %d entries, fewer than the %d of the saved checkpoint"
              .formatted(size, since.get().size()));
    }
  }

  /** Fails if this is the size that was saved, and the root another. */
  void compare(Frontier frontier) throws LogVerdict.Fault {
    if (since.isPresent()
        && since.get().size() == frontier.size()
        && !since.get().root().equals(frontier.root())) {
      throw new LogVerdict.Fault(
          "the first %d entries are not those that the saved checkpoint signs"
              .formatted(frontier.size()));
    }
  }

  /** Where to pause between these two sizes to compare: the saved one if it is, else the second. */
  long next(long from, long to) {
    long saved = since.map(Checkpoint::size).orElse(to);
    return saved > from && saved < to ? saved : to;
  }
}
