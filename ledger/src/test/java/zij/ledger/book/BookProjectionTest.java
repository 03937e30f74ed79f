package zij.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static zij.ledger.book.Story.AT;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

/** The book depends on the log alone, not on how often or in what batches it was seen. */
class BookProjectionTest {
  private static final long SEED = 20_261_121;

  private final TestBook test = new TestBook();

  private List<String> seenOnceOneByOne() {
    test.happens(Story.mixed(30, SEED));
    test.logged().forEach(event -> test.see(List.of(event)));
    List<String> once = test.rows();
    assertThat(once).hasSizeGreaterThan(150);
    return once;
  }

  @Test
  void oneBatchOfAllIsTheSameAsEachByItself() throws SQLException {
    List<String> once = seenOnceOneByOne();
    test.forget();
    test.seeAll();
    assertThat(test.rows()).isEqualTo(once);
  }

  @Test
  void aReplayFromAnyPrefixEndsTheSame() throws SQLException {
    List<String> once = seenOnceOneByOne();
    List<TrackedEventMessage<?>> all = test.logged();
    Random random = new Random(SEED);
    for (int prefix = 0; prefix <= all.size(); prefix += 25) {
      test.forget();
      if (prefix > 0) test.see(all.subList(0, prefix));
      for (int from = 0; from < all.size(); ) {
        int to = Math.min(all.size(), from + 1 + random.nextInt(20));
        test.see(all.subList(from, to));
        from = to;
      }
      assertThat(test.rows()).as("prefix of %d, seed %d", prefix, SEED).isEqualTo(once);
    }
  }

  @Test
  void theHeadMovesOverWhatMovesNoStars() {
    assertThat(test.book.position()).isEqualTo(-1);
    test.happens(Story.placed(0, 25, AT), Story.placed(1, 25, AT));
    test.seeAll();
    assertThat(test.book.position()).isEqualTo(1);
    assertThat(test.rows()).isEmpty();
  }

  @Test
  void aBatchThatFailsLeavesNothing() {
    test.happens(Story.paid(0, "c", 25, AT), Story.surplusRefunded(0, "never", 5, AT));
    assertThatThrownBy(test::seeAll).isInstanceOf(IllegalStateException.class);
    assertThat(test.rows()).isEmpty();
    assertThat(test.book.position()).isEqualTo(-1);
  }

  @Test
  void aRefundFindsAPaymentOfTheSameBatch() {
    test.happens(
        Story.surplus(0, "s", 25, AT), Story.surplusRefunded(0, "s", 25, AT.plusSeconds(60)));
    test.seeAll();
    assertThat(test.book.at(1))
        .extracting(Transaction::kind)
        .containsExactly(Transaction.Kind.REFUND, Transaction.Kind.RELEASE_REVERSAL);
  }

  @Test
  void aHoldThatIsDeclaredCountsForPaymentsToCome() {
    test.happens(Story.paid(0, "a", 25, AT), Story.paid(1, "b", 25, AT), Story.paid(2, "c", 5, AT));
    List<TrackedEventMessage<?>> all = test.logged();
    test.see(all.subList(0, 1));
    test.writer.declareHold(Duration.ofDays(7)); // by another server, say
    test.writer.declareHold(Duration.ofDays(7));
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> test.see(all.subList(1, 2)))
        .withMessageContaining("another hold was declared");
    test.see(all.subList(1, 2));
    test.see(all.subList(2, 3));
    assertThat(List.of(release(0), release(1), release(2)))
        .containsExactly(
            AT.plus(Story.HOLD), AT.plus(Duration.ofDays(7)), AT.plus(Duration.ofDays(7)));
    assertThat(test.writer.holds().declared())
        .containsExactly(
            new HoldPeriods.Declared(0, Story.HOLD),
            new HoldPeriods.Declared(1, Duration.ofDays(7)));
  }

  private Instant release(long position) {
    return test.book.at(position).getLast().effectiveAt();
  }

  @Test
  void aHoldIsOfZeroToAYear() {
    test.writer.declareHold(Duration.ZERO);
    test.writer.declareHold(HoldPeriods.MAX);
    for (Duration wrong : List.of(Duration.ofSeconds(-1), HoldPeriods.MAX.plusSeconds(1))) {
      assertThatThrownBy(() -> test.writer.declareHold(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void theApplicationMayOnlyPostWhatIsBalanced() {
    test.happens(Story.paid(0, "c", 25, AT));
    test.seeAll();
    for (String sql :
        List.of(
            "insert into book.posting select * from book.posting",
            "update book.posting set amount = 0",
            "delete from book.posting",
            "truncate book.posting",
            "update book.head set position = 9",
            "insert into book.hold (from_position, seconds) values (0, 0)",
            "delete from book.hold")) {
      assertThatExceptionOfType(DataAccessException.class)
          .as(sql)
          .isThrownBy(() -> test.dsl.execute(sql))
          .satisfies(refused -> assertThat(refused.sqlState()).isEqualTo("42501"));
    }
    String oneSided =
        "select book.post(9, 1, '{9}', '{0}', '{0}', '{sale}', '{null}', '{null}', '{2026-11-21}',"
            + " '{revenue}', '{null}', '{XTR}', '{5}')";
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> test.dsl.execute(oneSided))
        .withMessageContaining("transaction 9/0 is not balanced");
    String twoAssets =
        "select book.post(9, 1, '{9,9}', '{0,0}', '{0,1}', '{sale,sale}', '{null,null}',"
            + " '{null,null}', '{2026-11-21,2026-11-21}', '{revenue,suspense}', '{null,null}',"
            + " '{XTR,EUR}', '{5,-5}')";
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> test.dsl.execute(twoAssets))
        .withMessageContaining("is not balanced");
    assertThat(test.book.position()).isZero();
  }

  @Test
  void theOwnerIsHeldUpToo() {
    test.happens(Story.paid(0, "c", 25, AT));
    test.seeAll();
    for (String sql :
        List.of(
            "update book.posting set amount = 0",
            "delete from book.posting",
            "truncate book.posting",
            "update book.hold set seconds = 0",
            "delete from book.hold",
            "truncate book.hold")) {
      assertThatExceptionOfType(SQLException.class)
          .as(sql)
          .isThrownBy(() -> test.log.execute(sql))
          .withMessageContaining("append-only");
    }
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() ->
            test.log.execute(
                "insert into book.posting values"
                    + " (9, 0, 0, 'sale', null, null, now(), 'revenue', null, 'XTR', 5)"))
        .withMessageContaining("is not balanced");
  }
}
