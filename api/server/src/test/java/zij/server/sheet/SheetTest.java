package zij.server.sheet;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** Products as a sheet, out and in. */
@ExtendWith(SharedServer.class)
class SheetTest {
  private static final String PATH = "/api/desk/sheet";
  private static final String HEAD = "id,emoji,price,state,title_en,body_en,good\n";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final RunningServer server;
  private final Shopper owner;
  private final String word = "sheet-" + NUMBER.incrementAndGet();

  SheetTest(RunningServer server) {
    this.server = server;
    this.owner = server.owner();
  }

  private Answer take(String query, byte[] file) {
    return RunningServer.send(
        owner
            .request(PATH + query)
            .header("Content-Type", "text/csv")
            .POST(HttpRequest.BodyPublishers.ofByteArray(file)));
  }

  private Answer tried(String text) {
    return take("?dryRun=true", text.getBytes(UTF_8));
  }

  /** Takes a sheet in and waits for the end of its run. */
  private JsonNode told(String text) {
    Answer told = take("", text.getBytes(UTF_8));
    assertThat(told.status()).as(told.text()).isEqualTo(200);
    JsonNode run = told.json().path("run");
    if (run.isNull()) return told.json();
    String path = PATH + "/runs/" + run.path("id").asString();
    Eventually.holds(() -> owner.get(path).json().path("state").asString("").equals("DONE"));
    assertThat(owner.get(path).json().path("refused").asInt()).isZero();
    return told.json();
  }

  private String product(String id) {
    return owner.get("/api/desk/products/" + id + "?position=" + (server.logSize() - 1)).text();
  }

  private static List<String> errors(Answer told) {
    assertThat(told.status()).as(told.text()).isEqualTo(200);
    assertThat(told.json().path("run").isNull()).isTrue();
    return told.json()
        .path("errors")
        .valueStream()
        .map(it ->
            it.path("line").asInt()
                + " "
                + it.path("column").asString()
                + " "
                + it.path("reason").asString())
        .toList();
  }

  @Test
  void productsAreCreatedAndChanged() {
    String a = word + "-a";
    String b = word + "-b";
    JsonNode told =
        told(
            HEAD
                + a
                + ",🍵,10,draft,Tea,\"Green,\n\"\"hot\"\".\",Code\n"
                + b
                + ",☕,20,on_sale,Coffee,,C\n");
    assertThat(told.path("created").asInt()).isEqualTo(2);
    assertThat(product(a)).contains("\"draft\"").contains("Green,\\n\\\"hot\\\".");
    assertThat(product(b)).contains("\"on_sale\"");

    JsonNode changed =
        told("id;price;state;title_ru\n" + a + ";11;on_sale;Чай\n" + b + ";20;withdrawn;\n");
    assertThat(changed.path("created").asInt()).isZero();
    assertThat(changed.path("changed").asInt()).isEqualTo(2);
    assertThat(product(a)).contains("\"price\":11").contains("Чай").contains("\"on_sale\"");
    assertThat(product(b)).contains("\"withdrawn\"").contains("\"price\":20");
    told("id,state\n" + a + ",withdrawn\n");
  }

  @Test
  void whatIsTakenOutAndInAgainChangesNothing() {
    String id = word + "-odd";
    String odd = "\"'=SUM(A1), \"\"x\"\"\"";
    told(HEAD + id + ",🍵,10,draft," + odd + ",\"-1\n+2\n\",'quoted\n");
    assertThat(product(id)).as("all that the log has is shown").contains(id);
    Answer out = owner.get(PATH);
    assertThat(out.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    assertThat(out.header("Content-Disposition")).contains("zij-products.csv");
    assertThat(out.text()).startsWith("\ufeffid;");
    assertThat(product(id)).contains("\"title\":\"=SUM(A1), \\\"x\\\"\"");
    Answer in = take("?dryRun=true", out.bytes());
    assertThat(in.status()).as(in.text()).isEqualTo(200);
    assertThat(in.json().path("errors")).isEmpty();
    assertThat(in.json().path("created").asInt() + in.json().path("changed").asInt()).isZero();
    for (String line : out.text().lines().toList()) {
      assertThat(line).doesNotStartWith("=").doesNotContain(";=").doesNotContain(";\"=");
    }
  }

  @Test
  void aSheetWithAnErrorChangesNothingAndEachIsTold() {
    String good = word + "-good";
    String sheet =
        HEAD
            + good
            + ",🍵,10,draft,Tea,,Code\n"
            + "UPPER,🍵,10,draft,Tea,,Code\n"
            + good
            + ",🍵,10,draft,Tea,,Code\n"
            + word
            + "-c,🍵,100001,maybe,,text,Code\n"
            + word
            + "-d,🍵,,on_sale,Tea,,\n"
            + "night-sky,🍵,,,,,\n";
    assertThat(errors(take("", sheet.getBytes(UTF_8))))
        .containsExactlyInAnyOrder(
            "3 id INVALID",
            "4 id REPEATED",
            "5 price INVALID",
            "5 title_en MISSING",
            "5 state INVALID",
            "6 price MISSING",
            "6 good MISSING",
            "7 emoji STAYS");
    assertThat(owner.get("/api/desk/products/" + good).problem()).isEqualTo("404 PRODUCT_UNKNOWN");
    assertThat(errors(tried("id,category\nnight-sky,nowhere\n")))
        .containsExactly("2 category CATEGORY_UNKNOWN");
  }

  @Test
  void aDryRunDoesNothing() {
    String id = word + "-dry";
    Answer told = tried(HEAD + id + ",🍵,10,draft,Tea,,Code\n");
    assertThat(told.json().path("created").asInt()).isEqualTo(1);
    assertThat(told.json().path("run").isNull()).isTrue();
    assertThat(owner.get("/api/desk/products/" + id).problem()).isEqualTo("404 PRODUCT_UNKNOWN");
  }

  @Test
  void whatIsNoSheetIsRefusedAsAWhole() {
    byte[] cyrillic = "id,title_en\nx,Чай\n".getBytes(Charset.forName("windows-1251"));
    assertThat(take("", cyrillic).problem()).isEqualTo("422 SHEET_NOT_UTF8");
    assertThat(take("", "id\nx\n".getBytes(UTF_16)).problem()).isEqualTo("422 SHEET_NOT_UTF8");
    assertThat(tried(",".repeat(1_000_000)).problem()).isEqualTo("422 SHEET_UNREADABLE");
    for (String head : List.of("id,colour", "price", "id,id", "")) {
      assertThat(tried(head + "\nx,1\n").problem()).as(head).startsWith("422 SHEET_");
    }
    assertThat(owner.get(PATH + "/runs/none").problem()).isEqualTo("404 NOT_FOUND");
    assertThat(server.shopper().get(PATH).problem()).isEqualTo("403 FORBIDDEN");
  }

  @Test
  void aFileHasUpTo16MegabytesAnd10_000Products() {
    byte[] most = new byte[SheetReader.MAX_BYTES];
    Arrays.fill(most, (byte) '\n');
    System.arraycopy("id".getBytes(UTF_8), 0, most, 0, 2);
    Answer told = take("?dryRun=true", most);
    assertThat(told.status()).as(told.text()).isEqualTo(200);
    assertThat(told.json().path("rows").asInt()).isZero();
    assertThat(take("?dryRun=true", new byte[SheetReader.MAX_BYTES + 1]).problem())
        .isEqualTo("413 TOO_LARGE");
    assertThat(tried("id\n" + "x\n".repeat(SheetReader.MAX_ROWS + 1)).problem())
        .isEqualTo("422 SHEET_TOO_LONG");
  }

  /** A run of another server, that is at work or has stopped. */
  private UUID foreignRun(String seen) {
    UUID id = UUID.randomUUID();
    int begun =
        server
            .sql()
            .sql(
                "insert into server.sheet_run (run_id, started_by, started_at, seen_at, total,"
                    + " done, refused, state) values (?, 1, now(), now() - ?::interval, 9, 4, 0,"
                    + " 'RUNNING')")
            .params(id, seen)
            .update();
    assertThat(begun).isEqualTo(1);
    return id;
  }

  @Test
  void oneSheetIsTakenInAtATimeAndOneThatIsBrokenOffIsInNobodysWay() {
    String row = HEAD + word + ",🍵,10,draft,Tea,,Code\n";
    UUID running = foreignRun("5 seconds");
    assertThat(take("", row.getBytes(UTF_8)).problem()).isEqualTo("409 SHEET_RUNNING");
    assertThat(tried(row).json().path("created").asInt()).as("tried").isEqualTo(1);
    assertThat(owner.get(PATH + "/runs/" + running).text()).contains("RUNNING");
    var _ =
        server
            .sql()
            .sql(
                "update server.sheet_run set seen_at = now() - interval '61 seconds'"
                    + " where run_id = ?")
            .param(running)
            .update();
    assertThat(owner.get(PATH + "/runs/" + running).text()).contains("BROKEN").contains("9");
    assertThat(told(row).path("created").asInt()).isEqualTo(1);
    assertThat(owner.get(PATH + "/runs/" + running).text()).contains("BROKEN");
  }

  @Test
  void textsComeBackAsTheyWereWhateverTheyBeginWith() {
    for (String text : List.of("", "a", "=a", "'a", "'=a", "''a", "@", "\ta", "-1", "+", "'")) {
      String cell = CellText.written(text);
      assertThat(CellText.read(cell)).as(text).isEqualTo(text);
      assertThat(cell.isEmpty() || "=+-@\t\r".indexOf(cell.charAt(0)) < 0).as(cell).isTrue();
    }
    assertThat(SheetColumns.ALL).doesNotHaveDuplicates();
  }
}
