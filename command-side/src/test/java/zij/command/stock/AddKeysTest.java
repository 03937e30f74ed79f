package zij.command.stock;

import static zij.command.stock.StockStory.BEFORE;
import static zij.command.stock.StockStory.NOW;
import static zij.command.stock.StockStory.ONE;
import static zij.command.stock.StockStory.ORDER;
import static zij.command.stock.StockStory.TEA;
import static zij.command.stock.StockStory.counted;
import static zij.command.stock.StockStory.key;
import static zij.command.stock.StockStory.keys;
import static zij.command.stock.StockStory.keysAdded;
import static zij.command.stock.StockStory.stocks;
import static zij.command.stock.StockStory.taken;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.product.ProductId;
import zij.language.stock.StockCommand;
import zij.language.stock.StockEvent;

class AddKeysTest {
  @Test
  void keys_come_into_the_pool() {
    stocks()
        .givenNoPriorActivity()
        .when(new StockCommand.AddKeys(TEA, keys(1, 3), false, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(new StockEvent.KeysAdded(TEA, keys(1, 3), NOW));
  }

  @Test
  void more_keys_come_later() {
    stocks()
        .given(keysAdded(key(1)))
        .when(new StockCommand.AddKeys(TEA, keys(2, 3), false, NOW))
        .expectEvents(new StockEvent.KeysAdded(TEA, keys(2, 3), NOW));
  }

  @Test
  void a_rehearsal_says_yes_and_adds_nothing() {
    stocks()
        .givenNoPriorActivity()
        .when(new StockCommand.AddKeys(TEA, keys(1, 3), true, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
  }

  @Test
  void a_rehearsal_says_no_as_the_real_thing_would() {
    stocks()
        .given(keysAdded(key(2)))
        .when(new StockCommand.AddKeys(TEA, keys(1, 3), true, NOW))
        .expectResultMessagePayload(refused(Refusal.KEY_REPEATED, Map.of("keys", List.of(1))))
        .expectNoEvents();
  }

  @Test
  void keys_of_an_unknown_product_are_not_taken() {
    stocks()
        .givenNoPriorActivity()
        .when(new StockCommand.AddKeys(new ProductId("tee"), keys(1, 1), false, NOW))
        .expectResultMessagePayload(refused(Refusal.PRODUCT_UNKNOWN))
        .expectNoEvents();
  }

  @Test
  void a_product_counted_by_number_has_no_keys() {
    stocks()
        .given(counted(3))
        .when(new StockCommand.AddKeys(TEA, keys(1, 3), false, NOW))
        .expectResultMessagePayload(refused(Refusal.STOCK_COUNTED))
        .expectNoEvents();
  }

  @Test
  void keys_that_are_in_the_pool_are_told_and_nothing_is_added() {
    stocks()
        .given(keysAdded(key(2), key(4)))
        .when(new StockCommand.AddKeys(TEA, keys(1, 5), false, NOW))
        .expectResultMessagePayload(refused(Refusal.KEY_REPEATED, Map.of("keys", List.of(1, 3))))
        .expectNoEvents();
  }

  @Test
  void a_key_twice_in_the_list_is_told() {
    stocks()
        .givenNoPriorActivity()
        .when(new StockCommand.AddKeys(TEA, List.of(key(1), key(2), key(1)), false, NOW))
        .expectResultMessagePayload(refused(Refusal.KEY_REPEATED, Map.of("keys", List.of(2))))
        .expectNoEvents();
  }

  @Test
  void a_key_that_was_given_out_never_comes_back() {
    stocks()
        .given(keysAdded(key(1)), taken(ORDER, ONE, key(1)))
        .when(new StockCommand.AddKeys(TEA, keys(1, 1), false, NOW))
        .expectResultMessagePayload(refused(Refusal.KEY_REPEATED, Map.of("keys", List.of(0))))
        .expectNoEvents();
  }

  @Test
  void nor_does_one_that_was_taken_out() {
    stocks()
        .given(keysAdded(key(1)), new StockEvent.KeyRemoved(TEA, key(1), BEFORE))
        .when(new StockCommand.AddKeys(TEA, keys(1, 1), false, NOW))
        .expectResultMessagePayload(refused(Refusal.KEY_REPEATED, Map.of("keys", List.of(0))))
        .expectNoEvents();
  }

  @Test
  void many_keys_take_several_entries_of_the_log() {
    stocks()
        .givenNoPriorActivity()
        .when(new StockCommand.AddKeys(TEA, keys(1, 4_001), false, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(
            new StockEvent.KeysAdded(TEA, keys(1, 2_000), NOW),
            new StockEvent.KeysAdded(TEA, keys(2_001, 4_000), NOW),
            new StockEvent.KeysAdded(TEA, keys(4_001, 4_001), NOW));
  }

  @Test
  void no_more_than_a_hundred_repeated_keys_are_named() {
    stocks()
        .given(new StockEvent.KeysAdded(TEA, keys(1, 101), BEFORE))
        .when(new StockCommand.AddKeys(TEA, keys(1, 101), false, NOW))
        .expectResultMessagePayload(
            refused(Refusal.KEY_REPEATED, Map.of("keys", IntStream.range(0, 100).boxed().toList())))
        .expectNoEvents();
  }

  @Test
  void a_pool_has_a_limit() {
    List<StockEvent> full = new ArrayList<>();
    for (int i = 0; i < 49; i++) full.add(some(i * 2_000 + 1, (i + 1) * 2_000));
    full.add(some(98_001, 99_999));
    stocks()
        .given(full)
        .when(new StockCommand.AddKeys(TEA, keys(100_000, 100_001), false, NOW))
        .expectResultMessagePayload(refused(Refusal.STOCK_TOO_LARGE, Map.of("max", 100_000)))
        .expectNoEvents();
    stocks()
        .given(full)
        .when(new StockCommand.AddKeys(TEA, keys(100_000, 100_000), false, NOW))
        .expectResultMessagePayload(accepted(Done.DONE));
  }

  private static StockEvent some(int from, int to) {
    return new StockEvent.KeysAdded(TEA, keys(from, to), BEFORE);
  }
}
