package zij.command.evidence;

import static zij.language.Decision.accepted;

import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import zij.command.CommandTargets;
import zij.language.Done;
import zij.language.TelegramUserId;
import zij.language.evidence.EvidenceCommand;
import zij.language.evidence.EvidenceEvent;
import zij.language.evidence.EvidenceId;
import zij.language.evidence.EvidenceKind;
import zij.language.evidence.Sealed;

class RecordTest {
  private static final EvidenceId ID = new EvidenceId("5a".repeat(32));
  private static final TelegramUserId BUYER = new TelegramUserId(7);
  private static final Instant FIRST = Instant.parse("2026-11-21T09:00:00Z");
  private static final Instant LATER = FIRST.plusSeconds(60);
  private static final String CIPHERTEXT = "AAAA";
  private static final String OTHER_CIPHERTEXT = "BBBB";

  private static FixtureConfiguration<Evidence> evidence() {
    return new AggregateTestFixture<>(Evidence.class)
        .registerCommandTargetResolver(new CommandTargets());
  }

  private static EvidenceCommand.Record record(int generation, String ciphertext, Instant at) {
    Sealed sealed = new Sealed(generation, ciphertext);
    return new EvidenceCommand.Record(ID, BUYER, EvidenceKind.PAYMENT, sealed, at);
  }

  private static EvidenceEvent.Recorded recorded(int generation, String ciphertext, Instant at) {
    Sealed sealed = new Sealed(generation, ciphertext);
    return new EvidenceEvent.Recorded(ID, BUYER, EvidenceKind.PAYMENT, sealed, at);
  }

  @Test
  void evidence_is_recorded() {
    evidence()
        .givenNoPriorActivity()
        .when(record(1, CIPHERTEXT, FIRST))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(recorded(1, CIPHERTEXT, FIRST));
  }

  /** Sealed again it looks different, because each sealing takes a nonce of its own. */
  @Test
  void what_is_recorded_already_is_accepted_and_changes_nothing() {
    evidence()
        .given(recorded(1, CIPHERTEXT, FIRST))
        .when(record(1, OTHER_CIPHERTEXT, LATER))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void what_no_key_opens_any_more_is_recorded_under_the_next() {
    evidence()
        .given(recorded(1, CIPHERTEXT, FIRST))
        .when(record(2, OTHER_CIPHERTEXT, LATER))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(recorded(2, OTHER_CIPHERTEXT, LATER));
  }

  @Test
  void a_key_of_the_past_adds_nothing() {
    evidence()
        .given(recorded(1, CIPHERTEXT, FIRST), recorded(2, OTHER_CIPHERTEXT, LATER))
        .when(record(1, CIPHERTEXT, LATER))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }
}
