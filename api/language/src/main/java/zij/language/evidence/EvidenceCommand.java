package zij.language.evidence;

import java.time.Instant;
import zij.language.Command;
import zij.language.Done;
import zij.language.LogicalName;
import zij.language.TelegramUserId;

/** What can be asked of evidence. */
public sealed interface EvidenceCommand {
  EvidenceId evidence();

  /** Puts it into the log, once for each generation of its user's keys. */
  @SuppressWarnings("JavaLangClash") // it is what the command is called
  @LogicalName("evidence.record")
  record Record(
      EvidenceId evidence, TelegramUserId user, EvidenceKind kind, Sealed sealed, Instant at)
      implements EvidenceCommand, Command<Done> {}
}
