package zij.server.doctor;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What was found by one look at one thing.
 *
 * @param check what was looked at, one word
 * @param says one line
 * @param mend one line on how to mend it; empty if it is well
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Finding(String check, Verdict verdict, String says, String mend) {
  /** How it is. */
  enum Verdict {
    OK,
    WRONG,
    UNKNOWN
  }

  static Finding ok(String check, String says) {
    return new Finding(check, Verdict.OK, says, "");
  }

  static Finding wrong(String check, String says, String mend) {
    return new Finding(check, Verdict.WRONG, line(says), mend);
  }

  /** It could not be looked at. */
  static Finding unknown(String check, String says, String mend) {
    return new Finding(check, Verdict.UNKNOWN, line(says), mend);
  }

  /** What others say may have many. */
  private static String line(String text) {
    return text.lines().findFirst().orElse("");
  }
}
