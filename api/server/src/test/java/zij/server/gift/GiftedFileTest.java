package zij.server.gift;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;
import zij.server.Counter;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** A file that was given: whoever took it downloads it, and its buyer does not. */
@ExtendWith(SharedServer.class)
class GiftedFileTest {
  private static final String NOTES = "# Notes\n";

  private final RunningServer server;
  private final Counter counter;
  private final Giver giver;

  GiftedFileTest(RunningServer server) {
    this.server = server;
    this.counter = Counter.open(server);
    this.giver = Giver.of(counter);
  }

  @AfterEach
  void close() {
    counter.close();
  }

  private void sellNotes() {
    Answer kept =
        RunningServer.send(
            counter
                .owner()
                .request("/api/desk/files?name=notes.md")
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofString(NOTES)));
    assertThat(kept.status()).as(kept.text()).isEqualTo(201);
    String good = "/api/desk/products/" + counter.product() + "/good";
    String hash = kept.json().path("sha256").asString();
    String file = "{\"file\":{\"sha256\":\"%s\",\"name\":\"notes.md\"}}".formatted(hash);
    assertThat(counter.owner().put(good, file).status()).isEqualTo(200);
  }

  private Answer link(Shopper person, String order) {
    return person.post("/api/orders/" + order + "/files/" + counter.product() + "/link", "");
  }

  @Test
  void isDownloadedByWhoeverTookItUntilThePaymentGoesBack() {
    sellNotes();
    String order = giver.bought("{}");
    Shopper friend = server.shopper();
    assertThat(link(giver.buyer(), order).problem()).isEqualTo("404 ORDER_UNKNOWN");
    assertThat(link(friend, order).problem()).isEqualTo("404 ORDER_UNKNOWN");
    Answer taken = friend.post("/api/gifts/" + giver.token(order) + "/take", "");
    String path = "/api/me/gifts/" + order + "?position=" + taken.json().path("position").asLong();
    JsonNode file = friend.get(path).json().path("deliveries").path(0).path("file");
    assertThat(file.path("name").asString()).isEqualTo("notes.md");
    int left = file.path("downloadsLeft").asInt();
    assertThat(left).isPositive();

    Answer link = link(friend, order);
    assertThat(link.status()).as(link.text()).isEqualTo(200);
    URI url = URI.create(link.json().path("url").asString());
    String address = url.getRawPath() + "?" + url.getRawQuery();
    assertThat(new String(server.get(address).bytes(), UTF_8)).isEqualTo(NOTES);
    assertThat(
            friend.get(path).json().path("deliveries").path(0).path("file").path("downloadsLeft"))
        .hasToString(String.valueOf(left - 1));
    assertThat(link(giver.buyer(), order).problem()).isEqualTo("404 ORDER_UNKNOWN");

    String refund = "/api/desk/orders/" + order + "/refund";
    assertThat(counter.owner().post(refund, "{\"reason\":\"Late.\"}").status()).isEqualTo(200);
    giver.buyer().awaitStatus(order, "refunded");
    assertThat(link(friend, order).problem()).isEqualTo("409 PAYMENT_RETURNED");
    assertThat(server.get(address).problem()).isEqualTo("404 FILE_UNKNOWN");
  }
}
