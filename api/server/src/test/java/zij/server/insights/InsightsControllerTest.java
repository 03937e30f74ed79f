package zij.server.insights;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import zij.query.insights.Figures;
import zij.server.Answer;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** What analysts are told, after real purchases, and when they ask wrongly. */
@ExtendWith(SharedServer.class)
class InsightsControllerTest {
  private static final String TODAY_IN_KATHMANDU = today("Asia/Kathmandu");

  private final RunningServer server;
  private final Shopper analyst;

  InsightsControllerTest(RunningServer server) {
    this.server = server;
    this.analyst = server.analyst();
  }

  private static String today(String zone) {
    LocalDate day = LocalDate.now(ZoneId.of(zone));
    return "from=%s&to=%s&tz=%s".formatted(day, day.plusDays(2), zone); // whatever midnight does
  }

  private JsonNode ask(String path) {
    Answer answer = analyst.get("/api/insights/" + path);
    if (answer.status() != 200) throw new AssertionError(answer.text());
    return answer.json();
  }

  /** The figures, of everything that the log has now. */
  private JsonNode now(String path) {
    long last = server.logSize() - 1;
    JsonNode answer = ask(path + "&position=" + last);
    assertThat(answer.path("basis").path("position").asLong()).isGreaterThanOrEqualTo(last);
    return answer;
  }

  private List<NamedCsvRecord> csv(String query) {
    Answer answer = analyst.get("/api/insights/export?" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return CsvReader.builder()
        .commentStrategy(CommentStrategy.SKIP)
        .ofNamedCsvRecord(answer.text())
        .stream()
        .toList();
  }

  @Test
  void aPurchaseIsInEveryFigure() {
    String today = TODAY_IN_KATHMANDU + "&product=" + Shopper.WALLPAPERS;
    JsonNode before = now("overview?" + today).path("figures");
    String order = server.shopper().buy();
    JsonNode overview = now("overview?compare=previous&" + today);
    JsonNode after = overview.path("figures");
    for (String figure : List.of("ordersPaid", "ordersPlaced", "payingBuyers", "newBuyers")) {
      assertThat(after.path(figure).asLong())
          .as(figure)
          .isEqualTo(before.path(figure).asLong() + 1);
    }
    assertThat(after.path("revenue").asLong())
        .isEqualTo(before.path("revenue").asLong() + Shopper.WALLPAPERS_PRICE);
    assertThat(overview.path("previous").path("figures").path("ordersPaid").asLong()).isZero();
    assertThat(overview.path("basis").path("zone").asString()).isEqualTo("Asia/Kathmandu");
    long points = 0;
    for (JsonNode point : ask("series?step=hour&" + today).path("points")) {
      points += point.path("ordersPaid").asLong();
    }
    assertThat(points).isEqualTo(after.path("ordersPaid").asLong());
    JsonNode found = ask("orders?happening=paid&limit=1&" + today).path("orders").path(0);
    assertThat(found.path("orderId").asString()).isEqualTo(order);
    long position = found.path("paidPosition").asLong();
    assertThat(server.auditor().get("/api/ledger/entries/" + position).json().toString())
        .contains("order.paid", order);
    JsonNode product = ask("products?" + today).path("products").path(0);
    assertThat(product.path("title").asString()).isNotEqualTo(Shopper.WALLPAPERS);
    assertThat(product.path("netRevenue").asLong()).isEqualTo(after.path("netRevenue").asLong());
  }

  @Test
  void ordersAreWalkedPageByPageAndNameNobody() {
    Shopper shopper = server.shopper();
    List<String> placed = new ArrayList<>();
    for (int i = 0; i < 3; i++) placed.addFirst(shopper.order());
    JsonNode page = now("orders?limit=2&" + TODAY_IN_KATHMANDU);
    List<String> seen = new ArrayList<>();
    while (true) {
      page.path("orders").forEach(order -> seen.add(order.path("orderId").asString()));
      assertThat(page.toString()).doesNotContain(Long.toString(shopper.id()));
      if (page.path("next").isNull() || seen.size() > 10) break;
      String next = "&cursor=" + page.path("next").asString();
      page = ask("orders?limit=2&" + TODAY_IN_KATHMANDU + next);
    }
    assertThat(seen).startsWith(placed.toArray(String[]::new)).hasSize(new HashSet<>(seen).size());
  }

  @Test
  void aCancelledOrderIsAbandonedForThatReason() {
    String today = TODAY_IN_KATHMANDU + "&language=en";
    Shopper shopper = server.shopper();
    String order = shopper.order();
    long before = now("abandonment?" + today).path("outcome").path("ordersAbandoned").asLong();
    assertThat(shopper.post("/api/orders/" + order + "/cancel", "").status()).isEqualTo(200);
    JsonNode after = now("abandonment?compare=previous&" + today);
    assertThat(after.path("outcome").path("ordersAbandoned").asLong()).isEqualTo(before + 1);
    assertThat(after.path("reasons").valueStream().map(r -> r.path("reason").asString()))
        .contains("CANCELLED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"overview", "series", "products", "cohorts", "abandonment", "orders"})
  void everyTableIsAFileWithTheSameRows(String table) {
    server.shopper().buy();
    // Other tests sell many products; the file has as many as the longest page.
    String whole = table.equals("products") ? "limit=200&" : "";
    JsonNode answer = now(table + "?" + whole + TODAY_IN_KATHMANDU);
    List<NamedCsvRecord> rows = csv("table=" + table + "&" + TODAY_IN_KATHMANDU);
    String first =
        switch (table) {
          case "overview" -> "figure,value,previous";
          case "series" -> "start,end,revenue";
          case "products" -> "product,title,emoji,revenue";
          case "cohorts" -> "week,buyers,week1";
          case "abandonment" -> "reason,orders,stars";
          default -> "orderId,number,status";
        };
    String text =
        analyst.get("/api/insights/export?table=" + table + "&" + TODAY_IN_KATHMANDU).text();
    assertThat(text)
        .startsWith("# zij-insights/1 " + table)
        .contains("\r\n# position ", "\r\n# zone Asia/Kathmandu\r\n", "\r\n" + first)
        .endsWith("# rows " + rows.size() + "\r\n");
    int expected =
        switch (table) {
          case "overview" -> answer.path("figures").size();
          case "series" -> answer.path("points").size();
          case "products" -> answer.path("products").size();
          case "cohorts" -> answer.path("cohorts").size();
          case "abandonment" -> answer.path("reasons").size();
          default -> rows.size();
        };
    assertThat(rows).hasSize(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "from=2026-11-21&to=2026-11-21, to",
    "from=2026-11-21&to=2026-11-01, to",
    "from=2020-01-01&to=2022-01-03, to",
    "from=1999-12-31&to=2000-02-01, from",
    "to=2100-01-02, to",
    "to=+999999999-12-31, to",
    "from=yesterday, from",
    "from=2026-02-30, from",
    "tz=Mars/Olympus, tz",
    "tz=%2B05:07, tz",
    "tz=, tz",
    "product=No!, product",
    "language=xx, language",
    "buyer=1, buyer",
    "compare=next, compare",
    "position=-1, position",
    "position=900000000000, position"
  })
  void refusesWhatCannotBeMeant(String query, String parameter) {
    Answer answer = analyst.get("/api/insights/overview?" + query);
    assertThat(answer.problem()).isEqualTo("400 INVALID_PARAMETER");
    assertThat(answer.json().path("parameter").asString()).isEqualTo(parameter);
    assertThat(answer.json().path("expected").asString()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "series?step=minute",
        "series?step=hour&from=2026-01-01&to=2026-02-04",
        "products?sort=best",
        "products?limit=0",
        "products?limit=201",
        "orders?happening=lost",
        "orders?limit=201",
        "orders?cursor=AAAA",
        "orders?cursor=!",
        "cohorts?compare=previous",
        "export?table=people",
        "export?table=cohorts&step=day"
      })
  void refusesUnknownWordsAndTooMuch(String path) {
    assertThat(analyst.get("/api/insights/" + path).problem()).isEqualTo("400 INVALID_PARAMETER");
  }

  @Test
  void answersAsMuchAsIsAllowed() {
    ask("series?step=hour&from=2026-01-01&to=2026-02-03");
    ask("overview?from=2020-01-01&to=2022-01-01");
    ask("products?limit=200");
    ask("orders?limit=200");
  }

  @Test
  void anEmptyPeriodIsAllZerosAndHasNoRates() {
    JsonNode figures = ask("overview?from=2019-01-01&to=2019-02-01").path("figures");
    assertThat(figures.path("revenue").asLong()).isZero();
    assertThat(figures.path("averageOrderValue").isNull()).isTrue();
    assertThat(ask("series?from=2019-01-01&to=2019-02-01").path("points").size()).isEqualTo(31);
  }

  @Test
  void answersAnalystsAndOwnersAlone() {
    for (String path : List.of("overview", "series", "orders", "export")) {
      String address = "/api/insights/" + path;
      assertThat(server.get(address).problem()).as(path).isEqualTo("401 UNAUTHENTICATED");
      assertThat(server.shopper().get(address).problem()).as(path).isEqualTo("403 FORBIDDEN");
      assertThat(server.auditor().get(address).problem()).as(path).isEqualTo("403 FORBIDDEN");
      assertThat(server.owner().get(address).status()).as(path).isEqualTo(200);
    }
    assertThat(analyst.get("/api/ledger/entries").problem()).isEqualTo("403 FORBIDDEN");
    assertThat(analyst.get("/api/desk/letters").problem()).isEqualTo("403 FORBIDDEN");
  }

  /** The mini app explains a figure by its key. */
  @Test
  void everyFigureIsDefined() throws IOException {
    String definitions = Files.readString(Path.of("..", "..", "docs", "insights.md"));
    for (RecordComponent figure : Figures.class.getRecordComponents()) {
      assertThat(definitions).contains("`" + figure.getName() + "`");
    }
  }
}
