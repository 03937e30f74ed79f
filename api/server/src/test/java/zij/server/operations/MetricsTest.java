package zij.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import zij.server.Answer;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/**
 * What a server tells of itself is what docs/operations/metrics.md says, and follows what happens.
 */
@ExtendWith(SharedServer.class)
class MetricsTest {
  /** An id of ours or of Telegram's, a number of an order, an address. */
  private static final Pattern ID =
      Pattern.compile("[0-9]{6,}|[0-9a-f]{8}-[0-9a-f]{4}-|[0-9A-Fa-f]{16,}");

  /** A figure of which there are more is one that follows people or orders. */
  private static final int MANY_SERIES = 400;

  private final RunningServer server;

  MetricsTest(RunningServer server) {
    this.server = server;
  }

  /** Something of everything that the shop counts. */
  static void use(RunningServer server) {
    Shopper buyer = server.shopper();
    String order = buyer.buy();
    assertThat(buyer.see(order).path("status").asString("")).isEqualTo("delivered");
    assertThat(server.get("/api/catalog/products").status()).isEqualTo(200);
    assertThat(launch(server, "Mozilla/5.0 (Linux; Android 14; wv) Chrome/128.0").status())
        .isEqualTo(202);
  }

  private static Answer launch(RunningServer server, String browser) {
    String told =
        """
        {"visit":"%s","token":null,"app":"shop","appVersion":"","language":"en",\
        "platform":"android","telegram":"9.1","source":"","records":[\
        {"seq":0,"kind":"launch","age":900,"product":null,"order":null,"value":100,"detail":null},\
        {"seq":1,"kind":"launched","age":0,"product":null,"order":null,"value":900,"detail":null}]}\
        """
            .formatted(UUID.randomUUID());
    return RunningServer.send(
        server
            .request("/api/telemetry")
            .header("Content-Type", "application/json")
            .header("User-Agent", browser)
            .POST(HttpRequest.BodyPublishers.ofString(told)));
  }

  @Test
  void thePageNamesWhatThereIs() throws IOException {
    use(server);
    Told told = Told.read();
    assertThat(told.own()).hasSizeGreaterThan(50);
    Eventually.holds(() -> Figures.of(server).sum("zij_webhook_backlog") >= 0);
    Figures figures = Figures.of(server);
    Set<String> untold = new TreeSet<>();
    for (var family : figures.types().entrySet()) {
      String name = family.getKey();
      boolean isMax = name.endsWith("_max") && figures.types().containsKey(withoutMax(name));
      if (!name.startsWith("zij_") || isMax) continue;
      Told.Row row = told.own().get(name);
      if (row == null) {
        untold.add(name);
        continue;
      }
      assertThat(row.kind()).as(name).isEqualTo(family.getValue());
      assertThat(row.labels()).as(name).isEqualTo(labels(figures, name));
    }
    assertThat(untold).as("not on the page").isEmpty();
    Set<String> missing = new TreeSet<>();
    told.own()
        .forEach((name, row) -> {
          if (row.isAlwaysThere()) missing.add(name);
        });
    missing.removeAll(figures.types().keySet());
    assertThat(missing).as("on the page, and nowhere else").isEmpty();
  }

  private static String withoutMax(String name) {
    return name.substring(0, name.length() - "_max".length());
  }

  private static Set<String> labels(Figures figures, String family) {
    Set<String> labels = new TreeSet<>();
    for (String suffix : new String[] {"", "_count"}) {
      figures.all(family + suffix).forEach(sample -> labels.addAll(sample.labels().keySet()));
    }
    return labels;
  }

  @Test
  void noLabelHoldsAnId() {
    use(server);
    Figures figures = Figures.of(server);
    for (Figures.Sample sample : figures.samples()) {
      sample
          .labels()
          .forEach((label, value) -> {
            if (!label.equals("le")) {
              assertThat(ID.matcher(value).find())
                  .as("%s %s=%s", sample.name(), label, value)
                  .isFalse();
            }
          });
    }
    for (String name : figures.names()) {
      if (name.startsWith("zij_") && !name.endsWith("_bucket")) {
        assertThat(figures.all(name)).as(name).hasSizeLessThan(MANY_SERIES);
      }
    }
  }

  @Test
  void aPurchaseIsCountedStepByStep() {
    Figures before = Figures.of(server);
    use(server);
    Figures after = Figures.of(server);
    for (String step : new String[] {"placed", "invoiced", "approved", "delivered"}) {
      assertThat(rise(before, after, "zij_checkout_steps_total", "kind", "order", "step", step))
          .as(step)
          .isEqualTo(1);
    }
    assertThat(rise(before, after, "zij_payments_total", "kind", "order", "outcome", "paid"))
        .isEqualTo(1);
    assertThat(rise(before, after, "zij_sale_stars_sum")).isEqualTo(Shopper.WALLPAPERS_PRICE);
    assertThat(rise(before, after, "zij_webhook_seconds_count", "kind", "successful_payment"))
        .isEqualTo(1);
    assertThat(rise(before, after, "zij_webhook_seconds_count", "kind", "pre_checkout_query"))
        .isEqualTo(1);
    assertThat(after.all("zij_webhook_seconds_bucket", "kind", "successful_payment", "le", "2.5"))
        .isNotEmpty();
    assertThat(after.all("zij_webhook_seconds_bucket", "kind", "pre_checkout_query", "le", "5.0"))
        .isNotEmpty();
    assertThat(rise(before, after, "zij_launches_total", "app", "shop", "outcome", "ready"))
        .isGreaterThanOrEqualTo(1);
    assertThat(after.sum("zij_webviews_total", "webview", "Android WebView 128"))
        .isGreaterThanOrEqualTo(1);
  }

  private static double rise(Figures before, Figures after, String name, String... labels) {
    return after.sum(name, labels) - before.sum(name, labels);
  }

  @Test
  void whatLagsCatchesUp() {
    server.shopper().buy();
    Eventually.holds(() -> {
      Figures figures = Figures.of(server);
      return figures.all("zij_processor_lag_events").size() >= 20
          && figures.sum("zij_processor_lag_events", "processor", "orders") == 0
          && figures.sum("zij_checkpoint_age_seconds") == 0
          && figures.sum("zij_postgresql_up") == 1;
    });
  }

  @Test
  void aLetterThatWaitsIsSeenWithItsAge() {
    server
        .sql()
        .sql(
            "insert into server.dead_update (update_id, raw, reason, received_at)"
                + " values (?, ?, ?, ?)")
        .params(
            7_000_001L,
            "{}",
            "a test of the figures",
            Instant.now().minusSeconds(1_000_000).atOffset(ZoneOffset.UTC))
        .update();
    try {
      Eventually.holds(() -> {
        Figures figures = Figures.of(server);
        return figures.sum("zij_letters_waiting", "kind", "UPDATE") >= 1
            && figures.sum("zij_letters_oldest_seconds", "kind", "UPDATE") >= 1_000_000;
      });
    } finally {
      server.sql().sql("delete from server.dead_update where update_id = 7000001").update();
    }
    Eventually.holds(
        () -> Figures.of(server).sum("zij_letters_oldest_seconds", "kind", "UPDATE") < 1_000_000);
  }
}
