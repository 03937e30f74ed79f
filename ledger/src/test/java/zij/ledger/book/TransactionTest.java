package zij.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import zij.language.TelegramUserId;

/** What cannot be in the book. */
class TransactionTest {
  private static final Account REVENUE = Account.of(Chart.REVENUE);
  private static final Account SUSPENSE = Account.of(Chart.SUSPENSE);
  private static final Asset EUR = new Asset("EUR");

  private static Transaction of(Posting... postings) {
    return new Transaction(
        0, 0, Transaction.Kind.SALE, null, null, Instant.EPOCH, List.of(postings));
  }

  private static Posting posting(Account account, Asset asset, String amount) {
    return new Posting(account, asset, Story.stars(amount));
  }

  @Test
  void whatIsNotBalancedIsNoTransaction() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            of(posting(REVENUE, Asset.XTR, "-5"), posting(SUSPENSE, Asset.XTR, "5.000000001")))
        .withMessageContaining("0.000000001 XTR over");
  }

  @Test
  void assetsAreBalancedEachByItself() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(posting(REVENUE, Asset.XTR, "-5"), posting(SUSPENSE, EUR, "5")));
    assertThat(
            of(
                    posting(REVENUE, Asset.XTR, "-5"),
                    posting(SUSPENSE, Asset.XTR, "5"),
                    posting(REVENUE, EUR, "-7"),
                    posting(SUSPENSE, EUR, "7"))
                .postings())
        .hasSize(4);
  }

  @Test
  void oneSideAloneIsNoTransaction() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(posting(REVENUE, Asset.XTR, "0")))
        .withMessageContaining("two postings");
    assertThatIllegalArgumentException().isThrownBy(TransactionTest::of);
  }

  @Test
  void personsHaveAccountsWhereTheChartSaysSo() {
    TelegramUserId person = new TelegramUserId(7);
    assertThat(Account.buyer(person).code()).isEqualTo("buyer:7");
    assertThatIllegalArgumentException().isThrownBy(() -> Account.of(Chart.BUYER));
    assertThatIllegalArgumentException().isThrownBy(() -> new Account(Chart.REVENUE, person));
  }

  @Test
  void anAccountIsReadFromItsOwnCodeAlone() {
    for (Chart chart : Chart.values()) {
      Account account = chart.personal() ? new Account(chart, new TelegramUserId(7)) : of(chart);
      assertThat(Account.parse(account.code())).isEqualTo(account);
    }
    for (String wrong :
        List.of(
            "",
            "buyer",
            "buyer:",
            "buyer:0",
            "buyer:07",
            "buyer:-7",
            "buyer:x",
            "buyer:9007199254740993",
            "revenue:7",
            "REVENUE",
            "revenue ",
            "telegram_pending")) {
      assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> Account.parse(wrong));
    }
  }

  private static Account of(Chart chart) {
    return Account.of(chart);
  }

  @Test
  void assetsAreThreeCapitalLetters() {
    for (String wrong : List.of("", "XT", "XTRR", "xtr", "X R")) {
      assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> new Asset(wrong));
    }
  }
}
