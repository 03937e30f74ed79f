package zij.server.problem;

import static java.util.stream.Collectors.joining;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import zij.ledger.log.AppendFailedException;
import zij.ledger.log.AppendOutcomeUnknownException;
import zij.ledger.log.EventTooLargeException;
import zij.ledger.log.ForkException;
import zij.ledger.log.LogBusyException;
import zij.ledger.witness.NotWitnessedException;
import zij.server.telegram.BotApiException;
import zij.server.telegram.InitDataRefused;

/** The one mapping from what goes wrong to what callers are told. */
@RestControllerAdvice
class ProblemAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
  private static final Duration SOON = Duration.ofSeconds(1);

  /** PostgreSQL's SQLSTATE of a statement that was stopped. */
  private static final String QUERY_CANCELLED = "57014";

  /** PostgreSQL's SQLSTATE of a text that no text of its own can be, one with a NUL. */
  private static final String NO_TEXT = "22021";

  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z]*");

  private final ProblemWriter problems;

  ProblemAdvice(ProblemWriter problems) {
    this.problems = problems;
  }

  @ExceptionHandler
  ResponseEntity<?> known(ProblemException e, HttpServletRequest request) {
    return answer(request, e.status(), e.code(), e.messageKey(), e.details(), e.retryAfter());
  }

  @ExceptionHandler
  ResponseEntity<?> initData(InitDataRefused e, HttpServletRequest request) {
    return plain(request, HttpStatus.UNAUTHORIZED, e.reason().name());
  }

  @ExceptionHandler
  ResponseEntity<?> tooLarge(EventTooLargeException e, HttpServletRequest request) {
    LOG.info("{}", e.getMessage());
    return plain(request, HttpStatus.CONTENT_TOO_LARGE, "TOO_LARGE");
  }

  @ExceptionHandler
  ResponseEntity<?> logBusy(LogBusyException e, HttpServletRequest request) {
    return later(request, "BUSY");
  }

  @ExceptionHandler
  ResponseEntity<?> notStored(AppendFailedException e, HttpServletRequest request) {
    LOG.warn("The log takes nothing: {}", e.getMessage());
    return later(request, "BUSY");
  }

  @ExceptionHandler
  ResponseEntity<?> perhapsStored(AppendOutcomeUnknownException e, HttpServletRequest request) {
    LOG.warn("Whether the log took it is not known: {}", e.getMessage());
    return later(request, "OUTCOME_UNKNOWN");
  }

  /** No later try helps, a person has to look; the alarm has told why. */
  @ExceptionHandler
  ResponseEntity<?> logStopped(ForkException e, HttpServletRequest request) {
    return plain(request, HttpStatus.SERVICE_UNAVAILABLE, "LOG_STOPPED");
  }

  @ExceptionHandler({TransientDataAccessException.class, DataAccessResourceFailureException.class})
  ResponseEntity<?> storageAway(Exception e, HttpServletRequest request) {
    LOG.warn("PostgreSQL does not answer: {}", e.getMessage());
    return later(request, "BUSY");
  }

  /** Whoever reads the log says so in Axon's words. */
  @ExceptionHandler
  ResponseEntity<?> logUnread(EventStoreException e, HttpServletRequest request) {
    return DatabaseAway.caused(e) ? storageAway(e, request) : anythingElse(e, request);
  }

  /**
   * PostgreSQL refused a question: at the limit of its time, where the same one would end the same,
   * or for a text that nothing stored can be equal to.
   */
  @ExceptionHandler
  ResponseEntity<?> refused(DataAccessException e, HttpServletRequest request) {
    if (NO_TEXT.equals(e.sqlState())) {
      return plain(request, HttpStatus.BAD_REQUEST, "INVALID_REQUEST");
    }
    if (DatabaseAway.caused(e)) return storageAway(e, request);
    if (!QUERY_CANCELLED.equals(e.sqlState())) return anythingElse(e, request);
    LOG.warn("A question took too long: {} {}", request.getMethod(), request.getRequestURI());
    return plain(request, HttpStatus.UNPROCESSABLE_CONTENT, "QUERY_TOO_SLOW");
  }

  /** Spring's firewall looks at headers and parameters when they are asked for. */
  @ExceptionHandler
  ResponseEntity<?> notLetIn(RequestRejectedException e, HttpServletRequest request) {
    LOG.info("{}", e.getMessage());
    return plain(request, HttpStatus.BAD_REQUEST, "INVALID_REQUEST");
  }

  @ExceptionHandler
  ResponseEntity<?> telegramAway(BotApiException e, HttpServletRequest request) {
    LOG.warn("{}", e.getMessage());
    return later(request, "TELEGRAM_UNAVAILABLE");
  }

  @ExceptionHandler
  ResponseEntity<?> notWitnessed(NotWitnessedException e, HttpServletRequest request) {
    LOG.info("{}", e.getMessage());
    return later(request, "NOT_WITNESSED_YET");
  }

  @ExceptionHandler
  ResponseEntity<?> unreadable(HttpMessageNotReadableException e, HttpServletRequest request) {
    for (Throwable t = e.getCause(); t != null; t = t.getCause()) {
      if (t instanceof StreamConstraintsException) {
        return plain(request, HttpStatus.CONTENT_TOO_LARGE, "TOO_LARGE");
      }
      if (t instanceof JacksonException unreadable) {
        String field = field(unreadable);
        return invalid(request, field.isEmpty() ? Map.of() : Map.of("field", field));
      }
    }
    return plain(request, HttpStatus.BAD_REQUEST, "INVALID_REQUEST");
  }

  /** The member of a body that could not be read, as {@code lines[0].price}; empty if not known. */
  private static String field(JacksonException e) {
    var field = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      String name = step.getPropertyName();
      field.append(name == null ? "[" + step.getIndex() + "]" : dotted(field, name));
    }
    // The records say which of their components is missing by requireNonNull with its name.
    if (e.getCause() instanceof NullPointerException missing && missing.getMessage() != null) {
      String name = missing.getMessage();
      if (NAME.matcher(name).matches()) field.append(dotted(field, name));
    }
    return field.toString();
  }

  private static String dotted(CharSequence before, String name) {
    return before.isEmpty() ? name : "." + name;
  }

  private ResponseEntity<?> invalid(HttpServletRequest request, Map<String, Object> details) {
    return answer(
        request,
        HttpStatus.BAD_REQUEST,
        "INVALID_REQUEST",
        "problem.INVALID_REQUEST",
        details,
        Optional.empty());
  }

  @ExceptionHandler
  ResponseEntity<?> badParameter(
      MethodArgumentTypeMismatchException e, HttpServletRequest request) {
    Class<?> type = e.getRequiredType();
    String expected =
        type != null && type.isEnum()
            ? "one of "
                + Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(joining(", "))
            : type == boolean.class || type == Boolean.class ? "true or false" : "a whole number";
    return known(ProblemException.parameter(e.getName(), expected), request);
  }

  @ExceptionHandler
  ResponseEntity<?> noParameter(
      MissingServletRequestParameterException e, HttpServletRequest request) {
    return known(ProblemException.parameter(e.getParameterName(), "not left out"), request);
  }

  /** A client that went away in the middle of an answer needs none. */
  @ExceptionHandler
  void gone(AsyncRequestNotUsableException e) {
    LOG.debug("A client went away", e);
  }

  @ExceptionHandler
  ResponseEntity<?> anythingElse(Exception e, HttpServletRequest request) {
    if (e instanceof ErrorResponse known) {
      HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
      String code =
          switch (status) {
            case NOT_FOUND -> "NOT_FOUND";
            case METHOD_NOT_ALLOWED -> "METHOD_NOT_ALLOWED";
            default -> "INVALID_REQUEST";
          };
      return plain(request, status, code);
    }
    LOG.error("{} {} failed", request.getMethod(), address(request), e);
    return plain(request, HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL");
  }

  /** Without the token of an invitation: what failed may leave it worth something. */
  private static String address(HttpServletRequest request) {
    return request.getRequestURI().replaceAll("(/invitations/)[^/]+", "$1...");
  }

  private ResponseEntity<?> plain(HttpServletRequest request, HttpStatus status, String code) {
    return answer(request, status, code, "problem." + code, Map.of(), Optional.empty());
  }

  private ResponseEntity<?> later(HttpServletRequest request, String code) {
    return answer(
        request,
        HttpStatus.SERVICE_UNAVAILABLE,
        code,
        "problem." + code,
        Map.of(),
        Optional.of(SOON));
  }

  private ResponseEntity<?> answer(
      HttpServletRequest request,
      HttpStatus status,
      String code,
      String messageKey,
      Map<String, Object> details,
      Optional<Duration> retryAfter) {
    ResponseEntity.BodyBuilder response =
        ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    retryAfter.ifPresent(
        wait -> response.header("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))));
    return response.body(problems.problem(request, status, code, messageKey, details));
  }
}
