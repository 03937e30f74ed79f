package zij.server.person;

import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import zij.command.reaction.PersonalData;
import zij.language.TelegramUserId;
import zij.server.cart.Carts;
import zij.server.evidence.SignIns;
import zij.server.support.Conversations;
import zij.server.telegram.ChosenLanguages;
import zij.server.telegram.DeadUpdates;
import zij.server.telemetry.Visits;
import zij.server.terms.Consents;
import zij.server.vault.Vault;

/**
 * Everything personal that the server keeps outside the log. The key goes first, because most hangs
 * on it; each step can be repeated, so a crash between them loses none. Thread-safe.
 */
@Component
class Erasing implements PersonalData {
  private final Vault vault;
  private final EndedSessions sessions;
  private final SignIns signIns;
  private final DeadUpdates deadUpdates;
  private final Consents consents;
  private final Visits visits;
  private final ChosenLanguages languages;
  private final Conversations conversations;
  private final Carts carts;

  Erasing(
      Vault vault,
      EndedSessions sessions,
      SignIns signIns,
      DeadUpdates deadUpdates,
      Consents consents,
      Visits visits,
      ChosenLanguages languages,
      Conversations conversations,
      Carts carts) {
    this.vault = vault;
    this.sessions = sessions;
    this.signIns = signIns;
    this.deadUpdates = deadUpdates;
    this.consents = consents;
    this.visits = visits;
    this.languages = languages;
    this.conversations = conversations;
    this.carts = carts;
  }

  @Override
  public void erase(TelegramUserId person, int generation, Instant at) {
    vault.destroy(person, generation, at);
    sessions.end(person, at);
    signIns.delete(person, at);
    consents.forget(person);
    deadUpdates.forgetName(person);
    visits.forget(person, at);
    languages.forget(person);
    conversations.forget(person);
    carts.forget(person);
  }

  /** Once more, of visits: another server may have had records of them still in its queue. */
  @Scheduled(fixedDelayString = "PT1M")
  void forgetVisits() {
    sessions.erasures().forEach(visits::forget);
  }
}
