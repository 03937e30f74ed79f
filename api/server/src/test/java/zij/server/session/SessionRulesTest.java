package zij.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import zij.language.role.Role;
import zij.server.Answer;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** What a session opens, and whose rows are shown to whom. */
@ExtendWith(SharedServer.class)
@SuppressWarnings("NullAway.Init") // made before each test
class SessionRulesTest {
  private static final String NO_SESSION = "401 UNAUTHENTICATED";
  private static final String CLOSED = "403 FORBIDDEN";

  @TempDir private Path folder = Path.of("");
  private final RunningServer server;
  private final Map<String, Shopper> callers = new HashMap<>();
  private GuardedEcho echo;

  SessionRulesTest(RunningServer server) {
    this.server = server;
  }

  @BeforeEach
  void start() throws LifecycleException {
    echo = new GuardedEcho(server, folder);
  }

  @AfterEach
  void stop() throws LifecycleException {
    echo.close();
  }

  private Shopper caller(String name) {
    return callers.computeIfAbsent(
        name,
        it ->
            switch (it) {
              case "shopper" -> server.shopper();
              case "owner" -> server.owner();
              case "auditor" -> server.auditor();
              default -> Shopper.withRole(server, Role.valueOf(it.toUpperCase(Locale.ROOT)));
            });
  }

  private Answer ask(String authorization, String method, String path) {
    var request = echo.request(path).method(method, BodyPublishers.noBody());
    if (!authorization.isEmpty()) request.header("Authorization", authorization);
    return RunningServer.send(request);
  }

  /** What a call such as {@code owner GET /api/orders} is answered. */
  private void says(String call, String expected) {
    String[] parts = call.split(" ", 3);
    String session = parts[0].equals("nobody") ? "" : "Bearer " + caller(parts[0]).token();
    Answer answer = ask(session, parts[1], parts[2]);
    assertThat(answer.status() == 200 ? answer.text() : answer.problem())
        .as(call)
        .isEqualTo(expected);
  }

  @Test
  void everyAddressIsOpenToItsOwnAndShowsThemTheirs() {
    String own = "Own[person=" + caller("shopper").id() + "]";
    says("nobody GET /api/catalog/products", "Nobodys[]");
    says("owner GET /api/catalog/products", "Nobodys[]");
    says("nobody POST /api/auth/telegram", "Nobodys[]");
    says("nobody GET /api/auth/telegram", NO_SESSION);
    says("nobody GET /api/orders", NO_SESSION);
    says("shopper GET /api/orders", own);
    says("shopper GET /api/%6frders", own);
    says("nobody GET /api/%6frders", NO_SESSION);
    says("shopper POST /api/orders", own);
    says("shopper GET /api/orders/5", own);
    says("nobody GET /api/desk/orders", NO_SESSION);
    says("shopper GET /api/desk/orders", CLOSED);
    says("auditor GET /api/desk/orders", CLOSED);
    says("support GET /api/desk/orders", "Everything[]");
    says("owner GET /api/desk/orders", "Everything[]");
    says("support POST /api/desk/orders/5/refund", CLOSED);
    says("auditor GET /api/ledger/entries", "Ledger[]");
    says("owner GET /api/ledger/entries", "Ledger[]");
    says("support GET /api/ledger/entries", CLOSED);
    says("nobody GET /log/tile/0/000", "Nobodys[]");
    says("nobody GET /log/tile/entries/000", NO_SESSION);
    says("auditor GET /log/tile/entries/000", "Ledger[]");
    says("owner GET /api/desk/staff", "Everything[]");
    says("auditor GET /api/desk/staff", CLOSED);
    says("owner GET /api/nothing", CLOSED);
    says("nobody GET /api/nothing", NO_SESSION);
  }

  @Test
  void whatIsNoEndpointIsOpenAsItIsMeant() {
    for (String page :
        new String[] {"/", "/shop/x", "/desk/x", "/audit/x", "/verify/x", "/error"}) {
      says("nobody GET " + page, "null");
    }
    says("owner POST /shop/x", CLOSED);
    for (String file : new String[] {"/files/x", "/images/x"}) {
      says("nobody GET " + file, "Everything[]");
      assertThat(ask("", "HEAD", file).status()).isEqualTo(200);
      says("owner POST " + file, CLOSED);
    }
    says("nobody POST /telegram/webhook", "Everything[]");
    says("owner GET /telegram/webhook", CLOSED);
    says("nobody GET /actuator/health", "Everything[]");
    // Spring would answer these by itself.
    says("nobody GET /login", NO_SESSION);
    says("nobody POST /logout", NO_SESSION);
    says("owner GET /logout", CLOSED);
  }

  @Test
  void nothingIsKeptAndPagesMayBeShownInTelegram() {
    Answer open = ask("", "GET", "/shop/x");
    Answer refused = ask("", "GET", "/api/orders");
    for (Answer answer : new Answer[] {open, refused}) {
      assertThat(answer.headers().map())
          .doesNotContainKeys("set-cookie", "x-frame-options", "cache-control", "location");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
    assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(ask("Bearer rubbish", "GET", "/api/orders").header("WWW-Authenticate"))
        .isEqualTo("Bearer");
  }

  @Test
  void aSessionEndsWithItsTimeOrBefore() {
    Shopper shopper = caller("shopper");
    Instant now = Instant.now();
    assertOpens(true, token(shopper, now, now.plusSeconds(60)));
    assertOpens(false, token(shopper, now.minusSeconds(600), now.minusSeconds(300)));
    assertOpens(false, token(shopper, now, now.plusSeconds(60)) + "A");
    // Nobody can ask with a token that is good for nobody.
    assertOpens(false, "");
    assertOpens(true, shopper.token());
    assertThat(shopper.post("/api/me/sign-out", "").status()).isEqualTo(200);
    assertOpens(false, shopper.token());
    assertOpens(false, token(shopper, now.minusSeconds(1), now.plusSeconds(60)));
  }

  private String token(Shopper shopper, Instant opened, Instant expires) {
    JwtClaimsSet claims =
        JwtClaimsSet.builder()
            .id("a-session")
            .subject(Long.toString(shopper.id()))
            .issuedAt(opened)
            .expiresAt(expires)
            .claim(Caller.EVIDENCE_CLAIM, "0".repeat(64))
            .build();
    var parameters = JwtEncoderParameters.from(JwsHeader.with(MacAlgorithm.HS256).build(), claims);
    return echo.part(JwtEncoder.class).encode(parameters).getTokenValue();
  }

  private void assertOpens(boolean opens, String token) {
    Answer answer = ask("Bearer " + token, "GET", "/api/orders");
    assertThat(answer.status()).as(token).isEqualTo(opens ? 200 : 401);
  }
}
