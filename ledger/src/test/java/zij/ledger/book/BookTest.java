package zij.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static zij.ledger.book.Story.AT;
import static zij.ledger.book.Story.HOLD;
import static zij.ledger.book.Story.stars;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is read from the book: balances at any position and time, statements, stories. */
class BookTest {
  private static final Instant END = AT.plus(365, ChronoUnit.DAYS);
  private static final Account PENDING = Account.of(Chart.TELEGRAM_PENDING);
  private static final Account AVAILABLE = Account.of(Chart.TELEGRAM_AVAILABLE);
  private static final Account REVENUE = Account.of(Chart.REVENUE);

  private final TestBook test = new TestBook();
  private final Book book = test.book;

  private void happens(Object... events) {
    test.happens(events);
    test.seeAll();
  }

  private String balances(long position, Instant at) {
    return "%s pending, %s available"
        .formatted(
            book.balance(PENDING, Asset.XTR, position, at),
            book.balance(AVAILABLE, Asset.XTR, position, at));
  }

  @Test
  void starsAreReleasedAtTheMomentTheHoldEnds() {
    happens(Story.paid(0, "c", 25, AT));
    Instant release = AT.plus(HOLD);
    assertThat(balances(0, AT.minus(1, ChronoUnit.MICROS))).isEqualTo("0 pending, 0 available");
    assertThat(balances(0, AT)).isEqualTo("25 pending, 0 available");
    assertThat(balances(0, release.minus(1, ChronoUnit.MICROS)))
        .isEqualTo("25 pending, 0 available");
    assertThat(balances(0, release)).isEqualTo("0 pending, 25 available");
  }

  @Test
  void aRefundBeforeTheReleaseLeavesNothingToRelease() {
    happens(Story.surplus(0, "s", 25, AT), Story.surplusRefunded(0, "s", 25, AT.plusSeconds(60)));
    assertThat(balances(1, AT)).isEqualTo("25 pending, 0 available");
    assertThat(balances(1, AT.plusSeconds(60))).isEqualTo("0 pending, 0 available");
    assertThat(balances(1, AT.plus(HOLD))).isEqualTo("0 pending, 0 available");
    assertThat(book.balance(Account.buyer(Story.buyer(0)), Asset.XTR, 1, END))
        .isEqualTo(Amount.ZERO);
  }

  @Test
  void theEntriesThatPostedToAnAccountWhateverTheMoment() {
    happens(Story.paid(0, "c", 25, AT), Story.surplus(0, "s", 7, AT));
    assertThat(positions(REVENUE, null, null)).containsExactly(0L);
    assertThat(positions(AVAILABLE, null, null)).as("released later").containsExactly(0L, 1L);
    assertThat(positions(AVAILABLE, "8", null)).containsExactly(0L);
    assertThat(positions(AVAILABLE, null, "7")).containsExactly(1L);
    assertThat(positions(Account.of(Chart.WRITE_OFFS), null, null)).isEmpty();
  }

  private List<Long> positions(Account account, @Nullable String min, @Nullable String max) {
    return test
        .dsl
        .fetch(
            book.positions(
                account,
                min == null ? null : Amount.parse(min),
                max == null ? null : Amount.parse(max)))
        .map(row -> row.value1())
        .stream()
        .distinct()
        .sorted()
        .toList();
  }

  @Test
  void aPositionShowsTheBookAsItWasThen() {
    happens(Story.surplus(0, "s", 25, AT), Story.surplusRefunded(0, "s", 25, AT.plusSeconds(60)));
    assertThat(balances(0, END)).isEqualTo("0 pending, 25 available");
    assertThat(book.balance(Account.buyer(Story.buyer(0)), Asset.XTR, 0, END))
        .isEqualTo(stars("-25"));
    assertThat(balances(-1, END)).isEqualTo("0 pending, 0 available");
  }

  @Test
  void theTrialBalanceIsZeroAtAnyPositionAndTime() {
    happens(Story.mixed(40, 7).toArray());
    for (long position = -1; position <= book.position(); position += 13) {
      for (int day = 0; day <= 90; day += 15) {
        TrialBalance trial = book.trialBalance(position, AT.plus(day, ChronoUnit.DAYS));
        assertThat(trial.totals()).hasSize(1);
        assertThat(trial.totals().getFirst().balance()).isEqualTo(Amount.ZERO);
        assertThat(trial.accounts())
            .extracting(TrialBalance.AccountTotal::account)
            .containsExactly(Chart.values());
      }
    }
  }

  @Test
  void theTrialBalanceHasDebitsCreditsAndWhatIsLeft() {
    happens(
        Story.paid(0, "c", 25, AT),
        Story.surplus(1, "s", 10, AT),
        Story.surplusRefunded(1, "s", 10, AT.plusSeconds(1)));
    TrialBalance trial = book.trialBalance(2, AT.plusSeconds(1));
    assertThat(trial.accounts())
        .filteredOn(line -> line.debit().signum() != 0 || line.credit().signum() != 0)
        .map(l -> "%s %s %s %s".formatted(l.account().code(), l.debit(), l.credit(), l.balance()))
        .containsExactly("buyer 35 -35 0", "telegram-pending 35 -10 25", "revenue 0 -25 -25");
    assertThat(trial.totals())
        .containsExactly(
            new TrialBalance.AssetTotal(Asset.XTR, stars("70"), stars("-70"), Amount.ZERO));
  }

  @Test
  void aStatementRunsFromItsOpeningToItsClosingBalance() {
    happens(
        Story.paid(0, "a", 10, AT),
        Story.paid(1, "b", 20, AT.plusSeconds(10)),
        Story.paid(2, "c", 30, AT.plusSeconds(20)));
    Statement statement =
        book.statement(REVENUE, Asset.XTR, AT.plusSeconds(10), AT.plusSeconds(20), 10);
    assertThat(statement.opening()).isEqualTo(stars("-10"));
    assertThat(statement.lines())
        .containsExactly(
            new Statement.StatementLine(
                1,
                0,
                Transaction.Kind.SALE,
                Story.order(1),
                Story.charge("b"),
                AT.plusSeconds(10),
                stars("-20"),
                stars("-30")));
    assertThat(statement.closing()).isEqualTo(stars("-30"));
    assertThat(statement.next()).isNull();
  }

  @Test
  void aStatementIsInTheOrderInWhichThingsTakeEffect() {
    happens(Story.paid(0, "a", 10, AT), Story.paid(1, "b", 20, AT.plus(HOLD).plusSeconds(1)));
    assertThat(book.statement(PENDING, Asset.XTR, AT, END, 10).lines())
        .extracting(Statement.StatementLine::position, line -> line.balance().toString())
        .containsExactly(tuple(0L, "10"), tuple(0L, "0"), tuple(1L, "20"), tuple(1L, "0"));
  }

  @Test
  void pagesMeetNeitherGapNorRepetitionWhileTheBookGrows() {
    happens(Story.mixed(40, 7).toArray());
    for (int limit : new int[] {1, 7, 100}) {
      Statement whole = book.statement(PENDING, Asset.XTR, AT, END, Book.MAX_PAGE);
      assertThat(whole.lines()).hasSizeGreaterThan(100);
      List<Statement.StatementLine> seen = new ArrayList<>();
      Statement page = book.statement(PENDING, Asset.XTR, AT, END, limit);
      while (true) {
        assertThat(page.lines()).hasSizeLessThanOrEqualTo(limit);
        seen.addAll(page.lines());
        assertThat(page.closing()).isEqualTo(seen.getLast().balance());
        if (page.next() == null) break;
        if (seen.size() % 35 == 0) {
          happens(Story.paid(1_000 + seen.size(), "x" + limit + "-" + seen.size(), 1, AT));
        }
        page = book.statement(PENDING, Asset.XTR, Objects.requireNonNull(page.next()), limit);
      }
      assertThat(seen).isEqualTo(whole.lines());
    }
  }

  @Test
  void aPageThatEndsExactlyAtTheEndHasNoNext() {
    happens(Story.paid(0, "a", 10, AT), Story.paid(5, "b", 20, AT));
    assertThat(book.statement(REVENUE, Asset.XTR, AT, END, 2).next()).isNull();
    assertThat(book.statement(REVENUE, Asset.XTR, AT, END, 1).next()).isNotNull();
    assertThat(book.ofOrder(Story.order(0), null, 3).next()).isNull();
    assertThat(book.ofOrder(Story.order(0), null, 2).next()).isNotNull();
  }

  @Test
  void anEmptyStatementHasItsBalanceAllTheSame() {
    happens(Story.paid(0, "a", 10, AT));
    Statement later = book.statement(REVENUE, Asset.XTR, AT.plusSeconds(1), END, 1);
    assertThat(later.lines()).isEmpty();
    assertThat(List.of(later.opening(), later.closing())).containsOnly(stars("-10"));
    assertThat(book.statement(REVENUE, new Asset("EUR"), AT, END, 1).closing())
        .isEqualTo(Amount.ZERO);
  }

  @Test
  void aPersonsStatementIsTheirs() {
    happens(Story.paid(0, "a", 10, AT), Story.paid(1, "b", 20, AT));
    assertThat(book.statement(Account.buyer(Story.buyer(1)), Asset.XTR, AT, END, 10).lines())
        .extracting(Statement.StatementLine::order)
        .containsOnly(Story.order(1));
  }

  @Test
  void anOrdersStoryIsReadInPages() {
    happens(
        Story.paid(0, "a", 10, AT),
        Story.paid(1, "b", 20, AT),
        Story.surplus(0, "s", 10, AT.plusSeconds(1)),
        Story.surplusRefunded(0, "s", 10, AT.plusSeconds(2)));
    List<Transaction> seen = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      TransactionPage page = book.ofOrder(Story.order(0), cursor, 2);
      seen.addAll(page.transactions());
      cursor = page.next();
    } while (cursor != null);
    assertThat(seen).extracting(Transaction::position).containsExactly(0L, 0L, 0L, 2L, 2L, 3L, 3L);
    assertThat(seen).isEqualTo(book.ofOrder(Story.order(0), null, Book.MAX_PAGE).transactions());
    assertThat(book.ofOrder(Story.order(2), null, 1).transactions()).isEmpty();
    assertThat(book.at(3)).isEqualTo(seen.subList(5, 7));
    assertThat(book.at(99)).isEmpty();
  }

  @Test
  void limitsAndCursorsThatAreNoneAreRefused() {
    happens(Story.paid(0, "a", 10, AT), Story.paid(5, "b", 20, AT));
    for (int limit : new int[] {0, -1, Book.MAX_PAGE + 1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> book.statement(REVENUE, Asset.XTR, AT, END, limit));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> book.ofOrder(Story.order(0), null, limit));
    }
    String ofRevenue =
        Objects.requireNonNull(book.statement(REVENUE, Asset.XTR, AT, END, 1).next());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> book.statement(PENDING, Asset.XTR, ofRevenue, 1));
    for (String wrong : List.of("", "?", "AAAA", ofRevenue + "A", ofRevenue.substring(4))) {
      assertThatIllegalArgumentException()
          .as(wrong)
          .isThrownBy(() -> book.statement(REVENUE, Asset.XTR, wrong, 1));
    }
    for (String wrong : List.of("", "1", "1-", "-1-0", "1-0 ", "9999999999999999999-0")) {
      assertThatIllegalArgumentException()
          .as(wrong)
          .isThrownBy(() -> book.ofOrder(Story.order(0), wrong, 1));
    }
  }

  @Test
  void timesOutsideOfTheCalendarAreRefused() {
    for (Instant wrong : List.of(Instant.MIN, Instant.MAX)) {
      assertThatIllegalArgumentException().isThrownBy(() -> book.trialBalance(0, wrong));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> book.statement(REVENUE, Asset.XTR, wrong, END, 1));
    }
  }
}
