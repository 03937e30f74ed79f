package zij.command.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static zij.command.audit.AccessStory.ACCESS;
import static zij.command.audit.AccessStory.AUDITOR;
import static zij.command.audit.AccessStory.NOW;
import static zij.command.audit.AccessStory.accessed;
import static zij.command.audit.AccessStory.accesses;
import static zij.command.audit.AccessStory.record;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.audit.AuditCommand;
import zij.language.audit.AuditEvent;
import zij.language.audit.Subject;

class RecordAccessTest {
  @Test
  void an_access_is_recorded() {
    accesses()
        .givenNoPriorActivity()
        .when(record("GET /api/ledger/entries?buyer=7"))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(accessed("GET /api/ledger/entries?buyer=7"));
  }

  @Test
  void the_same_access_again_changes_nothing() {
    accesses()
        .given(accessed("GET /api/ledger/entries"))
        .when(record("GET /api/ledger/entries"))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void an_id_does_not_carry_two_accesses() {
    accesses()
        .given(accessed("GET /api/ledger/entries"))
        .when(record("GET /api/ledger/entries?buyer=7"))
        .expectResultMessagePayload(refused(Refusal.ACCESS_EXISTS))
        .expectNoEvents();
  }

  @Test
  void criteria_have_1_to_1000_characters() {
    assertThat(record("x".repeat(AuditEvent.MAX_CRITERIA)).criteria()).hasSize(1_000);
    for (String criteria : new String[] {"", " ", "x".repeat(1_001)}) {
      assertThatIllegalArgumentException().isThrownBy(() -> record(criteria));
      assertThatIllegalArgumentException().isThrownBy(() -> accessed(criteria));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AuditCommand.RecordAccess(ACCESS, AUDITOR, Subject.ENTRY, "\t", NOW));
  }
}
