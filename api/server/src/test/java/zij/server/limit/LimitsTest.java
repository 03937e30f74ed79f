package zij.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import zij.server.Answer;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** Nobody does anything without end, over real HTTP and with the buckets in a real Redis. */
@ExtendWith(SharedServer.class)
class LimitsTest {
  /** The default of what one buyer may ask of orders in a minute. */
  private static final int ORDERS = 60;

  private static final String UNKNOWN = "/api/orders/00000000-0000-0000-0000-000000000000/cancel";

  private final RunningServer server;

  LimitsTest(RunningServer server) {
    this.server = server;
  }

  @Test
  void aBuyerIsLimitedAndNobodyElse() {
    Shopper busy = server.shopper();
    Answer last = busy.post(UNKNOWN, "");
    int asked = 1;
    // The bucket fills while it is emptied; who asks faster than that meets its end.
    while (last.status() != 429 && asked++ < 3 * ORDERS) last = busy.post(UNKNOWN, "");
    assertThat(asked).isGreaterThan(ORDERS);
    assertThat(last.problem()).isEqualTo("429 TOO_MANY_REQUESTS");
    assertThat(last.header("Retry-After")).isEqualTo("1");
    assertThat(last.header("RateLimit")).startsWith("\"order\";r=0;t=");
    assertThat(server.shopper().post(UNKNOWN, "").status()).isEqualTo(404);
  }

  @Test
  void whatIsLeftIsTold() {
    Answer answer = server.shopper().post(UNKNOWN, "");
    assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"order\";q=60;w=60");
    assertThat(answer.header("RateLimit")).isEqualTo("\"order\";r=59;t=1");
  }

  @Test
  void searchesAndSignInsAreCountedByAddress() {
    assertThat(server.get("/api/catalog/products?q=tea").header("RateLimit-Policy"))
        .startsWith("\"search\";");
    assertThat(server.get("/api/catalog/products").header("RateLimit-Policy")).isEmpty();
    assertThat(server.post("/api/auth/telegram", "{\"initData\":\"\"}").header("RateLimit-Policy"))
        .startsWith("\"address-sign-in\";");
  }

  @Test
  void anAddressOfIpv6CountsAsTheNetworkItIsIn() {
    String one = LimitedRequests.network("2001:db8:1:2::3");
    assertThat(LimitedRequests.network("2001:db8:1:2:ffff::9")).isEqualTo(one);
    assertThat(LimitedRequests.network("2001:db8:1:3::3")).isNotEqualTo(one);
    assertThat(LimitedRequests.network("203.0.113.7")).isEqualTo("203.0.113.7");
  }

  @Test
  void whateverAUserChangesIsCounted() {
    Answer answer = server.shopper().delete("/api/me/cart/lines/tea");
    assertThat(answer.header("RateLimit-Policy")).startsWith("\"command\";");
  }
}
