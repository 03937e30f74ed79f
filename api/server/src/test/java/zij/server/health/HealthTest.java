package zij.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import zij.language.role.Role;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** How a running shop says it is. */
@ExtendWith(SharedServer.class)
class HealthTest {
  private final RunningServer server;
  private final Shopper manager;

  HealthTest(RunningServer server) {
    this.server = server;
    this.manager = Shopper.withRole(server, Role.MANAGER);
  }

  private JsonNode line(String code) {
    for (JsonNode line : manager.get("/api/desk/health").json().path("lines")) {
      if (line.path("code").asString("").equals(code)) return line;
    }
    throw new AssertionError("nothing is said of " + code);
  }

  @Test
  void aPurchaseGoesThroughAndIsHeardOf() {
    Instant before = Instant.now();
    server.shopper().buy();
    JsonNode payments = line("payments");
    assertThat(Instant.parse(payments.path("last").asString(""))).isAfter(before.minusMillis(10));
    assertThat(payments.path("seconds").asDouble(-1)).isPositive();
    assertThat(line("pre-checkout").path("seconds").asDouble(-1)).isPositive();
    assertThat(line("database").path("state").asString("")).isEqualTo("well");
    assertThat(line("disk").path("of").asLong(0)).isPositive();
    Eventually.holds(() -> line("processors").path("of").asInt(0) >= 20);
    Eventually.holds(() -> line("log").path("state").asString("").equals("well"));
    JsonNode health = manager.get("/api/desk/health").json();
    assertThat(Instant.parse(health.path("upSince").asString(""))).isBefore(before);
  }

  @Test
  void aDeadLetterIsSaidWithItsAge() {
    long update = 7_000_002;
    Instant since = Instant.now().minusSeconds(2_000_000);
    server
        .sql()
        .sql(
            "insert into server.dead_update (update_id, raw, reason, received_at)"
                + " values (?, '{}', 'a test of health', ?)")
        .params(update, since.atOffset(ZoneOffset.UTC))
        .update();
    try {
      Eventually.holds(() -> line("letters").path("seconds").asDouble(0) >= 2_000_000);
      JsonNode letters = line("letters");
      assertThat(letters.path("state").asString("")).isEqualTo("look");
      assertThat(letters.path("count").asInt()).isPositive();
      assertThat(Instant.parse(letters.path("since").asString("")))
          .isBetween(since.minusSeconds(60), since.plusSeconds(60));
    } finally {
      server.sql().sql("delete from server.dead_update where update_id = ?").param(update).update();
    }
    Eventually.holds(() -> line("letters").path("seconds").asDouble(-1) < 2_000_000);
  }
}
