package zij.ledger.log;

import java.util.List;
import java.util.Optional;

/**
 * Which witnesses are trusted, and how many of them have to agree on a checkpoint.
 *
 * @param witnesses at most {@value #MAX_WITNESSES}, no name and no key twice
 * @param needed at least 1 and at most all; 0 if there are no witnesses
 */
public record Quorum(List<CosignerKey> witnesses, int needed) {
  /** More would not fit into a note with its own signatures. */
  public static final int MAX_WITNESSES = 50;

  /** No witness is asked for. */
  public static final Quorum NONE = new Quorum(List.of(), 0);

  /**
   * Checks what is promised above.
   *
   * @throws IllegalArgumentException with a sentence if it is not so
   */
  public Quorum {
    witnesses = List.copyOf(witnesses);
    if (witnesses.size() > MAX_WITNESSES) {
      throw new IllegalArgumentException("at most " + MAX_WITNESSES + " witnesses, please");
    }
    if (needed < Math.min(1, witnesses.size()) || needed > witnesses.size()) {
      throw new IllegalArgumentException(
          "a quorum of %d cannot be had of %d witnesses".formatted(needed, witnesses.size()));
    }
    for (int i = 0; i < witnesses.size(); i++) {
      var one = witnesses.get(i);
      for (var other : witnesses.subList(0, i)) {
        if (one.isSameKeyAs(other) || one.name().equals(other.name())) {
          throw new IllegalArgumentException(
              "%s and %s would be one witness counted twice".formatted(other.name(), one.name()));
        }
      }
    }
  }

  /** More than half of these witnesses. */
  public static Quorum majority(List<CosignerKey> witnesses) {
    return new Quorum(witnesses, witnesses.isEmpty() ? 0 : witnesses.size() / 2 + 1);
  }

  /**
   * The valid cosignatures of these witnesses on a note, at most one of each.
   *
   * @throws IllegalArgumentException if it is no note
   */
  public List<Cosignature> cosignatures(String note) {
    return witnesses.stream()
        .map(it -> Cosignature.find(note, it))
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * The same, of a note that has enough of them.
   *
   * @throws IllegalArgumentException if it is no note, or has too few; the message says how many
   */
  public List<Cosignature> require(String note) {
    var found = cosignatures(note);
    if (found.size() < needed) {
      throw new IllegalArgumentException(
          "%d of the %d witnesses have cosigned the checkpoint, %d are needed"
              .formatted(found.size(), witnesses.size(), needed));
    }
    return found;
  }
}
