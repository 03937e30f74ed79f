package zij.server.audit;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.Shopper;

/** An auditor at work. */
record Ledger(RunningServer server, Shopper auditor) {
  static Ledger of(RunningServer server) {
    return new Ledger(server, server.auditor());
  }

  Answer get(String path) {
    return auditor.get("/api/ledger" + path);
  }

  /** A page, once everything that the log had when it was asked can be found. */
  JsonNode page(String query) {
    awaitAll();
    Answer answer = get("/entries?" + query);
    if (answer.status() != 200) throw new AssertionError(answer.text());
    return answer.json();
  }

  /** Waits until everything can be found that the log has now. */
  long awaitAll() {
    long size = server.logSize();
    Eventually.holds(() ->
        server
            .sql()
            .sql("select count(*) >= ? from query.entry")
            .param(size)
            .query(Boolean.class)
            .single());
    return size;
  }

  /** The types of the entries that are found, oldest first. */
  List<String> types(String query) {
    List<String> types = new ArrayList<>();
    page(query + "&sort=oldest&limit=200")
        .path("entries")
        .forEach(entry -> types.add(entry.path("type").asString()));
    return types;
  }

  /** The positions of all entries, page by page. */
  List<Long> walk(String query) {
    List<Long> positions = new ArrayList<>();
    String cursor = "";
    while (true) {
      JsonNode page = page(query + cursor);
      page.path("entries").forEach(entry -> positions.add(entry.path("position").asLong()));
      if (page.path("next").isNull()) return positions;
      cursor = "&cursor=" + page.path("next").asString();
    }
  }
}
