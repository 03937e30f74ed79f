package zij.command.stock;

import static zij.command.stock.StockStory.BEFORE;
import static zij.command.stock.StockStory.NOW;
import static zij.command.stock.StockStory.ORDER;
import static zij.command.stock.StockStory.OTHER;
import static zij.command.stock.StockStory.TEA;
import static zij.command.stock.StockStory.TWO;
import static zij.command.stock.StockStory.UNTIL;
import static zij.command.stock.StockStory.counted;
import static zij.command.stock.StockStory.released;
import static zij.command.stock.StockStory.reserved;
import static zij.command.stock.StockStory.stocks;
import static zij.command.stock.StockStory.taken;
import static zij.language.Decision.accepted;

import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.stock.StockCommand;
import zij.language.stock.StockEvent;

class ReleaseTest {
  @Test
  void what_was_reserved_is_free_again() {
    stocks()
        .given(counted(3), reserved(ORDER, TWO))
        .when(new StockCommand.Release(TEA, ORDER, UNTIL, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new StockEvent.Released(TEA, ORDER, TWO, NOW));
  }

  @Test
  void what_was_prolonged_meanwhile_stays_reserved() {
    stocks()
        .given(counted(3), reserved(ORDER, TWO))
        .when(new StockCommand.Release(TEA, ORDER, UNTIL.minusMillis(1), NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void what_was_released_is_not_released_again() {
    stocks()
        .given(counted(3), reserved(ORDER, TWO), released(ORDER, TWO))
        .when(new StockCommand.Release(TEA, ORDER, UNTIL, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void what_was_taken_is_not_released() {
    stocks()
        .given(counted(3), reserved(ORDER, TWO), taken(ORDER, TWO))
        .when(new StockCommand.Release(TEA, ORDER, UNTIL, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void nothing_was_reserved_for_another_order() {
    stocks()
        .given(counted(3), reserved(OTHER, TWO))
        .when(new StockCommand.Release(TEA, ORDER, UNTIL, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void counting_that_stopped_has_released_it() {
    stocks()
        .given(counted(3), reserved(ORDER, TWO), new StockEvent.CountingStopped(TEA, BEFORE))
        .when(new StockCommand.Release(TEA, ORDER, UNTIL, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }
}
