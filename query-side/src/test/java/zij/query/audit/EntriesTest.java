package zij.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import zij.language.TelegramUserId;
import zij.language.order.ChargeId;
import zij.language.order.OrderEvent;
import zij.language.product.Price;
import zij.language.product.ProductEvent;
import zij.language.product.ProductId;

/** What auditors find. Two lives of seven entries each, and a price in between. */
class EntriesTest {
  private static final int SIZE = 15;

  private final Recording recording = new Recording();

  @BeforeEach
  void live() {
    recording.append(Recording.life(1, 1).toArray(OrderEvent[]::new));
    recording.append(
        "green-tea", new ProductEvent.Repriced(Recording.TEA, Price.of(5), Recording.AT));
    recording.append(Recording.life(2, 2).toArray(OrderEvent[]::new));
    recording.seeAll();
  }

  private List<Long> with(Set<String> types, @Nullable Long minAmount, @Nullable Long maxAmount) {
    return recording.positions(
        new EntryFilter(
            null, null, null, null, types, minAmount, maxAmount, null, null, null, null, null));
  }

  private List<Long> between(
      @Nullable Instant from, @Nullable Instant to, @Nullable Long min, @Nullable Long max) {
    return recording.positions(
        new EntryFilter(null, null, null, null, Set.of(), null, null, from, to, min, max, null));
  }

  @Test
  void byBuyer() {
    TelegramUserId friend = new TelegramUserId(Recording.FRIEND);
    assertThat(of(Recording.buyer(2), null, null)).containsExactly(8L, 9L, 10L, 11L, 14L);
    assertThat(of(friend, null, null)).containsExactly(4L, 5L, 12L, 13L);
    assertThat(of(Recording.buyer(3), null, null)).isEmpty();
  }

  private List<Long> of(
      @Nullable TelegramUserId buyer, @Nullable ChargeId charge, @Nullable ProductId product) {
    return recording.positions(
        new EntryFilter(
            buyer, null, charge, product, Set.of(), null, null, null, null, null, null, null));
  }

  @Test
  void byOrder() {
    assertThat(recording.positions(EntryFilter.ofOrder(Recording.order(1, 1))))
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(recording.positions(EntryFilter.ofOrder(Recording.order(1, 2)))).isEmpty();
  }

  @Test
  void byCharge() {
    ChargeId twice = new ChargeId("twice-" + Recording.order(2, 2));
    assertThat(of(null, twice, null)).containsExactly(12L, 13L);
    assertThat(of(null, new ChargeId("twice"), null)).isEmpty();
  }

  @Test
  void byProduct() {
    assertThat(of(null, null, Recording.TEA)).containsExactly(0L, 3L, 6L, 7L, 8L, 11L, 14L);
    assertThat(of(null, null, Recording.CHART)).containsExactly(0L, 3L, 8L, 11L);
  }

  @Test
  void byTypes() {
    assertThat(with(Set.of("order.paid"), null, null)).containsExactly(3L, 11L);
    assertThat(with(Set.of("order.paid", "product.repriced"), null, null))
        .containsExactly(3L, 7L, 11L);
    assertThat(with(Set.of("order.expired"), null, null)).isEmpty();
  }

  @Test
  void byAmountBothBoundsIncluded() {
    assertThat(with(Set.of(), 130L, 130L)).containsExactly(3L, 11L);
    assertThat(with(Set.of(), 131L, null)).containsExactly(4L, 12L);
    assertThat(with(Set.of(), null, -131L)).containsExactly(5L, 13L);
    assertThat(with(Set.of(), 132L, null)).isEmpty();
  }

  @Test
  void byTimeTheEndExcluded() {
    Instant third = Recording.AT.plusMillis(2);
    assertThat(between(third, third.plusMillis(2), null, null)).containsExactly(2L, 3L);
    assertThat(between(third, third, null, null)).isEmpty();
    assertThat(between(Recording.AT.plusMillis(14), null, null, null)).containsExactly(14L);
    assertThat(between(null, Recording.AT.plusMillis(1), null, null)).containsExactly(0L);
  }

  @Test
  void byPositionBothBoundsIncluded() {
    assertThat(between(null, null, 3L, 5L)).containsExactly(3L, 4L, 5L);
    assertThat(between(null, null, 14L, null)).containsExactly(14L);
    assertThat(between(null, null, 15L, null)).isEmpty();
  }

  @Test
  void amongPositionsThatTheDatabaseKnows() {
    Select<Record1<Long>> some =
        DSL.select(DSL.field("n", Long.class)).from("(values (14::bigint), (3), (99)) as v(n)");
    Set<String> paid = Set.of("order.paid");
    assertThat(recording.positions(among(Set.of(), some))).containsExactly(3L, 14L);
    assertThat(recording.positions(among(paid, some))).containsExactly(3L);
  }

  private static EntryFilter among(Set<String> types, Select<Record1<Long>> positions) {
    return new EntryFilter(
        null, null, null, null, types, null, null, null, null, null, null, positions);
  }

  @Test
  void everythingThatIsAskedHasToHold() {
    assertThat(
            recording.positions(
                new EntryFilter(
                    Recording.buyer(1),
                    Recording.order(1, 1),
                    null,
                    Recording.TEA,
                    Set.of("order.paid", "order.delivered"),
                    null,
                    null,
                    null,
                    null,
                    4L,
                    null,
                    null)))
        .containsExactly(6L);
  }

  @Test
  void asOfAPositionNothingBehindItIsThere() {
    for (int size = 0; size <= SIZE; size++) {
      List<Long> found =
          recording.entries.list(EntryFilter.ANY, size, Entries.Sort.OLDEST, null, 100).stream()
              .map(LedgerEntry::position)
              .toList();
      assertThat(found).isEqualTo(LongStream.range(0, size).boxed().toList());
    }
  }

  @Test
  void pagesOfAnyLengthMakeUpTheList() {
    for (Entries.Sort sort : Entries.Sort.values()) {
      for (int limit = 1; limit <= SIZE + 1; limit++) {
        List<Long> all = new ArrayList<>();
        Long after = null;
        while (true) {
          List<LedgerEntry> page =
              recording.entries.list(EntryFilter.ANY, SIZE, sort, after, limit);
          page.forEach(entry -> all.add(entry.position()));
          if (page.size() < limit) break;
          after = page.getLast().position();
        }
        if (sort == Entries.Sort.NEWEST) Collections.reverse(all);
        assertThat(all).isEqualTo(LongStream.range(0, SIZE).boxed().toList());
      }
    }
  }

  @Test
  void aListHasOneTo500Entries() {
    for (int limit : new int[] {-1, 0, 501}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> recording.entries.list(EntryFilter.ANY, 1, Entries.Sort.OLDEST, null, limit));
    }
  }

  @Test
  void theSizeIsThatOfTheLogThatWasSeen() throws Exception {
    assertThat(recording.entries.size()).isEqualTo(SIZE);
    assertThat(new Recording().entries.size()).isZero();
    assertThat(recording.entries.awaitSize(SIZE, Duration.ZERO)).isTrue();
    assertThat(recording.entries.awaitSize(SIZE + 1, Duration.ofMillis(20))).isFalse();
  }

  @Test
  void theBuyerOfAnOrderIsWhoPlacedIt() {
    assertThat(recording.entries.buyer(Recording.order(2, 2))).contains(Recording.buyer(2));
    assertThat(recording.entries.buyer(Recording.order(2, 3))).isEmpty();
  }
}
