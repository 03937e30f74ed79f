package zij.server.problem;

import io.micrometer.tracing.Tracer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import zij.language.Language;
import zij.server.Messages;

/** Makes problem details, and writes those of requests that reach no controller. Thread-safe. */
@Component
public class ProblemWriter
    implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {
  private final Tracer tracer;
  private final JsonMapper json;

  ProblemWriter(Tracer tracer, JsonMapper json) {
    this.tracer = tracer;
    this.json = json;
  }

  /** The problem, told in the caller's language. */
  Map<String, Object> problem(
      HttpServletRequest request,
      HttpStatus status,
      String code,
      String messageKey,
      Map<String, Object> details) {
    var span = tracer.currentSpan();
    String detail = Messages.text(Language.nearest(request.getLocale()), messageKey);
    String traceId = span == null ? "" : span.context().traceId();
    return new Problem(
            "urn:zij:problem:" + code,
            status.getReasonPhrase(),
            status.value(),
            detail,
            code,
            traceId)
        .with(details);
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    response.setHeader("WWW-Authenticate", "Bearer");
    write(request, response, HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED");
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException {
    write(request, response, HttpStatus.FORBIDDEN, "FORBIDDEN");
  }

  /** Spring's firewall refuses it before anybody else looks. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, RequestRejectedException e)
      throws IOException {
    write(request, response, HttpStatus.BAD_REQUEST, "INVALID_REQUEST");
  }

  private void write(
      HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    Map<String, Object> problem = problem(request, status, code, "problem." + code, Map.of());
    response.getOutputStream().write(json.writeValueAsBytes(problem));
  }
}
