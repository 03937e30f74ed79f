package zij.ledger.witness;

/** The quorum has not cosigned yet what was asked for. It may have a moment later. */
public final class NotWitnessedException extends RuntimeException {
  NotWitnessedException(String message) {
    super(message);
  }
}
