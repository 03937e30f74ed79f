package zij.command.stock;

import static zij.command.stock.StockStory.NOW;
import static zij.command.stock.StockStory.ONE;
import static zij.command.stock.StockStory.ORDER;
import static zij.command.stock.StockStory.TEA;
import static zij.command.stock.StockStory.counted;
import static zij.command.stock.StockStory.key;
import static zij.command.stock.StockStory.keysAdded;
import static zij.command.stock.StockStory.reserved;
import static zij.command.stock.StockStory.stocks;
import static zij.command.stock.StockStory.taken;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.util.Map;
import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.stock.StockCommand;
import zij.language.stock.StockEvent;

class RemoveKeyTest {
  @Test
  void a_key_that_nobody_got_is_taken_out() {
    stocks()
        .given(keysAdded(key(1), key(2)))
        .when(new StockCommand.RemoveKey(TEA, key(1), NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new StockEvent.KeyRemoved(TEA, key(1), NOW));
  }

  @Test
  void an_unknown_key_cannot_be() {
    stocks()
        .given(keysAdded(key(1)))
        .when(new StockCommand.RemoveKey(TEA, key(2), NOW))
        .expectResultMessagePayload(refused(Refusal.KEY_UNKNOWN))
        .expectNoEvents();
  }

  @Test
  void a_key_that_was_given_out_cannot_be() {
    stocks()
        .given(keysAdded(key(1), key(2)), taken(ORDER, ONE, key(1)))
        .when(new StockCommand.RemoveKey(TEA, key(1), NOW))
        .expectResultMessagePayload(refused(Refusal.KEY_UNKNOWN))
        .expectNoEvents();
  }

  @Test
  void as_many_keys_stay_as_are_reserved() {
    stocks()
        .given(keysAdded(key(1)), reserved(ORDER, ONE))
        .when(new StockCommand.RemoveKey(TEA, key(1), NOW))
        .expectResultMessagePayload(refused(Refusal.STOCK_RESERVED, Map.of("available", 0)))
        .expectNoEvents();
  }

  @Test
  void a_product_without_keys_has_none_to_be_taken_out() {
    stocks()
        .given(counted(3))
        .when(new StockCommand.RemoveKey(TEA, key(1), NOW))
        .expectResultMessagePayload(refused(Refusal.KEY_UNKNOWN))
        .expectNoEvents();
  }
}
