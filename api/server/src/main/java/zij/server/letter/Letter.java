package zij.server.letter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was tried as often as it may be and failed, or could never be understood.
 *
 * @param number by which people name it; newer letters have higher ones
 * @param reaction which reaction failed; null for an update
 * @param type the event's logical name, or the kind of update if it is one that moves money
 * @param subject what the event happened to, or the Telegram id of who the update is from
 * @param order the order that the event is about, if it is one of an order
 * @param cause why it failed the last time
 * @param since when it failed first
 * @param ahead how many letters of its sequence have to be done before it
 * @param discarded the decision to give it up; null while it waits
 */
public record Letter(
    long number,
    Kind kind,
    @Nullable String reaction,
    @Nullable String type,
    @Nullable String subject,
    @Nullable String order,
    String cause,
    Instant since,
    int ahead,
    @Nullable Discarding discarded) {
  /** Who could not do its work. */
  public enum Kind {
    /** A reaction, at an event of the log. */
    REACTION,
    /** The webhook, at an update of Telegram's. */
    UPDATE
  }

  /** That somebody gave it up. */
  public record Discarding(String reason, long by, Instant at) {}
}
