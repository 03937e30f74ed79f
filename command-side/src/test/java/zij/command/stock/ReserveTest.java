package zij.command.stock;

import static zij.command.stock.StockStory.BEFORE;
import static zij.command.stock.StockStory.NOW;
import static zij.command.stock.StockStory.ONE;
import static zij.command.stock.StockStory.ORDER;
import static zij.command.stock.StockStory.OTHER;
import static zij.command.stock.StockStory.TEA;
import static zij.command.stock.StockStory.TWO;
import static zij.command.stock.StockStory.UNTIL;
import static zij.command.stock.StockStory.counted;
import static zij.command.stock.StockStory.key;
import static zij.command.stock.StockStory.keysAdded;
import static zij.command.stock.StockStory.released;
import static zij.command.stock.StockStory.reserved;
import static zij.command.stock.StockStory.stocks;
import static zij.command.stock.StockStory.taken;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.util.Map;
import org.junit.jupiter.api.Test;
import zij.language.Refusal;
import zij.language.stock.Reservation;
import zij.language.stock.StockCommand;
import zij.language.stock.StockEvent;

class ReserveTest {
  @Test
  void a_free_unit_is_reserved() {
    stocks()
        .given(counted(1))
        .when(new StockCommand.Reserve(TEA, ORDER, ONE, NOW.plusSeconds(120), NOW))
        .expectResultMessagePayload(accepted(Reservation.MADE))
        .expectEvents(new StockEvent.Reserved(TEA, ORDER, ONE, NOW.plusSeconds(120), NOW));
  }

  @Test
  void a_key_is_reserved_as_a_unit_is() {
    stocks()
        .given(keysAdded(key(1), key(2)))
        .when(new StockCommand.Reserve(TEA, ORDER, TWO, NOW.plusSeconds(120), NOW))
        .expectResultMessagePayload(accepted(Reservation.MADE))
        .expectEvents(new StockEvent.Reserved(TEA, ORDER, TWO, NOW.plusSeconds(120), NOW));
  }

  @Test
  void what_nobody_counts_needs_no_reservation() {
    stocks()
        .givenNoPriorActivity()
        .when(new StockCommand.Reserve(TEA, ORDER, ONE, NOW.plusSeconds(120), NOW))
        .expectResultMessagePayload(accepted(Reservation.NOT_NEEDED))
        .expectNoEvents();
  }

  @Test
  void the_last_unit_is_reserved_once() {
    stocks()
        .given(counted(1), reserved(OTHER, ONE))
        .when(new StockCommand.Reserve(TEA, ORDER, ONE, NOW.plusSeconds(120), NOW))
        .expectResultMessagePayload(
            refused(Refusal.OUT_OF_STOCK, Map.of("product", "tea", "available", 0)))
        .expectNoEvents();
  }

  @Test
  void an_order_gets_all_its_units_or_none() {
    stocks()
        .given(counted(2), reserved(OTHER, ONE))
        .when(new StockCommand.Reserve(TEA, ORDER, TWO, NOW.plusSeconds(120), NOW))
        .expectResultMessagePayload(
            refused(Refusal.OUT_OF_STOCK, Map.of("product", "tea", "available", 1)))
        .expectNoEvents();
  }

  @Test
  void an_empty_pool_has_nothing() {
    stocks()
        .given(keysAdded(key(1)), taken(OTHER, ONE, key(1)))
        .when(new StockCommand.Reserve(TEA, ORDER, ONE, NOW.plusSeconds(120), NOW))
        .expectResultMessagePayload(
            refused(Refusal.OUT_OF_STOCK, Map.of("product", "tea", "available", 0)))
        .expectNoEvents();
  }

  @Test
  void what_was_released_can_be_reserved() {
    stocks()
        .given(counted(1), reserved(OTHER, ONE), released(OTHER, ONE))
        .when(new StockCommand.Reserve(TEA, ORDER, ONE, NOW.plusSeconds(120), NOW))
        .expectResultMessagePayload(accepted(Reservation.MADE))
        .expectEvents(new StockEvent.Reserved(TEA, ORDER, ONE, NOW.plusSeconds(120), NOW));
  }

  @Test
  void what_is_due_but_not_released_stays_reserved() {
    stocks()
        .given(counted(1), new StockEvent.Reserved(TEA, OTHER, ONE, BEFORE, BEFORE))
        .when(new StockCommand.Reserve(TEA, ORDER, ONE, NOW.plusSeconds(120), NOW))
        .expectResultMessagePayload(
            refused(Refusal.OUT_OF_STOCK, Map.of("product", "tea", "available", 0)))
        .expectNoEvents();
  }

  @Test
  void asked_again_soon_it_stands_and_nothing_changes() {
    stocks()
        .given(counted(1), reserved(ORDER, ONE))
        .when(new StockCommand.Reserve(TEA, ORDER, ONE, NOW.plusSeconds(120), NOW))
        .expectResultMessagePayload(accepted(Reservation.STANDING))
        .expectNoEvents();
  }

  @Test
  void when_half_of_its_time_is_over_it_is_prolonged() {
    stocks()
        .given(counted(1), new StockEvent.Reserved(TEA, ORDER, ONE, UNTIL.minusMillis(1), BEFORE))
        .when(new StockCommand.Reserve(TEA, ORDER, ONE, NOW.plusSeconds(120), NOW))
        .expectResultMessagePayload(accepted(Reservation.STANDING))
        .expectEvents(new StockEvent.Reserved(TEA, ORDER, ONE, NOW.plusSeconds(120), NOW));
  }

  @Test
  void a_due_one_is_prolonged_too() {
    stocks()
        .given(counted(1), new StockEvent.Reserved(TEA, ORDER, ONE, BEFORE, BEFORE))
        .when(new StockCommand.Reserve(TEA, ORDER, ONE, NOW.plusSeconds(120), NOW))
        .expectResultMessagePayload(accepted(Reservation.STANDING))
        .expectEvents(new StockEvent.Reserved(TEA, ORDER, ONE, NOW.plusSeconds(120), NOW));
  }

  @Test
  void what_an_order_has_for_good_stands() {
    stocks()
        .given(counted(1), taken(ORDER, ONE))
        .when(new StockCommand.Reserve(TEA, ORDER, ONE, NOW.plusSeconds(120), NOW))
        .expectResultMessagePayload(accepted(Reservation.STANDING))
        .expectNoEvents();
  }

  @Test
  void after_counting_stopped_nothing_has_to_be_reserved() {
    stocks()
        .given(counted(0), new StockEvent.CountingStopped(TEA, BEFORE))
        .when(new StockCommand.Reserve(TEA, ORDER, ONE, NOW.plusSeconds(120), NOW))
        .expectResultMessagePayload(accepted(Reservation.NOT_NEEDED))
        .expectNoEvents();
  }
}
