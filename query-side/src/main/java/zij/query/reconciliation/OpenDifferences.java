package zij.query.reconciliation;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import zij.language.difference.DifferenceKind;

/**
 * What waits for a person.
 *
 * @param byKind how many of each kind, zeros too
 * @param oldest when the Stars of the oldest moved; null if nothing waits
 */
public record OpenDifferences(Map<DifferenceKind, Long> byKind, @Nullable Instant oldest) {
  public OpenDifferences {
    byKind = Map.copyOf(byKind);
  }
}
