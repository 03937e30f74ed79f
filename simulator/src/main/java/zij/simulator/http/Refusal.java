package zij.simulator.http;

/** A request that the simulator's own pages and controls refuse. */
final class Refusal extends RuntimeException {
  private final int status;
  private final String why;

  Refusal(int status, String why) {
    super(why, null, false, false);
    this.status = status;
    this.why = why;
  }

  String why() {
    return why;
  }

  int status() {
    return status;
  }
}
