package zij.command.audit;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import zij.command.CommandTargets;
import zij.language.TelegramUserId;
import zij.language.audit.AccessId;
import zij.language.audit.AuditCommand;
import zij.language.audit.AuditEvent;
import zij.language.audit.Subject;

/** The tests' one access. */
final class AccessStory {
  static final AccessId ACCESS =
      new AccessId(UUID.fromString("0b7f2a52-0b0e-4d67-9c43-3a6ad2b6a111"));
  static final TelegramUserId AUDITOR = new TelegramUserId(9);
  static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

  private AccessStory() {}

  static FixtureConfiguration<Access> accesses() {
    return new AggregateTestFixture<>(Access.class)
        .registerCommandTargetResolver(new CommandTargets());
  }

  static AuditCommand.RecordAccess record(String criteria) {
    return new AuditCommand.RecordAccess(ACCESS, AUDITOR, Subject.QUERY, criteria, NOW);
  }

  static AuditEvent.Accessed accessed(String criteria) {
    return new AuditEvent.Accessed(ACCESS, AUDITOR, Subject.QUERY, criteria, NOW);
  }
}
