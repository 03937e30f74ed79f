package zij.server.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

@ExtendWith(SharedServer.class)
class LibraryTest {
  private static final String PATH = "/api/me/library";

  private final RunningServer server;
  private final Shopper shopper;

  LibraryTest(RunningServer server) {
    this.server = server;
    this.shopper = server.shopper();
  }

  private JsonNode first() {
    return shopper.get(PATH).json().path("items").path(0);
  }

  @Test
  void whatWasBoughtIsThereAndCanBeDeliveredAgain() {
    var _ = shopper.order(); // not paid
    String order = shopper.buy();
    JsonNode items = shopper.get(PATH).json().path("items");
    assertThat(items.size()).isEqualTo(1);
    assertThat(items.get(0).path("order").asString()).isEqualTo(order);
    assertThat(items.get(0).path("product").asString()).isEqualTo(Shopper.WALLPAPERS);
    assertThat(items.get(0).path("status").asString()).isEqualTo("delivered");
    assertThat(shopper.see(order).path("deliveries").size()).isEqualTo(1);
    assertThat(server.shopper().get(PATH).json().path("items").size()).isZero();
  }

  @Test
  void whatWasRefundedIsGone() {
    String order = shopper.buy();
    var _ = server.owner().post("/api/desk/orders/" + order + "/refund", "{\"reason\":\"Late.\"}");
    Eventually.holds(() -> first().path("status").asString("").equals("refunded"));
    assertThat(shopper.see(order).path("deliveries").size()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"cursor=x, cursor", "limit=0, limit", "limit=101, limit"})
  void namesTheParameterThatIsWrong(String query, String parameter) {
    Answer answer = shopper.get(PATH + "?" + query);
    assertThat(answer.problem()).isEqualTo("400 INVALID_PARAMETER");
    assertThat(answer.json().path("parameter").asString()).isEqualTo(parameter);
  }

  @Test
  void isForWhoIsSignedIn() {
    assertThat(server.get(PATH).problem()).isEqualTo("401 UNAUTHENTICATED");
  }
}
