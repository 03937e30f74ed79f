package zij.language.audit;

import java.time.Instant;
import zij.language.LogicalName;
import zij.language.TelegramUserId;

/** What auditors did. Names and shapes are stored for ever. */
public sealed interface AuditEvent {
  /** The longest criteria, in characters; longer ones are not answered. */
  int MAX_CRITERIA = 1_000;

  AccessId access();

  /** When it was decided. */
  Instant at();

  /**
   * An auditor asked for something. Recorded before it is read, so whatever was answered was
   * recorded; the criteria and the entry's own position say what the answer can have been.
   *
   * @param criteria what was asked for, 1 to {@value #MAX_CRITERIA} characters: method, path, query
   */
  @LogicalName("audit.accessed")
  record Accessed(
      AccessId access, TelegramUserId auditor, Subject subject, String criteria, Instant at)
      implements AuditEvent {
    public Accessed {
      requireCriteria(criteria);
    }
  }

  /**
   * An export came to its end.
   *
   * @param rows entries that were handed out, 0 or more
   * @param whole whether these are all that was asked for; if not, the auditor went away or the
   *     server failed
   */
  @LogicalName("audit.export-ended")
  record ExportEnded(AccessId access, long rows, boolean whole, Instant at) implements AuditEvent {
    public ExportEnded {
      requireRows(rows);
    }
  }

  /** Refuses what cannot be recorded whole. */
  static void requireCriteria(String criteria) {
    if (criteria.isBlank() || criteria.length() > MAX_CRITERIA) {
      throw new IllegalArgumentException("criteria have 1 to " + MAX_CRITERIA + " characters");
    }
  }

  /** Refuses a number of rows that cannot be. */
  static void requireRows(long rows) {
    if (rows < 0) throw new IllegalArgumentException("no export has " + rows + " rows");
  }
}
