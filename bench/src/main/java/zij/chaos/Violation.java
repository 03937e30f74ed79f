package zij.chaos;

import java.util.List;

/**
 * Something that has to hold and does not.
 *
 * @param invariant its name
 * @param what is wrong, in a sentence
 * @param ids of what it is about, which stand in the journal too
 */
record Violation(String invariant, String what, List<String> ids) {
  Violation(String invariant, String what, String... ids) {
    this(invariant, what, List.of(ids));
  }
}
