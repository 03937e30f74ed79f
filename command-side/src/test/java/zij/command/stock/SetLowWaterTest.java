package zij.command.stock;

import static zij.command.stock.StockStory.NOW;
import static zij.command.stock.StockStory.TEA;
import static zij.command.stock.StockStory.counted;
import static zij.command.stock.StockStory.stocks;
import static zij.command.stock.StockStory.units;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.stock.StockCommand;
import zij.language.stock.StockEvent;

class SetLowWaterTest {
  @Test
  void the_owner_says_when_it_runs_out() {
    stocks()
        .given(counted(3))
        .when(new StockCommand.SetLowWater(TEA, units(10), NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new StockEvent.LowWaterSet(TEA, units(10), NOW));
  }

  @Test
  void it_is_five_units_if_nobody_said() {
    stocks()
        .given(counted(3))
        .when(new StockCommand.SetLowWater(TEA, units(5), NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void what_nobody_counts_does_not_run_out() {
    stocks()
        .givenNoPriorActivity()
        .when(new StockCommand.SetLowWater(TEA, units(5), NOW))
        .expectResultMessagePayload(refused(Refusal.NOT_COUNTED))
        .expectNoEvents();
  }
}
