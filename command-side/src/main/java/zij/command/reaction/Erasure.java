package zij.command.reaction;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import zij.language.person.PersonEvent;

/**
 * A person who is erased in the log is erased everywhere else. Who asked is answered after the same
 * was done on the spot; this does what a crash in between left undone.
 */
@ProcessingGroup(Erasure.GROUP)
public final class Erasure {
  public static final String GROUP = "erasure";

  private final PersonalData data;

  public Erasure(PersonalData data) {
    this.data = data;
  }

  @EventHandler
  void on(PersonEvent.Erased event) {
    data.erase(event.user(), event.generation(), event.at());
  }
}
