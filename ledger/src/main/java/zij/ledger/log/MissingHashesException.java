package zij.ledger.log;

/** The database has lost hashes that a log of its size has. */
final class MissingHashesException extends IllegalStateException {
  MissingHashesException(int level, long first) {
    super("hashes of level %d from %d on are missing in the log".formatted(level, first));
  }
}
