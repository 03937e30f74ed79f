package zij.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import zij.language.article.ArticleCommand;
import zij.language.article.ArticleId;
import zij.language.parcel.WantedArticle;
import zij.language.product.Text;
import zij.language.product.Texts;
import zij.language.shipping.Country;
import zij.language.shipping.ShippingOption;
import zij.language.shipping.ShippingOptionId;

class MoneyTest {
  private static final Money HUNDRED = new Money(Currency.UZS, 100);

  @Test
  void amounts_of_one_currency_add_up() {
    assertThat(HUNDRED.plus(new Money(Currency.UZS, 1))).isEqualTo(new Money(Currency.UZS, 101));
    assertThat(HUNDRED.times(new Quantity(3))).isEqualTo(new Money(Currency.UZS, 300));
  }

  @Test
  void amounts_of_two_currencies_never_add_up() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HUNDRED.plus(new Money(Currency.KZT, 1)))
        .withMessage("UZS and KZT do not add up");
  }

  @Test
  void money_is_neither_less_than_nothing_nor_more_than_its_bound() {
    assertThat(new Money(Currency.KZT, Money.MAX_AMOUNT).amount()).isEqualTo(100_000_000_000L);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Money(Currency.KZT, Money.MAX_AMOUNT + 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Money(Currency.KZT, -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Money(Currency.UZS, Money.MAX_AMOUNT).plus(HUNDRED));
  }

  /** What lacks a part would stop every view that comes to it in the log. */
  @Test
  @SuppressWarnings("NullAway") // as JSON without the member would bring it
  void what_lacks_a_part_never_comes_into_the_log() {
    assertThatNullPointerException().isThrownBy(() -> new Money(null, 1));
    assertThatNullPointerException()
        .isThrownBy(() -> new WantedArticle(new ArticleId("bowl"), null, HUNDRED));
    assertThatNullPointerException()
        .isThrownBy(() ->
            new ShippingOption(
                new ShippingOptionId("post"),
                Map.of(Language.ENGLISH, "Post"),
                null,
                List.of(new Country("UZ"))));
  }

  @Test
  void a_picture_is_no_character_that_a_database_refuses() {
    Texts texts = new Texts(Map.of(Language.ENGLISH, new Text("Bowl", "")));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new ArticleCommand.List(
                new ArticleId("bowl"), "\u0001", texts, HUNDRED, Instant.EPOCH));
  }
}
