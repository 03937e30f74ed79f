package zij.language.evidence;

import java.time.Instant;
import zij.language.LogicalName;
import zij.language.TelegramUserId;

/** What can happen to evidence. Names and shapes are stored for ever. */
public sealed interface EvidenceEvent {
  EvidenceId evidence();

  /** When it was decided. */
  Instant at();

  /**
   * It is in the log, readable as long as its user's key is there. Recorded again, under the next
   * key, if the user brings the same bytes again after an erasure.
   *
   * @param user whose doing it shows and whose key opens it
   * @param sealed the raw bytes; user, kind and id are bound to them as associated data
   */
  @LogicalName("evidence.recorded")
  record Recorded(
      EvidenceId evidence, TelegramUserId user, EvidenceKind kind, Sealed sealed, Instant at)
      implements EvidenceEvent {}
}
