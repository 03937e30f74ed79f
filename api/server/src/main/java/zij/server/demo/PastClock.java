package zij.server.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.axonframework.eventhandling.GenericEventMessage;

/**
 * The clock by which events get their times while a past is made: of each thread the time of the
 * step that it carries out, of all others the present.
 */
final class PastClock extends Clock implements AutoCloseable {
  private static final ThreadLocal<Instant> NOW = new ThreadLocal<>();

  private final Clock present;

  private PastClock(Clock present) {
    this.present = present;
  }

  /** Makes it Axon's clock until it is closed. */
  static PastClock begin() {
    PastClock past = new PastClock(GenericEventMessage.clock);
    GenericEventMessage.clock = past;
    return past;
  }

  /** Does something as if it were this moment. */
  void at(Instant moment, Runnable step) {
    NOW.set(moment);
    try {
      step.run();
    } finally {
      NOW.remove();
    }
  }

  @Override
  public Instant instant() {
    Instant moment = NOW.get();
    return moment == null ? present.instant() : moment;
  }

  @Override
  public ZoneId getZone() {
    return present.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return present.withZone(zone);
  }

  @Override
  public void close() {
    GenericEventMessage.clock = present;
  }
}
