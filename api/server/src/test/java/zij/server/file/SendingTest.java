package zij.server.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;

class SendingTest {
  private final Sending sending = new Sending();

  private static OrderId order(int number) {
    return OrderId.of(new TelegramUserId(7), "key-" + number);
  }

  @Test
  void anOrderHasSoManyPlaces() {
    for (int i = 0; i < Sending.MAX_OF_ORDER; i++) {
      assertThat(sending.begin(order(1))).isTrue();
    }
    assertThat(sending.begin(order(1))).isFalse();
    assertThat(sending.begin(order(2))).isTrue();
    sending.end(order(1));
    assertThat(sending.begin(order(1))).isTrue();
  }

  @Test
  void allHaveSoManyPlaces() {
    for (int i = 0; i < Sending.MAX; i++) assertThat(sending.begin(order(i))).isTrue();
    assertThat(sending.begin(order(Sending.MAX))).isFalse();
    sending.end(order(0));
    assertThat(sending.begin(order(Sending.MAX))).isTrue();
  }
}
