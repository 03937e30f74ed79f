package zij.server.limit;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import zij.server.limit.Rates.Left;

/**
 * Stands before the endpoints and counts, after it is known who calls. Whatever a user changes is
 * counted without being named here, so that a new endpoint is limited, too. What is left is told in
 * the headers of draft-ietf-httpapi-ratelimit-headers-10.
 */
@Configuration(proxyBeanMethods = false)
class LimitedRequests implements WebMvcConfigurer, HandlerInterceptor {
  private record Counted(Limit limit, String who) {}

  private final Rates rates;

  LimitedRequests(Rates rates) {
    this.rates = rates;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/api/**").order(Ordered.HIGHEST_PRECEDENCE);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    boolean isCall = handler instanceof HandlerMethod; // and not the answer to an unknown address
    if (!isCall || request.getDispatcherType() != DispatcherType.REQUEST) return true;
    counted(request)
        .ifPresent(counted -> {
          Left left = rates.ask(counted.limit(), counted.who());
          String name = '"' + left.limit().code() + '"';
          response.setHeader(
              "RateLimit-Policy",
              "%s;q=%d;w=%d".formatted(name, left.quota(), Rates.WINDOW.toSeconds()));
          long full = Rates.rounded(left.full()).toSeconds();
          response.setHeader("RateLimit", "%s;r=%d;t=%d".formatted(name, left.remaining(), full));
          rates.requireTaken(left);
        });
    return true;
  }

  private static Optional<Counted> counted(HttpServletRequest request) {
    String method = request.getMethod();
    String endpoint =
        method + " " + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    boolean changes =
        !method.equals(HttpMethod.GET.name()) && !method.equals(HttpMethod.HEAD.name());
    @Nullable String user = user();
    return switch (endpoint) {
      case "POST /api/auth/telegram" ->
          Optional.of(new Counted(Limit.ADDRESS_SIGN_IN, network(request)));
      case "GET /api/catalog/products" ->
          request.getParameter("q") == null
              ? Optional.empty()
              : Optional.of(new Counted(Limit.SEARCH, network(request)));
      case String e when user == null || !changes -> Optional.empty(); // telemetry counts its own
      case String e when e.startsWith("POST /api/orders") || e.startsWith("POST /api/parcels") ->
          Optional.of(new Counted(Limit.ORDER, user));
      default -> Optional.of(new Counted(Limit.COMMAND, user));
    };
  }

  /** Of IPv6 the first 64 bits: whoever has one such address has all that begin like it. */
  static String network(String address) {
    if (address.indexOf(':') < 0) return address;
    try {
      byte[] all = InetAddress.ofLiteral(address).getAddress();
      return all.length == 16 ? HexFormat.of().formatHex(all, 0, 8) : address;
    } catch (IllegalArgumentException e) {
      return address;
    }
  }

  private static String network(HttpServletRequest request) {
    return network(request.getRemoteAddr());
  }

  private static @Nullable String user() {
    Authentication session = SecurityContextHolder.getContext().getAuthentication();
    return session != null && session.getPrincipal() instanceof Jwt jwt ? jwt.getSubject() : null;
  }
}
