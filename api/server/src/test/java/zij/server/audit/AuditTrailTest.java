package zij.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.server.PathContainer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.language.audit.AuditEvent;
import zij.server.Answer;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** Whoever looks into the log is seen in the log. */
@ExtendWith(SharedServer.class)
class AuditTrailTest {
  private final RunningServer server;
  private final Ledger ledger;

  AuditTrailTest(RunningServer server) {
    this.server = server;
    this.ledger = Ledger.of(server);
  }

  /** What was recorded of accesses that began from a position on, in the order of the log. */
  private List<JsonNode> recordedSince(long position) {
    List<JsonNode> recorded = new ArrayList<>();
    server
        .texts(
            "select convert_from(payload, 'UTF8') from ledger.event where position >= ?"
                + " and type like 'audit.%' order by position",
            position)
        .forEach(json -> recorded.add(JsonMapper.shared().readTree(json)));
    Set<JsonNode> begun =
        recorded.stream()
            .filter(json -> json.has("subject"))
            .map(json -> json.path("access"))
            .collect(Collectors.toSet());
    recorded.removeIf(json -> !begun.contains(json.path("access"))); // an earlier export's end
    return recorded;
  }

  /** Every address that answers auditors, whoever wrote it and whenever. */
  @Test
  void everythingThatAnswersAuditorsSaysWhatItShows() {
    List<HandlerMethod> methods = new ArrayList<>();
    server
        .part(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach((mapping, method) ->
            mapping.getPatternValues().stream()
                .filter(AuditTrailTest::answersAuditors)
                .forEach(_ -> methods.add(method)));
    assertThat(methods).hasSizeGreaterThanOrEqualTo(6);
    assertThat(methods).allMatch(method -> method.hasMethodAnnotation(Audited.class));
  }

  private static boolean answersAuditors(String path) {
    PathContainer example = PathContainer.parsePath(path.replaceAll("\\{[^}]*}", "x"));
    for (String pattern : AuditedRequests.PATHS) {
      if (PathPatternParser.defaultInstance.parse(pattern).matches(example)) return true;
    }
    return false;
  }

  @Test
  void everyAccessIsRecordedAsItWasAsked() {
    String order = server.shopper().order();
    ledger.awaitAll();
    List<List<String>> calls =
        List.of(
            List.of("/entries?type=order.placed&limit=1", "QUERY"),
            List.of("/entries/0", "ENTRY"),
            List.of("/entries/0/proof", "ENTRY"),
            List.of("/orders/" + order, "STORY"),
            List.of("/search?q=%C3%A9", "SEARCH"));
    for (List<String> call : calls) {
      long before = server.logSize();
      assertThat(ledger.get(call.getFirst()).status()).isEqualTo(200);
      List<JsonNode> recorded = recordedSince(before);
      assertThat(recorded).as(call.getFirst()).hasSize(1);
      JsonNode access = recorded.getFirst();
      assertThat(access.path("auditor").asLong()).isEqualTo(RunningServer.AUDITOR);
      assertThat(access.path("subject").asString()).isEqualTo(call.getLast());
      assertThat(access.path("criteria").asString()).isEqualTo("GET /api/ledger" + call.getFirst());
    }
  }

  @Test
  void theEndOfAnExportIsRecordedToo() {
    String order = server.shopper().buy();
    int rows = ledger.types("order=" + order).size();
    long before = server.logSize();
    assertThat(ledger.get("/export?order=" + order).status()).isEqualTo(200);
    Eventually.holds(() -> recordedSince(before).size() == 2);
    JsonNode ended = recordedSince(before).getLast();
    assertThat(ended.path("access")).isEqualTo(recordedSince(before).getFirst().path("access"));
    assertThat(ended.path("rows").asInt()).isEqualTo(rows);
    assertThat(ended.path("whole").asBoolean()).isTrue();
  }

  @Test
  void whatIsAnsweredWithAProblemIsRecordedToo() {
    for (String path : List.of("/entries/999999999", "/entries?limit=0", "/orders/x")) {
      long before = server.logSize();
      assertThat(ledger.get(path).status()).isGreaterThanOrEqualTo(400);
      assertThat(recordedSince(before)).as(path).hasSize(1);
    }
  }

  @Test
  void whoeverIsNotLetInLeavesNoTrace() {
    Shopper shopper = server.shopper();
    long before = server.logSize();
    assertThat(shopper.get("/api/ledger/entries").status()).isEqualTo(403);
    assertThat(server.get("/api/ledger/entries").status()).isEqualTo(401);
    assertThat(ledger.get("/nothing").status()).isEqualTo(403);
    assertThat(recordedSince(before)).isEmpty();
  }

  @Test
  void aQuestionThatIsTooLongToBeRecordedIsNotAnswered() {
    String question = "/search?q=";
    int longest = AuditEvent.MAX_CRITERIA - "GET /api/ledger".length() - question.length();
    long before = server.logSize();
    assertThat(ledger.get(question + "%20".repeat(longest / 3)).problem())
        .isEqualTo("400 INVALID_PARAMETER");
    Answer answer = ledger.get(question + "x".repeat(longest + 1));
    assertThat(answer.problem()).isEqualTo("414 TOO_LARGE");
    assertThat(recordedSince(before)).hasSize(1);
  }

  @Test
  void accessesAreFoundAsAnyEntryIs() {
    assertThat(ledger.get("/search?q=looking-for-this").status()).isEqualTo(200);
    JsonNode found = ledger.page("type=audit.accessed&limit=200").path("entries");
    assertThat(found).isNotEmpty();
    assertThat(found).allMatch(entry -> entry.path("user").asLong() > 0);
  }
}
