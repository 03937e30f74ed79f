package zij.server.session;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import zij.command.role.StaffRegister;
import zij.language.role.Role;
import zij.server.ZijProperties;
import zij.server.person.EndedSessions;
import zij.server.problem.ProblemWriter;
import zij.server.storage.DataFolder;
import zij.server.storage.RowScope;
import zij.server.web.AddressBegin;

/** How sessions are known, and what they open ({@link EndpointRules}); all else is closed. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {
  /** Links to goods are signed, and pictures are for everybody. */
  private static final String[] FILES = {"/files/**", "/images/**"};

  private static final AuthorizationDecision CLOSED = new AuthorizationDecision(false);

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
              .access(open(new RowScope.Everything()))
              .requestMatchers(HttpMethod.GET, PAGES)
              .permitAll()
              .requestMatchers(HttpMethod.GET, FILES)
              .access(open(new RowScope.Everything()))
              .requestMatchers(HttpMethod.HEAD, FILES)
              .access(open(new RowScope.Everything()))
              .requestMatchers("/actuator/**") // its port is not public
              .access(open(new RowScope.Everything()))
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
  SessionKeys sessionKeys(DataFolder data, ZijProperties properties) {
    return SessionKeys.of(data, properties.session());
  }

  @Bean
  JwtEncoder sessionEncoder(SessionKeys keys) {
    return new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(keys.current())));
  }

  @Bean
  JwtDecoder sessionDecoder(SessionKeys keys, EndedSessions ended) {
    NimbusJwtDecoder decoder = decoder(keys);
    decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(List.of(ended)));
    return decoder;
  }

  /** Knows what any of the keys signed, by HS256 alone. */
  static NimbusJwtDecoder decoder(SessionKeys keys) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(JWSAlgorithm.HS256, new ImmutableJWKSet<>(keys.all())));
    processor.setJWTClaimsSetVerifier((_, _) -> {}); // the validators below do
    return new NimbusJwtDecoder(processor);
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
      case EndpointRules.Audience.Everybody _ -> endpoint.access(open(new RowScope.Nobodys()));
      case EndpointRules.Audience.SignedIn _ ->
          endpoint.access((authentication, context) -> {
            if (!(authentication.get().getPrincipal() instanceof Jwt session)) return CLOSED;
            return opened(context, new RowScope.Own(Caller.of(session).id()));
          });
      case EndpointRules.Audience.Staff(Set<Role> allowed) ->
          endpoint.access((authentication, context) ->
              holdsOne(authentication.get(), allowed, register)
                  ? opened(context, scope(allowed))
                  : CLOSED);
    }
  }

  /** Whoever asks what auditors may ask is shown what auditors are shown. */
  private static RowScope scope(Set<Role> allowed) {
    return allowed.contains(Role.AUDITOR) ? new RowScope.Ledger() : new RowScope.Everything();
  }

  private static AuthorizationManager<RequestAuthorizationContext> open(RowScope scope) {
    return (_, context) -> opened(context, scope);
  }

  /** Lets the request in, and says whose rows it may see. */
  private static AuthorizationDecision opened(RequestAuthorizationContext context, RowScope scope) {
    context.getRequest().setAttribute(RowScope.ATTRIBUTE, scope);
    return new AuthorizationDecision(true);
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
}
