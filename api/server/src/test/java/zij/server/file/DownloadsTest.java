package zij.server.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.transaction.PlatformTransactionManager;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.language.product.ProductId;
import zij.language.product.Selling;
import zij.server.RunningServer;
import zij.server.SharedServer;

/** How downloads are counted as time goes by. */
@ExtendWith(SharedServer.class)
class DownloadsTest {
  private static final int LIMIT = 2;

  private final OrderId order = OrderId.of(new TelegramUserId(7), UUID.randomUUID().toString());
  private final Downloads downloads;
  private Instant now = Instant.parse("2026-11-21T09:00:00Z");

  DownloadsTest(RunningServer server) {
    this.downloads =
        new Downloads(
            server.sql(), server.part(PlatformTransactionManager.class), () -> now, LIMIT);
  }

  private boolean begin(boolean monthly) {
    FileLink link = new FileLink(order, new ProductId("maps"), UUID.randomUUID(), now);
    return downloads.begin(link, downloads.since(monthly));
  }

  @Test
  void whatIsPaidOnceIsFetchedSoOftenInAll() {
    for (int i = 0; i < LIMIT; i++) assertThat(begin(false)).isTrue();
    now = now.plus(Selling.PERIOD).plusSeconds(1);
    assertThat(begin(false)).isFalse();
  }

  @Test
  void whatIsPaidEachMonthIsFetchedSoOftenInAMonth() {
    for (int i = 0; i < LIMIT; i++) assertThat(begin(true)).isTrue();
    assertThat(begin(true)).isFalse();
    now = now.plus(Selling.PERIOD).plusSeconds(1);
    assertThat(downloads.begun(order, downloads.since(true))).isEmpty();
    assertThat(begin(true)).isTrue();
  }
}
