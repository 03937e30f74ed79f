package zij.command.order;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.command.order.OrderStory.NOW;
import static zij.command.order.OrderStory.ORDER;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import zij.language.order.DeliveredGood;
import zij.language.order.OrderEvent;
import zij.language.product.Good;
import zij.language.product.ProductId;
import zij.language.product.Text;

/** What an order at every limit makes of the log's limit. */
class LargestOrderTest {
  /** An entry has 65,535 bytes at most; so much of it is left for names and metadata. */
  private static final int MAX_PAYLOAD_BYTES = 65_535 - 4_096;

  @ParameterizedTest
  @ValueSource(strings = {"a", "\"", "ў", "茶"})
  void the_goods_of_the_largest_order_fit_into_one_event(String character) {
    List<DeliveredGood> goods =
        IntStream.rangeClosed(1, Pricing.MAX_LINES)
            .mapToObj(n -> largestGood(n, character))
            .toList();
    OrderEvent.Delivered delivered = new OrderEvent.Delivered(ORDER, goods, NOW);
    assertThat(JsonMapper.shared().writeValueAsBytes(delivered).length)
        .isLessThanOrEqualTo(MAX_PAYLOAD_BYTES);
  }

  private static DeliveredGood largestGood(int n, String character) {
    return new DeliveredGood(
        new ProductId("p".repeat(60) + n),
        character.repeat(Text.MAX_TITLE),
        Good.of(character.repeat(Good.Text.MAX)));
  }
}
