package zij.server.audit;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import zij.language.audit.AccessId;
import zij.language.audit.AuditEvent;
import zij.server.problem.ProblemException;
import zij.server.session.Caller;

/**
 * Stands before everything that answers auditors and records the access before it is let through.
 * What cannot be recorded is not answered, and what does not say what it shows ({@link Audited}) is
 * not called.
 */
@Configuration(proxyBeanMethods = false)
class AuditedRequests implements WebMvcConfigurer, HandlerInterceptor {
  static final String[] PATHS = {"/api/ledger/**", "/log/tile/entries/**"};

  private static final String ACCESS = AuditedRequests.class.getName() + ".access";

  private final AuditTrail trail;

  AuditedRequests(AuditTrail trail) {
    this.trail = trail;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns(PATHS);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    boolean isCall = handler instanceof HandlerMethod; // and not the answer to an unknown address
    if (!isCall || request.getDispatcherType() != DispatcherType.REQUEST) return true;
    Audited audited = ((HandlerMethod) handler).getMethodAnnotation(Audited.class);
    if (audited == null) throw new IllegalStateException(handler + " is not @Audited");
    request.setAttribute(ACCESS, trail.record(caller(), audited.value(), criteria(request)));
    return true;
  }

  /** The access as which this request was recorded. */
  static AccessId access(HttpServletRequest request) {
    return (AccessId) Objects.requireNonNull(request.getAttribute(ACCESS), "is recorded first");
  }

  /** As it was asked, so that it can be asked again. */
  private static String criteria(HttpServletRequest request) {
    String query = request.getQueryString();
    String criteria =
        request.getMethod() + " " + request.getRequestURI() + (query == null ? "" : "?" + query);
    if (criteria.length() > AuditEvent.MAX_CRITERIA) {
      throw ProblemException.of(HttpStatus.URI_TOO_LONG, "TOO_LARGE");
    }
    return criteria;
  }

  private static Caller caller() {
    Authentication session = SecurityContextHolder.getContext().getAuthentication();
    if (session != null && session.getPrincipal() instanceof Jwt jwt) return Caller.of(jwt);
    throw new IllegalStateException("auditors are signed in");
  }
}
