package zij.server.session;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.language.role.Role;
import zij.server.Answer;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** Every endpoint of the contract, asked by everybody there is. */
@ExtendWith(SharedServer.class)
class EndpointRulesTest {
  private static final Path CONTRACT = Path.of("..", "..", "frontend", "openapi.json");

  /** Those allowed would wait for ever, or read the whole log. */
  private static final Set<String> LONG = Set.of("/api/stream", "/api/ledger/export");

  /** Each signs in once for all endpoints. */
  private static final Map<Role, Shopper> HOLDERS = new EnumMap<>(Role.class);

  private final RunningServer server;

  EndpointRulesTest(RunningServer server) {
    this.server = server;
  }

  /** An endpoint of the contract; its address is an example of it. */
  record Endpoint(HttpMethod method, String path) {
    boolean fits(EndpointRules.Rule rule) {
      PathContainer example = PathContainer.parsePath(path);
      return rule.method().equals(method)
          && PathPatternParser.defaultInstance.parse(rule.path()).matches(example);
    }

    Optional<EndpointRules.Rule> rule() {
      return EndpointRules.all().stream().filter(this::fits).findFirst();
    }
  }

  static List<Endpoint> endpoints() throws IOException {
    JsonNode paths = JsonMapper.shared().readTree(Files.readAllBytes(CONTRACT)).path("paths");
    return paths.properties().stream()
        .flatMap(path ->
            path.getValue().properties().stream()
                .map(call ->
                    new Endpoint(
                        HttpMethod.valueOf(call.getKey().toUpperCase(java.util.Locale.ROOT)),
                        path.getKey().replaceAll("\\{[^}]*}", "x"))))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void everyEndpointHasARow(Endpoint endpoint) {
    assertThat(endpoint.rule())
        .withFailMessage("%s has no row in EndpointRules: say there who may call it", endpoint)
        .isPresent();
  }

  @Test
  void everyRowIsOfAnEndpoint() throws IOException {
    Set<EndpointRules.Rule> used =
        endpoints().stream().map(Endpoint::rule).flatMap(Optional::stream).collect(toSet());
    assertThat(EndpointRules.all()).isSubsetOf(used).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void isOpenToNobodyElse(Endpoint endpoint) {
    EndpointRules.Audience audience = endpoint.rule().orElseThrow().audience();
    boolean open = audience instanceof EndpointRules.Audience.Everybody;
    assertAnswer(endpoint, Optional.empty(), open ? "" : "401 UNAUTHENTICATED");
    boolean staffOnly = audience instanceof EndpointRules.Audience.Staff;
    assertAnswer(endpoint, Optional.of(server.shopper()), staffOnly ? "403 FORBIDDEN" : "");
    if (!(audience instanceof EndpointRules.Audience.Staff(Set<Role> allowed))) return;
    for (Role role : Role.values()) {
      String refusal = allowed.contains(role) ? "" : "403 FORBIDDEN";
      assertAnswer(endpoint, Optional.of(holder(role)), refusal);
    }
  }

  /** What somebody is answered who sends nothing that could be of use. */
  private void assertAnswer(Endpoint endpoint, Optional<Shopper> caller, String refusal) {
    if (refusal.isEmpty() && LONG.contains(endpoint.path())) return;
    HttpRequest.Builder request =
        caller.map(c -> c.request(endpoint.path())).orElse(server.request(endpoint.path()));
    request
        .header("Content-Type", "application/json")
        .method(endpoint.method().name(), HttpRequest.BodyPublishers.noBody());
    Answer answer = RunningServer.send(request);
    if (refusal.isEmpty()) assertThat(answer.status()).as("%s", endpoint).isNotIn(401, 403);
    else assertThat(answer.problem()).as("%s", endpoint).isEqualTo(refusal);
  }

  private Shopper holder(Role role) {
    return HOLDERS.computeIfAbsent(role, missing -> Shopper.withRole(server, missing));
  }

  /** Whatever the table says. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "MANAGER GET /api/desk/staff",
        "MANAGER POST /api/desk/staff/invitations",
        "MANAGER POST /api/ledger/differences/x/settlement",
        "MANAGER GET /api/ledger/entries",
        "MANAGER GET /api/insights/overview",
        "SUPPORT POST /api/desk/orders/x/refund",
        "SUPPORT GET /api/desk/products",
        "SUPPORT GET /api/desk/letters",
        "AUDITOR GET /api/desk/orders",
        "AUDITOR POST /api/ledger/differences/x/settlement",
        "ANALYST GET /api/ledger/entries",
        "ANALYST GET /api/desk/orders"
      })
  void isNotForThisRole(String call) {
    String[] parts = call.split(" ", 3);
    Endpoint endpoint = new Endpoint(HttpMethod.valueOf(parts[1]), parts[2]);
    assertAnswer(endpoint, Optional.of(holder(Role.valueOf(parts[0]))), "403 FORBIDDEN");
  }

  @Test
  void whatNobodyNamedIsClosedToOwnersToo() {
    assertThat(server.owner().get("/api/desk/nothing").problem()).isEqualTo("403 FORBIDDEN");
  }
}
