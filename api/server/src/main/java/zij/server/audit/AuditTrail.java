package zij.server.audit;

import static zij.server.problem.ProblemException.answerOrProblem;

import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;
import zij.language.audit.AccessId;
import zij.language.audit.AuditCommand;
import zij.language.audit.Subject;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;

/** Records in the log what auditors look into. Thread-safe. */
@Component
public class AuditTrail {
  private final CallerCommands commands;
  private final InstantSource clock;

  AuditTrail(CallerCommands commands, InstantSource clock) {
    this.commands = commands;
    this.clock = clock;
  }

  /**
   * Records an access; it is durable when this returns. Nothing may be answered if this throws.
   *
   * @param criteria what was asked for, 1 to 1,000 characters
   */
  public AccessId record(Caller auditor, Subject subject, String criteria) {
    AccessId access = new AccessId(UUID.randomUUID());
    var _ =
        answerOrProblem(
            commands
                .send(
                    auditor,
                    new AuditCommand.RecordAccess(
                        access, auditor.id(), subject, criteria, clock.instant()))
                .decision());
    return access;
  }

  /**
   * Records how an export ended.
   *
   * @param rows entries that were handed out
   * @param whole whether these are all that was asked for
   */
  public void exportEnded(Caller auditor, AccessId access, long rows, boolean whole) {
    var _ =
        answerOrProblem(
            commands
                .send(auditor, new AuditCommand.EndExport(access, rows, whole, clock.instant()))
                .decision());
  }
}
