package zij.command.stock;

import static zij.command.stock.StockStory.BEFORE;
import static zij.command.stock.StockStory.NOW;
import static zij.command.stock.StockStory.ONE;
import static zij.command.stock.StockStory.ORDER;
import static zij.command.stock.StockStory.OTHER;
import static zij.command.stock.StockStory.TEA;
import static zij.command.stock.StockStory.TWO;
import static zij.command.stock.StockStory.counted;
import static zij.command.stock.StockStory.key;
import static zij.command.stock.StockStory.keysAdded;
import static zij.command.stock.StockStory.reserved;
import static zij.command.stock.StockStory.stocks;
import static zij.command.stock.StockStory.taken;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import zij.language.Refusal;
import zij.language.stock.StockCommand;
import zij.language.stock.StockEvent;

class TakeTest {
  @Test
  void a_reserved_unit_is_taken() {
    stocks()
        .given(counted(1), reserved(ORDER, ONE))
        .when(new StockCommand.Take(TEA, ORDER, ONE, NOW))
        .expectResultMessagePayload(accepted(List.of()))
        .expectEvents(new StockEvent.Taken(TEA, ORDER, ONE, List.of(), NOW));
  }

  @Test
  void a_free_unit_is_taken_if_none_is_reserved() {
    stocks()
        .given(counted(2), reserved(OTHER, ONE))
        .when(new StockCommand.Take(TEA, ORDER, ONE, NOW))
        .expectResultMessagePayload(accepted(List.of()))
        .expectEvents(new StockEvent.Taken(TEA, ORDER, ONE, List.of(), NOW));
  }

  @Test
  void what_others_reserved_is_not_taken() {
    stocks()
        .given(counted(1), reserved(OTHER, ONE))
        .when(new StockCommand.Take(TEA, ORDER, ONE, NOW))
        .expectResultMessagePayload(
            refused(Refusal.OUT_OF_STOCK, Map.of("product", "tea", "available", 0)))
        .expectNoEvents();
  }

  @Test
  void keys_are_given_out_in_the_order_in_which_they_came() {
    stocks()
        .given(keysAdded(key(3), key(1)), keysAdded(key(2)))
        .when(new StockCommand.Take(TEA, ORDER, TWO, NOW))
        .expectResultMessagePayload(accepted(List.of(key(3), key(1))))
        .expectEvents(new StockEvent.Taken(TEA, ORDER, TWO, List.of(key(3), key(1)), NOW));
  }

  @Test
  void nobody_gets_a_key_that_another_has() {
    stocks()
        .given(keysAdded(key(1), key(2)), taken(OTHER, ONE, key(1)))
        .when(new StockCommand.Take(TEA, ORDER, ONE, NOW))
        .expectResultMessagePayload(accepted(List.of(key(2))))
        .expectEvents(new StockEvent.Taken(TEA, ORDER, ONE, List.of(key(2)), NOW));
  }

  @Test
  void the_same_order_gets_the_same_keys_however_often_it_asks() {
    stocks()
        .given(keysAdded(key(1), key(2)), taken(ORDER, ONE, key(1)))
        .when(new StockCommand.Take(TEA, ORDER, ONE, NOW))
        .expectResultMessagePayload(accepted(List.of(key(1))))
        .expectNoEvents();
  }

  @Test
  void a_counted_unit_is_taken_once_however_often_it_is_asked_for() {
    stocks()
        .given(counted(2), taken(ORDER, ONE))
        .when(new StockCommand.Take(TEA, ORDER, ONE, NOW))
        .expectResultMessagePayload(accepted(List.of()))
        .expectNoEvents();
  }

  @Test
  void an_empty_pool_gives_nothing() {
    stocks()
        .given(keysAdded(key(1)), taken(OTHER, ONE, key(1)))
        .when(new StockCommand.Take(TEA, ORDER, ONE, NOW))
        .expectResultMessagePayload(
            refused(Refusal.OUT_OF_STOCK, Map.of("product", "tea", "available", 0)))
        .expectNoEvents();
  }

  @Test
  void of_what_nobody_counts_nothing_is_taken() {
    stocks()
        .givenNoPriorActivity()
        .when(new StockCommand.Take(TEA, ORDER, ONE, NOW))
        .expectResultMessagePayload(accepted(List.of()))
        .expectNoEvents();
  }

  @Test
  void what_was_reserved_before_counting_stopped_needs_no_taking() {
    stocks()
        .given(counted(1), reserved(ORDER, ONE), new StockEvent.CountingStopped(TEA, BEFORE))
        .when(new StockCommand.Take(TEA, ORDER, ONE, NOW))
        .expectResultMessagePayload(accepted(List.of()))
        .expectNoEvents();
  }
}
