package zij.simulator.stars;

/**
 * A line of the statement from before the simulator was there.
 *
 * @param charge of a payment a new charge id, of the others that of the payment
 * @param user who paid; 0 unless it is a payment
 * @param title of the invoice; empty unless it is a payment
 * @param payload of the invoice; empty unless it is a payment
 * @param amount whole Stars; 0 unless it is a payment
 * @param date epoch seconds
 */
public record PastLine(
    Kind kind, String charge, long user, String title, String payload, int amount, long date) {
  private static final int MAX_AMOUNT = 100_000;
  private static final int MAX_PAYLOAD = 128;

  /** What happened. */
  public enum Kind {
    PAYMENT,
    REFUND,
    CHARGE_BACK
  }

  /** Refuses what Telegram would not have taken. */
  public PastLine {
    boolean isPayment = kind == Kind.PAYMENT;
    if (charge.isBlank() || charge.length() > 128) {
      throw new IllegalArgumentException("A charge id has 1 to 128 characters");
    }
    boolean whole =
        user > 0
            && !title.isBlank()
            && title.length() <= 32
            && !payload.isEmpty()
            && payload.length() <= MAX_PAYLOAD
            && amount >= 1
            && amount <= MAX_AMOUNT;
    boolean bare = user == 0 && title.isEmpty() && payload.isEmpty() && amount == 0;
    if (isPayment ? !whole : !bare) {
      throw new IllegalArgumentException("A past " + kind + " has other members");
    }
  }
}
