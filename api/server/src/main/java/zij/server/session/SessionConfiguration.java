package zij.server.session;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import java.util.List;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import zij.command.role.StaffRegister;
import zij.language.role.Role;
import zij.server.person.EndedSessions;
import zij.server.problem.ProblemWriter;
import zij.server.storage.DataFolder;
import zij.server.web.AddressBegin;

/** How sessions are known, and what they open ({@link EndpointRules}); all else is closed. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {
  /** Links to goods are signed, and pictures are for everybody. */
  private static final String[] FILES = {"/files/**", "/images/**"};

  private static final String[] PAGES = {
    "/", "/shop/**", "/desk/**", "/audit/**", "/insights/**", "/verify/**", "/v3/api-docs/**"
  };

  @Bean
  SecurityFilterChain security(HttpSecurity http, ProblemWriter problems, StaffRegister register)
      throws Exception {
    http.csrf(AbstractHttpConfigurer::disable) // no cookies, so nothing to forge a request with
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(rules -> {
          EndpointRules.all().forEach(rule -> apply(rule, rules, register));
          rules
              .requestMatchers(HttpMethod.POST, "/telegram/webhook") // it has a secret of its own
              .permitAll()
              .requestMatchers(HttpMethod.GET, PAGES)
              .permitAll()
              .requestMatchers(HttpMethod.GET, FILES)
              .permitAll()
              .requestMatchers(HttpMethod.HEAD, FILES)
              .permitAll()
              .requestMatchers("/actuator/**") // its port is not public
              .permitAll()
              .requestMatchers("/error")
              .permitAll()
              .anyRequest()
              .denyAll();
        })
        .headers(headers -> headers.frameOptions(f -> f.disable()).cacheControl(c -> c.disable()))
        .exceptionHandling(e -> e.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .oauth2ResourceServer(
            server -> server.authenticationEntryPoint(problems).jwt(Customizer.withDefaults()));
    return http.build();
  }

  /** The request is observed as a whole; a span for each of the chain's filters would only cost. */
  @Bean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  JwtEncoder sessionEncoder(DataFolder data) {
    return new NimbusJwtEncoder(new ImmutableSecret<>(key(data)));
  }

  @Bean
  JwtDecoder sessionDecoder(DataFolder data, EndedSessions ended) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withSecretKey(key(data)).macAlgorithm(MacAlgorithm.HS256).build();
    decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(List.of(ended)));
    return decoder;
  }

  /**
   * What a session may do is asked anew with each request, so that it ends with the role, and not
   * with the session.
   */
  private static void apply(
      EndpointRules.Rule rule,
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          rules,
      StaffRegister register) {
    var endpoint = rules.requestMatchers(matcher(rule));
    switch (rule.audience()) {
      case EndpointRules.Audience.Everybody _ -> endpoint.permitAll();
      case EndpointRules.Audience.SignedIn _ -> endpoint.authenticated();
      case EndpointRules.Audience.Staff(Set<Role> allowed) ->
          endpoint.access((authentication, _) ->
              new AuthorizationDecision(holdsOne(authentication.get(), allowed, register)));
    }
  }

  private static RequestMatcher matcher(EndpointRules.Rule rule) {
    AddressBegin begin = AddressBegin.of(rule.path());
    RequestMatcher whole = PathPatternRequestMatcher.pathPattern(rule.method(), rule.path());
    return request -> begin.admits(request) && whole.matches(request);
  }

  private static boolean holdsOne(
      Authentication authentication, Set<Role> allowed, StaffRegister register) {
    return authentication.getPrincipal() instanceof Jwt session
        && register.roles(Caller.of(session).id()).stream().anyMatch(allowed::contains);
  }

  private static SecretKey key(DataFolder data) {
    return new SecretKeySpec(data.secret("session"), "HmacSHA256");
  }
}
