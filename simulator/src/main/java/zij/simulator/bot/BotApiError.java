package zij.simulator.bot;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A call that Telegram refuses, with its code and its words. */
public final class BotApiError extends RuntimeException {
  private final int code;
  private final int retryAfterSeconds;

  private BotApiError(int code, String description, int retryAfterSeconds) {
    super(description, null, false, false);
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** 400, for what is wrong with the call. */
  static BotApiError badRequest(String what) {
    return new BotApiError(400, "Bad Request: " + what, 0);
  }

  /** 403, for what the person does not let the bot do. */
  static BotApiError forbidden(String what) {
    return new BotApiError(403, "Forbidden: " + what, 0);
  }

  /** 401, for a token that is no bot's. */
  static BotApiError unauthorized() {
    return new BotApiError(401, "Unauthorized", 0);
  }

  /** 404, for a method that there is not. */
  static BotApiError notFound() {
    return new BotApiError(404, "Not Found", 0);
  }

  /** 429, for too many calls. */
  static BotApiError tooMany(int retryAfterSeconds) {
    return new BotApiError(
        429, "Too Many Requests: retry after " + retryAfterSeconds, retryAfterSeconds);
  }

  /** The HTTP status, which is the error_code too. */
  public int code() {
    return code;
  }

  /** The answer's body. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("ok", false);
    json.put("error_code", code).put("description", getMessage());
    if (retryAfterSeconds > 0) {
      json.putObject("parameters").put("retry_after", retryAfterSeconds);
    }
    return json;
  }
}
