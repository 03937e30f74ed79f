package zij.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import zij.language.LogicalName;
import zij.language.StarAmount;
import zij.language.Stars;
import zij.language.Vocabulary;
import zij.language.difference.DifferenceEvent;
import zij.language.difference.DifferenceId;
import zij.language.difference.DifferenceKind;
import zij.language.difference.Direction;
import zij.language.difference.Explanation;
import zij.language.difference.Movement;
import zij.language.difference.Note;
import zij.language.difference.Settlement;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.product.Price;
import zij.language.product.ProductEvent;
import zij.query.projection.Rebuild;

/** The rows depend on the log alone, not on how often or in what batches it was seen. */
class EntriesProjectionTest {
  private static final long SEED = 20_261_121;
  private static final Path APPROVED =
      Path.of("..", "api", "language", "src", "test", "resources", "approved");

  private final Recording recording = new Recording();

  private void someOrders() {
    Random random = new Random(SEED);
    List<List<OrderEvent>> lives = new ArrayList<>();
    for (int i = 0; i < 12; i++) lives.add(new ArrayList<>(Recording.life(i % 3, i)));
    while (!lives.isEmpty()) {
      Collections.shuffle(lives, random);
      recording.append(lives.getFirst().removeFirst());
      lives.removeIf(List::isEmpty);
    }
  }

  private List<String> seenOnceOneByOne() {
    for (int i = 0; i < recording.log.size(); i++) recording.see(i, i + 1);
    List<String> once = recording.rows();
    assertThat(once).hasSize(recording.log.size());
    return once;
  }

  private void forget() {
    recording.views.dsl().execute("delete from query.entry");
  }

  @Test
  void aBatchOfManyIsTheSameAsEachByItself() {
    someOrders();
    List<String> once = seenOnceOneByOne();
    forget();
    recording.seeAll();
    assertThat(recording.rows()).isEqualTo(once);
  }

  @Test
  void seeingItAllAgainInOtherBatchesChangesNothing() {
    someOrders();
    List<String> once = seenOnceOneByOne();
    Random random = new Random(SEED);
    for (int from = 0; from < recording.log.size(); ) {
      int to = Math.min(recording.log.size(), from + 1 + random.nextInt(20));
      recording.see(from, to);
      from = to;
    }
    assertThat(recording.rows()).as("seed %d", SEED).isEqualTo(once);
  }

  /** In pieces, so that rows have to be completed by what earlier pieces wrote. */
  @Test
  void aRebuildMakesTheSameRows() throws SQLException {
    someOrders();
    List<String> once = seenOnceOneByOne();
    recording.views.dsl().execute("update query.entry set buyer = 1, amount = 1");
    var rebuild =
        new Rebuild<>(new EntryRows(), recording.views.owner(), recording.readable(), _ -> {}, 10);
    assertThat(rebuild.run()).isEqualTo(Rebuild.End.SWAPPED);
    assertThat(recording.rows()).isEqualTo(once);
    recording.seeAll();
    assertThat(recording.rows()).as("seen by a processor that lags").isEqualTo(once);
  }

  @Test
  void saysWhatTheEntryIsAbout() {
    recording.append(Recording.life(1, 1).toArray(OrderEvent[]::new));
    recording.seeAll();
    LedgerEntry paid = recording.found(EntryFilter.ANY).get(3);
    var order = Recording.order(1, 1);
    assertThat(paid)
        .isEqualTo(
            new LedgerEntry(
                3,
                Instant.parse("2026-11-21T09:00:00.126456Z"),
                "order.paid",
                "order",
                order.toString(),
                order.value(),
                7_001L,
                "paid-" + order,
                List.of("green-tea", "chart"),
                130L,
                7_001L,
                "user",
                "test.do",
                "4bf92f3577b34da6a3ce929d0e0e4736"));
  }

  @Test
  void whatMovesBackToThePayerIsNegative() {
    recording.append(Recording.life(1, 1).toArray(OrderEvent[]::new));
    recording.seeAll();
    assertThat(recording.found(EntryFilter.ANY).stream().map(LedgerEntry::amount))
        .containsExactly(null, null, null, 130L, 131L, -131L, null);
  }

  /** Anybody may pay an invoice, and gets back what was not needed. */
  @Test
  void aSurplusAndItsRefundAreTheirPayersAndAllElseTheBuyers() {
    recording.append(Recording.life(1, 1).toArray(OrderEvent[]::new));
    List<Long> expected =
        List.of(7_001L, 7_001L, 7_001L, 7_001L, Recording.FRIEND, Recording.FRIEND, 7_001L);
    recording.seeAll();
    assertThat(recording.found(EntryFilter.ANY).stream().map(LedgerEntry::buyer))
        .isEqualTo(expected);
    forget();
    for (int i = 0; i < recording.log.size(); i++) recording.see(i, i + 1);
    assertThat(recording.found(EntryFilter.ANY).stream().map(LedgerEntry::buyer))
        .isEqualTo(expected);
  }

  @Test
  void aProductsEntryNamesTheProductAndNobody() {
    recording.append(
        "green-tea", new ProductEvent.Repriced(Recording.TEA, Price.of(5), Recording.AT));
    recording.seeAll();
    LedgerEntry entry = recording.found(EntryFilter.ANY).getFirst();
    assertThat(entry.products()).containsExactly("green-tea");
    assertThat(entry.buyer()).isNull();
    assertThat(entry.amount()).as("a price moves nothing").isNull();
  }

  @Test
  void whatBecomesOfADifferenceBelongsToTheOrderForWhichItWasFound() {
    recording.append(Recording.placed(1, 1));
    recording.see(0, 1);
    difference("charge-1", Recording.order(1, 1));
    recording.see(1, 2);
    recording.see(2, 4);
    List<LedgerEntry> story = recording.found(EntryFilter.ofOrder(Recording.order(1, 1)));
    assertThat(story).extracting(LedgerEntry::position).containsExactly(0L, 1L, 2L, 3L);
    assertThat(story).extracting(LedgerEntry::buyer).containsOnly(7_001L);
    assertThat(story).extracting(LedgerEntry::amount).containsExactly(null, 250L, 250L, 250L);
    forget();
    recording.seeAll();
    assertThat(recording.found(EntryFilter.ofOrder(Recording.order(1, 1)))).isEqualTo(story);
  }

  @Test
  void aDifferenceMayBeAboutAnOrderThatTheLogDoesNotHave() {
    difference("charge-1", Recording.order(9, 9));
    difference("charge-2", null);
    recording.seeAll();
    assertThat(recording.found(EntryFilter.ANY)).extracting(LedgerEntry::buyer).containsOnlyNulls();
  }

  private void difference(String charge, @Nullable OrderId order) {
    Movement movement =
        new Movement(charge, Direction.IN, StarAmount.of(new Stars(250)), Stars.ZERO, Recording.AT);
    DifferenceId id = DifferenceId.of(charge, Direction.IN);
    recording.append(
        id.toString(),
        new DifferenceEvent.Found(
            id,
            DifferenceKind.MISSING_HERE,
            movement,
            order,
            Explanation.ORDER_UNKNOWN,
            Recording.AT));
    recording.append(
        id.toString(),
        new DifferenceEvent.Settled(
            id,
            movement,
            Settlement.OWED_TO_BUYER,
            new Note("by hand"),
            Recording.buyer(5),
            Recording.AT));
    recording.append(id.toString(), new DifferenceEvent.Resolved(id, movement, null, Recording.AT));
  }

  @Test
  void anOrderWhosePlacingWasLostStopsIt() {
    recording.append(new OrderEvent.Cancelled(Recording.order(0, 99), Recording.AT));
    assertThatIllegalStateException().isThrownBy(recording::seeAll);
    assertThat(recording.rows()).isEmpty();
  }

  @Test
  void anEventThatIsNotOfTheLanguageStopsIt() {
    recording.append("anything", "placed");
    assertThatIllegalStateException().isThrownBy(recording::seeAll);
    assertThat(recording.rows()).isEmpty();
  }

  /** The approved file of every event of the language, those of colleagues to come included. */
  @Test
  void keepsARowOfEveryEventThatThereIs() throws IOException {
    List<Object> events = new ArrayList<>();
    for (Map.Entry<Class<?>, LogicalName> type : Vocabulary.events().entrySet()) {
      String file = type.getValue().value() + "." + type.getValue().revision() + ".approved.json";
      byte[] json = Files.readAllBytes(APPROVED.resolve(file));
      Object event = JsonMapper.shared().readValue(json, type.getKey());
      if (event instanceof OrderEvent.Placed) events.addFirst(event);
      else events.add(event);
    }
    events.forEach(event -> recording.append("aggregate", event));
    recording.seeAll();
    assertThat(recording.rows()).hasSize(Vocabulary.events().size());
  }
}
