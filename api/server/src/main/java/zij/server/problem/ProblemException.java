package zij.server.problem;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import zij.language.Decision;
import zij.language.Refusal;

/** An answer that is a problem (RFC 9457), with a stable code. */
public final class ProblemException extends RuntimeException {
  private final HttpStatus status;
  private final String code;
  private final String messageKey;
  private final Map<String, Object> details;
  private final Optional<Duration> retryAfter;

  private ProblemException(
      HttpStatus status,
      String code,
      String messageKey,
      Map<String, Object> details,
      Optional<Duration> retryAfter) {
    super(code, null, false, false);
    this.status = status;
    this.code = code;
    this.messageKey = messageKey;
    this.details = details;
    this.retryAfter = retryAfter;
  }

  /** A problem whose message stands in the bundles under {@code problem.<code>}. */
  public static ProblemException of(HttpStatus status, String code) {
    return new ProblemException(status, code, "problem." + code, Map.of(), Optional.empty());
  }

  /** A refusal that is clear without asking an aggregate. */
  public static ProblemException of(Refusal refusal) {
    return new ProblemException(
        status(refusal.category()),
        refusal.name(),
        refusal.messageKey(),
        Map.of(),
        Optional.empty());
  }

  /** A problem that may be gone after a while. */
  public static ProblemException later(HttpStatus status, String code, Duration retryAfter) {
    return new ProblemException(status, code, "problem." + code, Map.of(), Optional.of(retryAfter));
  }

  /** A parameter of the request is not what it has to be. */
  public static ProblemException parameter(String name, String expected) {
    return new ProblemException(
        HttpStatus.BAD_REQUEST,
        "INVALID_PARAMETER",
        "problem.INVALID_PARAMETER",
        Map.of("parameter", name, "expected", expected),
        Optional.empty());
  }

  /** A member of the request's body is not what it has to be. */
  public static ProblemException field(String name) {
    return new ProblemException(
        HttpStatus.BAD_REQUEST,
        "INVALID_REQUEST",
        "problem.INVALID_REQUEST",
        Map.of("field", name),
        Optional.empty());
  }

  /** What an accepted command answered; a refusal becomes a problem. This is its only mapping. */
  public static <A> A answerOrProblem(Decision<A> decision) {
    return switch (decision) {
      case Decision.Accepted<A>(A answer) -> answer;
      case Decision.Refused<A>(Refusal refusal, Map<String, Object> details) ->
          throw new ProblemException(
              status(refusal.category()),
              refusal.name(),
              refusal.messageKey(),
              details,
              Optional.empty());
    };
  }

  private static HttpStatus status(Refusal.Category category) {
    return switch (category) {
      case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case CONFLICT -> HttpStatus.CONFLICT;
    };
  }

  HttpStatus status() {
    return status;
  }

  String code() {
    return code;
  }

  String messageKey() {
    return messageKey;
  }

  Map<String, Object> details() {
    return details;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
