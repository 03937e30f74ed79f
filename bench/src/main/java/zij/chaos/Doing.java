package zij.chaos;

import java.util.SplittableRandom;

/**
 * What a buyer means to do next, drawn as a whole from the buyer's own random numbers: how often
 * something has to be tried changes nothing about what comes after it.
 *
 * @param product what they order
 * @param hasCode whether they type the promotion's code
 * @param reloads whether they look at the order as soon as it is placed
 * @param repeats whether they press twice, with the same key
 * @param firstPauseMs before they pay, or do whatever they do
 * @param secondPauseMs before what follows that
 * @param restMs before their next doing
 */
record Doing(
    Act act,
    String product,
    boolean hasCode,
    boolean reloads,
    boolean repeats,
    int firstPauseMs,
    int secondPauseMs,
    int restMs) {

  /** What becomes of an order. */
  enum Act {
    BUY(30),
    /** The payment sheet is closed, or the charge fails; then they pay after all. */
    HESITATE(8),
    /** Both sheets are agreed to before either is paid. */
    PAY_TWICE(10),
    /** When the order has lapsed. */
    PAY_LATE(6),
    CANCEL(8),
    /** They cancel while the payment is on its way. */
    CANCEL_AND_PAY(6),
    LEAVE(8),
    /** The merchant gives the payment back. */
    GET_REFUND(8),
    /** The store where they got their Stars takes the payment back. */
    CHARGE_BACK(4),
    SUBSCRIBE(6),
    /** A subscription is paid again, or ended, or taken up again. */
    RENEW(10);

    private final int weight;

    Act(int weight) {
      this.weight = weight;
    }

    static Act draw(SplittableRandom random) {
      int sum = 0;
      for (Act act : values()) sum += act.weight;
      int left = random.nextInt(sum);
      for (Act act : values()) {
        left -= act.weight;
        if (left < 0) return act;
      }
      throw new AssertionError("one of them weighs too little");
    }
  }

  /** The next one. */
  static Doing draw(SplittableRandom random) {
    Act act = Act.draw(random);
    String once = Shop.ONCE.get(random.nextInt(Shop.ONCE.size()));
    boolean monthly = act == Act.SUBSCRIBE || act == Act.RENEW;
    return new Doing(
        act,
        monthly ? Shop.MONTHLY : once,
        random.nextInt(4) == 0 && !monthly,
        random.nextInt(3) == 0,
        random.nextInt(8) == 0,
        random.nextInt(10, 1_500),
        random.nextInt(10, 2_500),
        random.nextInt(50, 2_000));
  }
}
