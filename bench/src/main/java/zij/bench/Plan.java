package zij.bench;

/**
 * How long and how often is measured.
 *
 * @param seconds length of one round, 1 or more
 * @param warmUpSeconds how long is run at most before the first round, 0 or more; not counted
 * @param rounds rounds of each side; sides take turns and the median counts
 * @param senders concurrent callers of dispatch, checkout and catalogue
 * @param entries length of the log that is verified; proofs are made out of ten times as many,
 *     insights of as many orders
 */
record Plan(int seconds, int warmUpSeconds, int rounds, int senders, int entries) {
  static final int MAX_SENDERS = 1_000;
  static final int MAX_ENTRIES = 10_000_000;

  Plan {
    require(seconds >= 1 && seconds <= 600, "--seconds is 1 to 600");
    require(warmUpSeconds >= 0 && warmUpSeconds <= 600, "--warm-up is 0 to 600 seconds");
    require(rounds >= 1 && rounds <= 100, "--rounds is 1 to 100");
    require(senders >= 1 && senders <= MAX_SENDERS, "--senders is 1 to " + MAX_SENDERS);
    require(entries >= 1_000 && entries <= MAX_ENTRIES, "--entries is 1000 to " + MAX_ENTRIES);
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) throw new IllegalArgumentException(sentence);
  }
}
