package zij.server.telemetry;

import java.time.Instant;
import org.springframework.stereotype.Component;
import zij.language.TelegramUserId;
import zij.query.telemetry.Telemetry;

/** What telemetry holds of a person. Thread-safe. */
@Component
public class Visits {
  private final Telemetry telemetry;
  private final TelemetryQueue queue;
  private final Pseudonyms pseudonyms;

  Visits(Telemetry telemetry, TelemetryQueue queue, Pseudonyms pseudonyms) {
    this.telemetry = telemetry;
    this.queue = queue;
    this.pseudonyms = pseudonyms;
  }

  /**
   * Deletes the visits of a person up to a moment, wholly: their orders stay in the log under the
   * Telegram id, so a visit that names one would tell whose it was even without the pseudonym.
   */
  public void forget(TelegramUserId person, Instant until) {
    queue.write();
    var _ = telemetry.forget(pseudonyms.of(person), until);
  }
}
