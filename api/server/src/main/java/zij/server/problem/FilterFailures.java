package zij.server.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Tells of what goes wrong in the security filters by the one mapping that there is: who may do
 * what is read from the log, and the database may be away.
 */
@Component
@Order(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1)
class FilterFailures extends OncePerRequestFilter {
  private final HandlerExceptionResolver mapping;

  FilterFailures(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver mapping) {
    this.mapping = mapping;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (RuntimeException e) { // what controllers throw is answered before it comes here
      if (response.isCommitted() || mapping.resolveException(request, response, null, e) == null) {
        throw e;
      }
    }
  }
}
