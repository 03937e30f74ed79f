package zij.language.product;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a product can be ordered: from its beginning on, and up to its end but not at it. Before and
 * after it is shown, and says when. Parts of a second are left out.
 *
 * @param from null if from ever; of the years 2000 to 2199, as {@code until}
 * @param until null if for ever; after {@code from}
 */
public record Availability(@Nullable Instant from, @Nullable Instant until) {
  /** Of what nobody said a time. */
  public static final Availability ALWAYS = new Availability(null, null);

  /** Moments that people mean; others could not be kept by every database and clock. */
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

  public Availability {
    from = wholeSeconds(from);
    until = wholeSeconds(until);
    if (from != null && until != null && !until.isAfter(from)) {
      throw new IllegalArgumentException("a time of sale ends after it has begun");
    }
  }

  private static @Nullable Instant wholeSeconds(@Nullable Instant moment) {
    if (moment == null) return null;
    if (moment.isBefore(EARLIEST) || !moment.isBefore(END)) {
      throw new IllegalArgumentException("a time of sale is in the years 2000 to 2199");
    }
    return moment.truncatedTo(ChronoUnit.SECONDS);
  }

  /** The time that is in both; empty if there is none. */
  public Optional<Availability> within(Availability other) {
    Instant begin = from == null || other.isAhead(from) ? other.from : from;
    boolean endsSooner = until != null && (other.until == null || until.isBefore(other.until));
    Instant end = endsSooner ? until : other.until;
    boolean isNever = begin != null && end != null && !end.isAfter(begin);
    return isNever ? Optional.empty() : Optional.of(new Availability(begin, end));
  }

  /** The time from the earlier beginning to the later end, with what lies between the two. */
  public Availability spanning(Availability other) {
    boolean beginsSooner = from == null || (other.from != null && from.isBefore(other.from));
    boolean endsLater = until == null || (other.until != null && until.isAfter(other.until));
    return new Availability(beginsSooner ? from : other.from, endsLater ? until : other.until);
  }

  /** Whether it has not begun at this moment. */
  public boolean isAhead(Instant at) {
    return from != null && at.isBefore(from);
  }

  /** Whether it is over at this moment. */
  public boolean isOver(Instant at) {
    return until != null && !at.isBefore(until);
  }

  /** Whether the product can be ordered at this moment. */
  public boolean isOpen(Instant at) {
    return !isAhead(at) && !isOver(at);
  }
}
