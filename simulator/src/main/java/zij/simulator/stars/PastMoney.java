package zij.simulator.stars;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import zij.simulator.people.People;

/**
 * Checks a part of the past as a whole: it goes on where the statement ends, nothing in it lies in
 * the future, people are known, charges are new, and what goes back was paid.
 */
final class PastMoney {
  private final Map<String, Payment> seen = new HashMap<>();
  private final Map<String, Payment> kept;
  private final People people;

  PastMoney(Map<String, Payment> kept, People people) {
    this.kept = kept;
    this.people = people;
  }

  /**
   * Every payment that the lines are about, as it is after them.
   *
   * @param notBefore date of the statement's last line
   * @throws IllegalArgumentException that says which line cannot be, and why
   */
  Map<String, Payment> after(List<PastLine> lines, long notBefore, long now) {
    long last = notBefore;
    for (int i = 0; i < lines.size(); i++) {
      PastLine line = lines.get(i);
      if (line.date() < last) throw wrong(i, "it is older than the one before it");
      if (line.date() > now) throw wrong(i, "it lies in the future");
      last = line.date();
      @Nullable Payment known = seen.get(line.charge());
      if (known == null) known = kept.get(line.charge());
      if (line.kind() == PastLine.Kind.PAYMENT) {
        if (known != null) throw wrong(i, "its charge id is taken");
        if (people.find(line.user()).isEmpty()) throw wrong(i, "nobody has this user id");
        seen.put(line.charge(), paid(line));
      } else {
        if (known == null) throw wrong(i, "no payment has this charge id");
        if (known.refunded()) throw wrong(i, "the payment went back before");
        seen.put(line.charge(), known.asRefunded());
      }
    }
    return seen;
  }

  private static Payment paid(PastLine line) {
    Invoice invoice =
        new Invoice(
            Till.newSlug(),
            line.title(),
            line.title(),
            line.payload(),
            line.title(),
            line.amount(),
            0,
            "");
    return new Payment(line.charge(), "", line.user(), invoice, line.date(), false);
  }

  private static IllegalArgumentException wrong(int line, String why) {
    return new IllegalArgumentException("Line " + line + " of the past cannot be: " + why);
  }
}
