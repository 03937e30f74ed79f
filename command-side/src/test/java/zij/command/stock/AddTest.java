package zij.command.stock;

import static zij.command.stock.StockStory.NOW;
import static zij.command.stock.StockStory.TEA;
import static zij.command.stock.StockStory.counted;
import static zij.command.stock.StockStory.key;
import static zij.command.stock.StockStory.keysAdded;
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

class AddTest {
  @Test
  void units_come_in() {
    stocks()
        .given(counted(3))
        .when(new StockCommand.Add(TEA, units(2), NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new StockEvent.Added(TEA, units(2), NOW));
  }

  @Test
  void no_units_change_nothing() {
    stocks()
        .given(counted(3))
        .when(new StockCommand.Add(TEA, units(0), NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void nothing_is_added_to_what_nobody_counts() {
    stocks()
        .givenNoPriorActivity()
        .when(new StockCommand.Add(TEA, units(2), NOW))
        .expectResultMessagePayload(refused(Refusal.NOT_COUNTED))
        .expectNoEvents();
  }

  @Test
  void numbers_are_not_added_to_keys() {
    stocks()
        .given(keysAdded(key(1)))
        .when(new StockCommand.Add(TEA, units(2), NOW))
        .expectResultMessagePayload(refused(Refusal.STOCK_OF_KEYS))
        .expectNoEvents();
  }

  @Test
  void there_can_be_as_many_as_can_be_written_down() {
    stocks()
        .given(counted(999_999))
        .when(new StockCommand.Add(TEA, units(1), NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new StockEvent.Added(TEA, units(1), NOW));
  }

  @Test
  void and_no_more() {
    stocks()
        .given(counted(999_999))
        .when(new StockCommand.Add(TEA, units(2), NOW))
        .expectResultMessagePayload(refused(Refusal.STOCK_TOO_LARGE, Map.of("max", 1_000_000)))
        .expectNoEvents();
  }
}
