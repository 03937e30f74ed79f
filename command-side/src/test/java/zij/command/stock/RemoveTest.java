package zij.command.stock;

import static zij.command.stock.StockStory.NOW;
import static zij.command.stock.StockStory.ORDER;
import static zij.command.stock.StockStory.TEA;
import static zij.command.stock.StockStory.TWO;
import static zij.command.stock.StockStory.counted;
import static zij.command.stock.StockStory.key;
import static zij.command.stock.StockStory.keysAdded;
import static zij.command.stock.StockStory.released;
import static zij.command.stock.StockStory.reserved;
import static zij.command.stock.StockStory.stocks;
import static zij.command.stock.StockStory.units;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.util.Map;
import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.stock.StockCommand;
import zij.language.stock.StockEvent;

class RemoveTest {
  @Test
  void free_units_go_out() {
    stocks()
        .given(counted(3))
        .when(new StockCommand.Remove(TEA, units(3), NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new StockEvent.Removed(TEA, units(3), NOW));
  }

  @Test
  void no_units_change_nothing() {
    stocks()
        .given(counted(3))
        .when(new StockCommand.Remove(TEA, units(0), NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void reserved_units_stay() {
    stocks()
        .given(counted(3), reserved(ORDER, TWO))
        .when(new StockCommand.Remove(TEA, units(2), NOW))
        .expectResultMessagePayload(refused(Refusal.STOCK_RESERVED, Map.of("available", 1)))
        .expectNoEvents();
  }

  @Test
  void released_units_can_go() {
    stocks()
        .given(counted(3), reserved(ORDER, TWO), released(ORDER, TWO))
        .when(new StockCommand.Remove(TEA, units(3), NOW))
        .expectResultMessagePayload(accepted(Done.DONE));
  }

  @Test
  void nothing_is_taken_out_of_what_nobody_counts() {
    stocks()
        .givenNoPriorActivity()
        .when(new StockCommand.Remove(TEA, units(2), NOW))
        .expectResultMessagePayload(refused(Refusal.NOT_COUNTED))
        .expectNoEvents();
  }

  @Test
  void keys_are_not_taken_out_by_number() {
    stocks()
        .given(keysAdded(key(1)))
        .when(new StockCommand.Remove(TEA, units(1), NOW))
        .expectResultMessagePayload(refused(Refusal.STOCK_OF_KEYS))
        .expectNoEvents();
  }
}
