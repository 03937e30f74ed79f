package zij.server.telegram;

import java.time.Duration;
import java.util.Optional;

/** A Bot API call that did not succeed. */
public final class BotApiException extends RuntimeException {
  private final String method;
  private final int errorCode;
  private final Optional<Duration> retryAfter;

  /**
   * @param errorCode Telegram's, or 0 if there was no answer and the outcome is unknown
   */
  BotApiException(String method, int errorCode, String description, Optional<Duration> retryAfter) {
    super(method + ": " + (errorCode == 0 ? "" : errorCode + " ") + description);
    this.method = method;
    this.errorCode = errorCode;
    this.retryAfter = retryAfter;
  }

  public String method() {
    return method;
  }

  public int errorCode() {
    return errorCode;
  }

  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** Whether the same call may succeed later: no answer, too many requests, or Telegram's fault. */
  public boolean isTransient() {
    return errorCode == 0 || errorCode == 429 || errorCode >= 500;
  }

  /** Whether Telegram, or the way to it, is ailing; it is well if it refuses something. */
  boolean isFailure() {
    return isTransient() && errorCode != 429;
  }
}
