package zij.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static zij.ledger.book.Story.AT;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who changes the book is found out by recomputing it. */
class BookAuditTest {
  private final TestBook test = new TestBook();

  /** Position 0 moves nothing; 1, 2 and 3 do; 4 is not in the book yet. */
  @BeforeEach
  void someLife() {
    test.happens(
        Story.placed(0, 25, AT),
        Story.paid(0, "a", 25, AT),
        Story.surplus(0, "s", 25, AT.plusSeconds(5)),
        Story.surplusRefunded(0, "s", 25, AT.plusSeconds(60)),
        Story.paid(1, "b", 30, AT));
    test.see(test.logged().subList(0, 4));
  }

  @Test
  void whatFollowsFromTheLogHolds() throws SQLException {
    assertThat(test.audit()).isEqualTo(new BookVerdict.Holds(3, 7, 14));
    test.seeAll();
    assertThat(test.audit()).isEqualTo(new BookVerdict.Holds(4, 10, 20));
  }

  @Test
  void anEmptyBookHolds() throws SQLException {
    assertThat(new TestBook().audit()).isEqualTo(new BookVerdict.Holds(-1, 0, 0));
  }

  @Test
  void aBookOfSeveralPagesHolds() throws SQLException {
    TestBook large = new TestBook();
    large.happens(Story.mixed(300, 7));
    large.seeAll();
    assertThat(large.audit())
        .isInstanceOfSatisfying(
            BookVerdict.Holds.class, holds -> assertThat(holds.postings()).isGreaterThan(1_500));
  }

  @Test
  void aBookKeptUnderTwoHoldsHolds() throws SQLException {
    test.writer.declareHold(Duration.ofDays(3));
    test.happens(Story.surplusRefunded(0, "s", 25, AT.plus(Duration.ofDays(10))));
    assertThatThrownBy(test::seeAll).hasMessageContaining("another hold was declared");
    test.seeAll();
    assertThat(test.audit()).isInstanceOf(BookVerdict.Holds.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "update book.posting set amount = amount * 2 where position = 1 and index = 0 | 1"
            + " | transaction 1/0 was changed",
        "update book.posting set account = 'discounts' where account = 'revenue' | 1"
            + " | transaction 1/0 was changed",
        "update book.posting set person = 666 where position = 2 and person is not null | 2"
            + " | transaction 2/0 was changed",
        "update book.posting set effective_at = effective_at - interval '1 microsecond'"
            + " where position = 1 and index = 2 | 1 | transaction 1/2 was changed",
        "update book.posting set charge = 'x' where position = 3 and index = 1 | 3"
            + " | transaction 3/1 was changed",
        "update book.posting set kind = 'refund' where position = 1 and index = 1 | 1"
            + " | transaction 1/1 was changed",
        "update book.posting set kind = 'gift' where position = 1 and index = 1 | 1"
            + " | transaction 1/1 is none",
        "update book.posting set order_id = null where position = 2 and index = 1 | 2"
            + " | transaction 2/1 was changed",
        "update book.posting set asset = 'TON' where position = 2 and index = 1 | 2"
            + " | transaction 2/1 was changed",
        "update book.posting set amount = 5 where position = 2 and index = 1 and line = 0 | 2"
            + " | transaction 2/1 is none: not balanced",
        "update book.posting set amount = 9999999999999999999 where position = 2 and index = 1"
            + " | 2 | transaction 2/1 is none",
        "delete from book.posting where position = 1 and index = 2 and line = 1 | 1"
            + " | transaction 1/2 is none",
        "delete from book.posting where position = 1 and index = 2 | 1"
            + " | transaction 1/2 (release) is missing",
        "delete from book.posting where position = 1 and index = 0 | 1"
            + " | transaction 1/0 was changed",
        "delete from book.posting where position = 3 | 3 | transaction 3/0 (refund) is missing",
        "insert into book.posting select 0, index, line, kind, order_id, charge, effective_at,"
            + " account, person, asset, amount from book.posting where position = 1 | 0"
            + " | transaction 0/0 does not follow",
        "insert into book.posting select 9, index, line, kind, order_id, charge, effective_at,"
            + " account, person, asset, amount from book.posting where position = 1 | 9"
            + " | transaction 9/0 is behind the book's head",
        "update book.posting set position = 4 where position = 3 | 3"
            + " | transaction 3/0 (refund) is missing",
        "update book.hold set seconds = 60 | 1 | transaction 1/2 was changed",
        "update book.head set position = 4 | 4 | transaction 4/0 (sale) is missing",
        "update book.head set position = 5 | 4 | transaction 4/0 (sale) is missing",
        "update book.head set position = 1 | 2 | transaction 2/0 is behind the book's head"
      })
  void namesTheFirstDifference(String sql, long position, String reason) throws SQLException {
    test.tamper(sql);
    assertThat(test.audit())
        .isInstanceOfSatisfying(
            BookVerdict.Fails.class,
            fails -> {
              assertThat(fails.reason()).startsWith(reason);
              assertThat(fails.position()).isEqualTo(position);
            });
  }

  @Test
  void aBookThatGoesOnBehindTheLogFails() throws SQLException {
    test.seeAll();
    test.tamper("update book.head set position = 5");
    assertThat(test.audit())
        .isEqualTo(new BookVerdict.Fails(5, "the book goes to entry 5, the log ends before"));
  }

  @Test
  void itLeavesTheConnectionAsItWas() throws SQLException {
    try (var connection = test.log.application().getConnection()) {
      BookAudit.verify(connection, test.events, _ -> {});
      assertThat(connection.getAutoCommit()).isTrue();
      assertThat(connection.isReadOnly()).isFalse();
    }
  }
}
