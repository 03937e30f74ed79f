package zij.server.session;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.web.SecurityFilterChain;
import zij.server.person.EndedSessions;
import zij.server.problem.ProblemWriter;
import zij.server.storage.DataFolder;

/** Who may call what. Whatever is not named here is closed. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {
  static final String ROLES_CLAIM = "roles";

  @Bean
  SecurityFilterChain security(HttpSecurity http, ProblemWriter problems) throws Exception {
    http.csrf(AbstractHttpConfigurer::disable) // no cookies, so nothing to forge a request with
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(rules ->
            rules
                .requestMatchers(
                    HttpMethod.POST, "/api/auth/telegram", "/telegram/webhook", "/api/telemetry")
                .permitAll()
                .requestMatchers(HttpMethod.POST, "/api/ledger/differences/*/settlement")
                .hasRole("owner")
                .requestMatchers("/log/tile/entries/**", "/api/ledger/**")
                .hasAnyRole("auditor", "owner")
                .requestMatchers(HttpMethod.GET, "/api/insights/**")
                .hasAnyRole("analyst", "owner")
                .requestMatchers(
                    HttpMethod.GET, "/api/catalog/**", "/api/terms/**", "/log/**", "/api/log/**")
                .permitAll()
                .requestMatchers(
                    HttpMethod.GET,
                    "/",
                    "/shop/**",
                    "/desk/**",
                    "/audit/**",
                    "/insights/**",
                    "/verify/**",
                    "/v3/api-docs/**")
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/files/**", "/images/**") // links are signed
                .permitAll()
                .requestMatchers(HttpMethod.HEAD, "/files/**", "/images/**")
                .permitAll()
                .requestMatchers("/actuator/**") // its port is not public
                .permitAll()
                .requestMatchers("/error")
                .permitAll()
                .requestMatchers(
                    "/api/orders/**",
                    "/api/subscriptions/**",
                    "/api/stream",
                    "/api/promotions/quote")
                .hasRole("shopper")
                .requestMatchers(HttpMethod.DELETE, "/api/me")
                .hasRole("shopper")
                .requestMatchers("/api/desk/**")
                .hasRole("owner")
                .anyRequest()
                .denyAll())
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

  @Bean
  JwtAuthenticationConverter rolesOfSession() {
    JwtGrantedAuthoritiesConverter roles = new JwtGrantedAuthoritiesConverter();
    roles.setAuthoritiesClaimName(ROLES_CLAIM);
    roles.setAuthorityPrefix("ROLE_");
    JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
    converter.setJwtGrantedAuthoritiesConverter(roles);
    return converter;
  }

  private static SecretKey key(DataFolder data) {
    return new SecretKeySpec(data.secret("session"), "HmacSHA256");
  }
}
