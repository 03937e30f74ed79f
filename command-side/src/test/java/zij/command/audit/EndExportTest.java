package zij.command.audit;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static zij.command.audit.AccessStory.ACCESS;
import static zij.command.audit.AccessStory.NOW;
import static zij.command.audit.AccessStory.accessed;
import static zij.command.audit.AccessStory.accesses;
import static zij.language.Decision.accepted;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.audit.AuditCommand;
import zij.language.audit.AuditEvent;

class EndExportTest {
  @Test
  void the_end_of_an_export_is_recorded() {
    accesses()
        .given(accessed("GET /api/ledger/export"))
        .when(new AuditCommand.EndExport(ACCESS, 12, false, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new AuditEvent.ExportEnded(ACCESS, 12, false, NOW));
  }

  @Test
  void an_export_ends_once() {
    accesses()
        .given(
            accessed("GET /api/ledger/export"), new AuditEvent.ExportEnded(ACCESS, 12, true, NOW))
        .when(new AuditCommand.EndExport(ACCESS, 13, true, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void no_export_has_fewer_than_no_rows() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AuditCommand.EndExport(ACCESS, -1, true, NOW));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AuditEvent.ExportEnded(ACCESS, -1, true, NOW));
  }
}
