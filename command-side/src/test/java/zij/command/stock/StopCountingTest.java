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

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.stock.StockCommand;
import zij.language.stock.StockEvent;

class StopCountingTest {
  @Test
  void a_counted_product_is_there_without_end_again() {
    stocks()
        .given(counted(3), reserved(ORDER, ONE))
        .when(new StockCommand.StopCounting(TEA, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new StockEvent.CountingStopped(TEA, NOW));
  }

  @Test
  void what_nobody_counts_stays_so() {
    stocks()
        .givenNoPriorActivity()
        .when(new StockCommand.StopCounting(TEA, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void keys_that_are_left_are_not_forgotten() {
    stocks()
        .given(keysAdded(key(1)))
        .when(new StockCommand.StopCounting(TEA, NOW))
        .expectResultMessagePayload(refused(Refusal.STOCK_OF_KEYS))
        .expectNoEvents();
  }

  @Test
  void an_empty_pool_can_be_given_up() {
    stocks()
        .given(keysAdded(key(1)), taken(ORDER, ONE, key(1)))
        .when(new StockCommand.StopCounting(TEA, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new StockEvent.CountingStopped(TEA, NOW));
  }
}
