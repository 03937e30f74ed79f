package zij.server.health;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one thing is. What the figures are depends on the {@link HealthCode}; null is unknown.
 *
 * @param about names that it is about
 * @param since when it began to be so; null while it is well
 * @param last when it last happened
 */
record HealthLine(
    HealthCode code,
    HealthState state,
    @Nullable Long count,
    @Nullable Long of,
    @Nullable Double seconds,
    List<String> about,
    @Nullable Instant since,
    @Nullable Instant last) {
  HealthLine(HealthCode code, HealthState state) {
    this(code, state, null, null, null, List.of(), null, null);
  }

  HealthLine counting(@Nullable Double count) {
    return new HealthLine(code, state, whole(count), of, seconds, about, since, last);
  }

  HealthLine counting(long count, long of) {
    return new HealthLine(code, state, count, of, seconds, about, since, last);
  }

  HealthLine lasting(@Nullable Double seconds) {
    return new HealthLine(code, state, count, of, seconds, about, since, last);
  }

  /** The same for so long: since when, unless it is well. */
  HealthLine aging(@Nullable Double age, Instant now) {
    Instant began = state == HealthState.WELL || age == null || age <= 0 ? null : before(now, age);
    return new HealthLine(code, state, count, of, seconds, about, began, last);
  }

  HealthLine about(List<String> names) {
    return new HealthLine(code, state, count, of, seconds, names, since, last);
  }

  HealthLine last(@Nullable Double age, Instant now) {
    Instant at = age == null ? null : before(now, age);
    return new HealthLine(code, state, count, of, seconds, about, since, at);
  }

  private static Instant before(Instant now, double seconds) {
    return now.minusMillis(Math.round(seconds * 1_000));
  }

  private static @Nullable Long whole(@Nullable Double value) {
    return value == null ? null : Math.round(value);
  }
}
