package zij.server.reconciliation;

import java.util.ArrayList;
import java.util.List;
import zij.language.difference.Direction;

/** What one run has done so far. For one thread. */
final class Tally {
  /**
   * Something that a command has led to and the views will show.
   *
   * @param position of its event, if it is about a difference; a movement is shown or not
   */
  record Expected(String transaction, Direction direction, boolean isDifference, long position) {}

  int pages;
  long added;
  int recovered;
  int wentBack;
  int found;
  int resolved;
  final List<Expected> expected = new ArrayList<>();

  /** How many commands changed something. */
  int changes() {
    return recovered + wentBack + found + resolved;
  }
}
