package zij.command.stock;

import static zij.command.stock.StockStory.BEFORE;
import static zij.command.stock.StockStory.NOW;
import static zij.command.stock.StockStory.ONE;
import static zij.command.stock.StockStory.ORDER;
import static zij.command.stock.StockStory.TEA;
import static zij.command.stock.StockStory.TWO;
import static zij.command.stock.StockStory.counted;
import static zij.command.stock.StockStory.key;
import static zij.command.stock.StockStory.keysAdded;
import static zij.command.stock.StockStory.reserved;
import static zij.command.stock.StockStory.stocks;
import static zij.command.stock.StockStory.taken;
import static zij.command.stock.StockStory.units;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.util.Map;
import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.product.ProductId;
import zij.language.stock.StockCommand;
import zij.language.stock.StockEvent;

class CountTest {
  @Test
  void a_product_is_counted_from_the_first_count_on() {
    stocks()
        .givenNoPriorActivity()
        .when(new StockCommand.Count(TEA, units(3), NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new StockEvent.Counted(TEA, units(3), NOW));
  }

  @Test
  void a_count_of_nothing_is_a_count() {
    stocks()
        .givenNoPriorActivity()
        .when(new StockCommand.Count(TEA, units(0), NOW))
        .expectEvents(new StockEvent.Counted(TEA, units(0), NOW));
  }

  @Test
  void a_product_that_was_never_listed_is_not_counted() {
    stocks()
        .givenNoPriorActivity()
        .when(new StockCommand.Count(new ProductId("tee"), units(3), NOW))
        .expectResultMessagePayload(refused(Refusal.PRODUCT_UNKNOWN))
        .expectNoEvents();
  }

  @Test
  void the_same_count_changes_nothing() {
    stocks()
        .given(counted(3))
        .when(new StockCommand.Count(TEA, units(3), NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void what_is_sold_is_not_among_what_is_counted() {
    stocks()
        .given(counted(3), taken(ORDER, ONE))
        .when(new StockCommand.Count(TEA, units(2), NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void what_is_reserved_is_among_what_is_counted() {
    stocks()
        .given(counted(3), reserved(ORDER, TWO))
        .when(new StockCommand.Count(TEA, units(2), NOW))
        .expectEvents(new StockEvent.Counted(TEA, units(2), NOW));
  }

  @Test
  void there_cannot_be_less_than_what_is_reserved() {
    stocks()
        .given(counted(3), reserved(ORDER, TWO))
        .when(new StockCommand.Count(TEA, units(1), NOW))
        .expectResultMessagePayload(refused(Refusal.STOCK_RESERVED, Map.of("available", 1)))
        .expectNoEvents();
  }

  @Test
  void a_pool_of_keys_is_counted_by_its_keys() {
    stocks()
        .given(keysAdded(key(1)))
        .when(new StockCommand.Count(TEA, units(3), NOW))
        .expectResultMessagePayload(refused(Refusal.STOCK_OF_KEYS))
        .expectNoEvents();
  }

  @Test
  void a_product_is_counted_again_after_counting_stopped() {
    stocks()
        .given(counted(3), new StockEvent.CountingStopped(TEA, BEFORE))
        .when(new StockCommand.Count(TEA, units(3), NOW))
        .expectEvents(new StockEvent.Counted(TEA, units(3), NOW));
  }
}
