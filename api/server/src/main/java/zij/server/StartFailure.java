package zij.server;

/** The server cannot start; the message is one clear sentence for whoever started it. */
public final class StartFailure extends RuntimeException {
  public StartFailure(String message) {
    super(message);
  }

  public StartFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
