package zij.language.audit;

import java.time.Instant;
import zij.language.Command;
import zij.language.Done;
import zij.language.LogicalName;
import zij.language.TelegramUserId;

/** What is recorded of auditors. */
public sealed interface AuditCommand {
  AccessId access();

  Instant at();

  /**
   * Records an access, once.
   *
   * @param criteria 1 to {@value AuditEvent#MAX_CRITERIA} characters
   */
  @LogicalName("audit.record-access")
  record RecordAccess(
      AccessId access, TelegramUserId auditor, Subject subject, String criteria, Instant at)
      implements AuditCommand, Command<Done> {
    public RecordAccess {
      AuditEvent.requireCriteria(criteria);
    }
  }

  /**
   * Records how an export ended, once.
   *
   * @param rows entries that were handed out, 0 or more
   * @param whole whether these are all that was asked for
   */
  @LogicalName("audit.end-export")
  record EndExport(AccessId access, long rows, boolean whole, Instant at)
      implements AuditCommand, Command<Done> {
    public EndExport {
      AuditEvent.requireRows(rows);
    }
  }
}
