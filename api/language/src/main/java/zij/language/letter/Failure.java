package zij.language.letter;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import zij.language.order.OrderId;

/**
 * What failed, as far as the log has to know it to say later what was given up.
 *
 * @param work whose work it was: the name of a reaction, or {@value #WEBHOOK}
 * @param event the id of the event that a reaction failed at; null for an update
 * @param order which order the event is about, if it is one of an order
 * @param sha256 of the letter's salt (a UUID, lower case), a newline and what was to be handled,
 *     the stored event or the update as it was kept, as 64 lower-case hex digits; the salt is
 *     destroyed with the names of a person who is erased, so that they cannot be guessed
 */
public record Failure(String work, @Nullable String event, @Nullable OrderId order, String sha256) {
  /** Whose work an update of Telegram's is. */
  public static final String WEBHOOK = "webhook";

  private static final Pattern WORK = Pattern.compile("[a-z][a-z-]{0,63}");
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  public Failure {
    if (!WORK.matcher(work).matches()) throw new IllegalArgumentException("no work: " + work);
    if (!SHA_256.matcher(sha256).matches()) {
      throw new IllegalArgumentException("not a SHA-256: " + sha256);
    }
  }
}
