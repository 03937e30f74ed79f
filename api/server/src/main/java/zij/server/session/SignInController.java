package zij.server.session;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import zij.command.role.StaffRegister;
import zij.language.TelegramUserId;
import zij.server.ZijProperties;
import zij.server.evidence.SignIns;
import zij.server.limit.Limit;
import zij.server.limit.Rates;
import zij.server.person.SignOuts;
import zij.server.problem.ProblemException;
import zij.server.telegram.InitData;
import zij.server.telegram.InitDataRefused;
import zij.server.telegram.InitDataVerifier;
import zij.server.telemetry.SignInCounts;

/** Opens sessions for what Telegram signed. */
@RestController
@Tag(name = "session")
class SignInController {
  private static final String LIMITED = "LIMITED";

  /** What a mini app was launched with. */
  record SignIn(String initData) {
    SignIn {
      Objects.requireNonNull(initData, "initData");
    }
  }

  private final InitDataVerifier verifier;
  private final SignIns signIns;
  private final JwtEncoder sessions;
  private final ZijProperties properties;
  private final InstantSource clock;
  private final MeterRegistry meters;
  private final SignInCounts counts;
  private final StaffRegister staff;
  private final Rates rates;
  private final SignOuts signOuts;

  SignInController(
      InitDataVerifier verifier,
      SignIns signIns,
      JwtEncoder sessions,
      ZijProperties properties,
      InstantSource clock,
      MeterRegistry meters,
      SignInCounts counts,
      StaffRegister staff,
      Rates rates,
      SignOuts signOuts) {
    this.verifier = verifier;
    this.signIns = signIns;
    this.sessions = sessions;
    this.properties = properties;
    this.clock = clock;
    this.meters = meters;
    this.counts = counts;
    this.staff = staff;
    this.rates = rates;
    this.signOuts = signOuts;
    // All are there from the start: from nothing to the first, Prometheus sees no rise.
    Stream.concat(
            Stream.of(SignInCounts.OK, LIMITED),
            Stream.of(InitDataRefused.Reason.values()).map(Enum::name))
        .forEach(result -> timer(meters, result));
  }

  private static Timer timer(MeterRegistry meters, String result) {
    return Timer.builder("zij.sign.in")
        .description("Sign-ins by how they ended")
        .serviceLevelObjectives(
            Duration.ofMillis(50),
            Duration.ofMillis(250),
            Duration.ofSeconds(1),
            Duration.ofMillis(2_500))
        .tag("result", result)
        .register(meters);
  }

  /** Opens a session; 401 with a code if the initData does not allow it. */
  @Operation(summary = "Exchange Telegram's signed initData for a short session")
  @SecurityRequirements
  @PostMapping("/api/auth/telegram")
  Session signIn(@RequestBody SignIn request) {
    Timer.Sample sample = Timer.start(meters);
    String result = SignInCounts.OK;
    try {
      // One moment for all: a session must not be younger than what it was opened with was looked
      // at.
      Instant now = clock.instant();
      InitData initData = verifier.verify(request.initData(), now);
      rates.take(Limit.SIGN_IN, initData.user().toString());
      if (signOuts.isOver(initData.user(), initData.authDate())) {
        throw new InitDataRefused(
            InitDataRefused.Reason.INIT_DATA_SIGNED_OUT, "its person ended all sessions since");
      }
      signIns.keep(initData, now);
      return open(initData, now);
    } catch (ProblemException e) {
      result = LIMITED;
      throw e;
    } catch (InitDataRefused e) {
      result = e.reason().name();
      throw e;
    } finally {
      sample.stop(timer(meters, result));
      if (!result.equals(LIMITED)) counts.ended(result);
    }
  }

  private Session open(InitData initData, Instant at) {
    Instant now = at.truncatedTo(ChronoUnit.SECONDS);
    Instant expiresAt = now.plus(properties.session().lifetime());
    List<String> roles = roles(initData.user());
    JwtClaimsSet claims =
        JwtClaimsSet.builder()
            .id(UUID.randomUUID().toString())
            .subject(initData.user().toString())
            .issuedAt(now)
            .expiresAt(expiresAt)
            .claim(Caller.EVIDENCE_CLAIM, initData.sha256())
            .build();
    JwsHeader header = JwsHeader.with(MacAlgorithm.HS256).build();
    String token = sessions.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    return new Session(
        token,
        expiresAt,
        new Session.User(initData.user().value()),
        roles,
        properties.telemetry().sampleRate());
  }

  /** Everybody can buy. */
  private List<String> roles(TelegramUserId user) {
    List<String> roles = new ArrayList<>(List.of("shopper"));
    staff.roles(user).forEach(role -> roles.add(role.code()));
    return roles;
  }
}
