package zij.command.reaction;

/** A reaction could not do its work; the event goes to the dead letters. */
public final class ReactionFailed extends RuntimeException {
  public ReactionFailed(String message) {
    super(message);
  }
}
