package zij.server.telegram;

/** initData that does not open a session. */
public final class InitDataRefused extends RuntimeException {
  /** Why; the names are part of the published API. */
  public enum Reason {
    /** Not initData, a field is there twice or missing, or it was cut. */
    INIT_DATA_MALFORMED,
    /** Not signed by Telegram for this bot. */
    INIT_DATA_FORGED,
    /** Signed too long ago. */
    INIT_DATA_STALE,
    /** Signed in the future. */
    INIT_DATA_FUTURE,
    /** Signed before its person ended all sessions. */
    INIT_DATA_SIGNED_OUT
  }

  private final Reason reason;

  public InitDataRefused(Reason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
