package zij.server.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import zij.command.role.StaffRegister;
import zij.language.evidence.EvidenceId;
import zij.language.role.Role;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;
import zij.server.ZijProperties;
import zij.server.evidence.SignIns;
import zij.server.limit.NarrowRates;
import zij.server.person.SignOuts;
import zij.server.problem.ProblemException;
import zij.server.telegram.InitDataRefused;
import zij.server.telegram.InitDataVerifier;
import zij.server.telemetry.SignInCounts;

/** What is in a session when it is opened, and what is counted; with limits that can be met. */
@ExtendWith(SharedServer.class)
class OpenedSessionTest {
  private final RunningServer server;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Instant now = Instant.now();
  private final SignInController controller;

  OpenedSessionTest(RunningServer server) {
    this.server = server;
    var settings = Map.of("zij.session.lifetime", "7m", "zij.telemetry.sample-rate", "0.25");
    this.controller =
        new SignInController(
            server.part(InitDataVerifier.class),
            server.part(SignIns.class),
            server.part(JwtEncoder.class),
            new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("zij", ZijProperties.class),
            () -> now,
            meters,
            server.part(SignInCounts.class),
            server.part(StaffRegister.class),
            NarrowRates.of(server.part(LettuceConnectionFactory.class), "sign-ins", 1),
            server.part(SignOuts.class));
  }

  private SignInController.SignIn request(long person, String token) {
    Map<String, String> fields =
        Map.of(
            "user",
            "{\"id\":" + person + "}",
            "auth_date",
            Long.toString(now.getEpochSecond()),
            "query_id",
            UUID.randomUUID().toString());
    return new SignInController.SignIn(LaunchData.of(token, fields));
  }

  private SignInController.SignIn request(long person) {
    return request(person, server.botToken());
  }

  private long timed(String result) {
    return meters.timer("zij.sign.in", "result", result).count();
  }

  private long counted(String result) {
    return Long.parseLong(
        server
            .texts("select coalesce(sum(attempts), 0) from query.sign_in where result = ?", result)
            .getFirst());
  }

  @Test
  void itIsItsPersonsForItsTimeAndNamesWhatOpenedIt() {
    // Whose limit the server has counted before, so that nobody else is refused for this one.
    long manager = Shopper.withRole(server, Role.MANAGER).id();
    var request = request(manager);
    Session session = controller.signIn(request);
    Instant opened = now.truncatedTo(ChronoUnit.SECONDS);
    assertThat(session.user().id()).isEqualTo(manager);
    assertThat(session.expiresAt()).isEqualTo(opened.plus(Duration.ofMinutes(7)));
    assertThat(session.roles()).containsExactly("shopper", "manager");
    assertThat(session.telemetryRate()).isEqualTo(0.25);

    Jwt token = server.part(JwtDecoder.class).decode(session.token());
    assertThat(token.getIssuedAt()).isEqualTo(opened);
    assertThat(token.getExpiresAt()).isEqualTo(session.expiresAt());
    assertThat(token.getHeaders()).containsEntry("alg", "HS256").containsKey("kid");
    Caller caller = Caller.of(token);
    assertThat(caller.id().value()).isEqualTo(manager);
    assertThat(caller.evidence()).isEqualTo(EvidenceId.of(request.initData().getBytes(UTF_8)));
    assertThat(UUID.fromString(caller.session())).hasToString(caller.session());
  }

  @Test
  void howItEndedIsTimedAndCounted() {
    long forgeries = counted("INIT_DATA_FORGED");
    var forged = request(server.person("en"), "42:OTHER");
    assertThatExceptionOfType(InitDataRefused.class).isThrownBy(() -> controller.signIn(forged));
    assertThat(timed("INIT_DATA_FORGED")).isEqualTo(1);
    assertThat(timed("ok")).isZero();
    Eventually.holds(() -> counted("INIT_DATA_FORGED") == forgeries + 1);
  }

  /** The limit is ours, and says nothing of how people fare with Telegram. */
  @Test
  void whoeverSignsInTooOftenIsToldAndNotCounted() {
    long person = server.person("en");
    long before = counted("ok");
    Session _ = controller.signIn(request(person));
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> controller.signIn(request(person)));
    assertThat(timed("LIMITED")).isEqualTo(1);
    assertThat(timed("ok")).isEqualTo(1);
    Eventually.holds(() -> counted("ok") > before);
    // What was counted before this one is written by now, whatever the order was.
    long first = counted("ok");
    Session _ = controller.signIn(request(server.person("en")));
    Eventually.holds(() -> counted("ok") > first);
    assertThat(counted("LIMITED")).isZero();
  }
}
