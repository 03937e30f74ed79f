package zij.command.parcel;

import static zij.command.parcel.ParcelStory.BUYER;
import static zij.command.parcel.ParcelStory.EXPIRES_AT;
import static zij.command.parcel.ParcelStory.PARCEL;
import static zij.command.parcel.ParcelStory.PLACED_AT;
import static zij.command.parcel.ParcelStory.TERMS;
import static zij.command.parcel.ParcelStory.parcels;
import static zij.command.parcel.ParcelStory.place;
import static zij.command.parcel.ParcelStory.placed;
import static zij.command.parcel.ParcelStory.routes;
import static zij.command.parcel.ParcelStory.shelf;
import static zij.command.parcel.ParcelStory.uzs;
import static zij.command.parcel.ParcelStory.wanted;
import static zij.language.Decision.accepted;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import zij.language.Currency;
import zij.language.Decision;
import zij.language.Language;
import zij.language.Money;
import zij.language.Quantity;
import zij.language.Refusal;
import zij.language.article.ArticleId;
import zij.language.parcel.ParcelCommand;
import zij.language.parcel.ParcelEvent;
import zij.language.parcel.ParcelLine;
import zij.language.parcel.WantedArticle;

class PlaceTest {
  @Test
  void nothing_is_sold_for_money_that_nobody_takes() {
    parcels(shelf("bowl"), routes(), currency -> currency != Currency.UZS)
        .givenNoPriorActivity()
        .when(place(wanted("bowl", 1, 100)))
        .expectResultMessagePayload(
            Decision.refused(Refusal.PROVIDER_MISSING, Map.of("currency", Currency.UZS)))
        .expectNoEvents();
  }

  @Test
  void lines_and_total_are_frozen_at_the_prices_in_force() {
    parcels()
        .givenNoPriorActivity()
        .when(place(wanted("bowl", 2, 100), wanted("scarf", 1, 30)))
        .expectResultMessagePayload(accepted(placed()))
        .expectEvents(placed());
  }

  @Test
  void titles_are_in_the_buyers_language() {
    ParcelCommand.Place english = place(wanted("bowl", 1, 100));
    ParcelCommand.Place russian =
        new ParcelCommand.Place(
            PARCEL,
            BUYER,
            Language.RUSSIAN,
            english.lines(),
            "print",
            TERMS,
            TERMS,
            EXPIRES_AT,
            PLACED_AT);
    var line = new ParcelLine(new ArticleId("bowl"), "bowl по-русски", new Quantity(1), uzs(100));
    parcels()
        .givenNoPriorActivity()
        .when(russian)
        .expectEvents(
            new ParcelEvent.Placed(
                PARCEL,
                BUYER,
                Language.RUSSIAN,
                List.of(line),
                uzs(100),
                "print",
                EXPIRES_AT,
                PLACED_AT));
  }

  @Test
  void the_same_request_again_is_answered_the_same() {
    parcels()
        .given(placed())
        .when(place(wanted("bowl", 2, 100), wanted("scarf", 1, 30)))
        .expectResultMessagePayload(accepted(placed()))
        .expectNoEvents();
  }

  @Test
  void another_request_under_the_same_key_is_refused() {
    parcels()
        .given(placed())
        .when(place("other", TERMS, wanted("bowl", 1, 100)))
        .expectResultMessagePayload(Decision.refused(Refusal.IDEMPOTENCY_KEY_REUSED))
        .expectNoEvents();
  }

  @Test
  void an_empty_parcel_is_refused() {
    refuses(Refusal.ORDER_EMPTY, place());
  }

  @Test
  void a_parcel_has_at_most_twenty_lines() {
    WantedArticle[] many =
        IntStream.range(0, ParcelPrice.MAX_LINES + 1)
            .mapToObj(n -> wanted("bowl-" + n, 1, 100))
            .toArray(WantedArticle[]::new);
    refuses(Refusal.TOO_MANY_LINES, place(many));
  }

  @Test
  void an_article_stands_in_one_line() {
    refuses(Refusal.PRODUCT_REPEATED, place(wanted("bowl", 1, 100), wanted("bowl", 1, 100)));
  }

  @Test
  void what_is_not_on_sale_is_not_sold() {
    refused(
        Refusal.PRODUCT_UNAVAILABLE,
        Map.of("product", "palace"),
        place(wanted("palace", 1, Money.MAX_AMOUNT)));
    refused(Refusal.PRODUCT_UNAVAILABLE, Map.of("product", "tea"), place(wanted("tea", 1, 100)));
  }

  @Test
  void a_price_other_than_the_buyer_saw_is_told() {
    refused(
        Refusal.PRICE_CHANGED,
        Map.of("product", "bowl", "price", 100L),
        place(wanted("bowl", 1, 99)));
  }

  @Test
  void two_currencies_are_not_paid_together() {
    WantedArticle cup =
        new WantedArticle(new ArticleId("tenge-cup"), new Quantity(1), new Money(Currency.KZT, 30));
    refuses(Refusal.CURRENCIES_DIFFER, place(wanted("bowl", 1, 100), cup));
  }

  @Test
  void a_total_above_the_bound_of_money_is_refused() {
    var palace = wanted("palace", 1, Money.MAX_AMOUNT);
    palaces()
        .givenNoPriorActivity()
        .when(place(palace, wanted("scarf", 1, 30)))
        .expectResultMessagePayload(Decision.refused(Refusal.TOTAL_TOO_HIGH))
        .expectNoEvents();
    palaces().givenNoPriorActivity().when(place(palace)).expectSuccessfulHandlerExecution();
  }

  private static FixtureConfiguration<Parcel> palaces() {
    return parcels(shelf("palace", "scarf"), routes());
  }

  @Test
  void a_buyer_agrees_to_the_terms_first() {
    refused(
        Refusal.CONSENT_REQUIRED,
        Map.of("terms", TERMS.value()),
        place("print", null, wanted("bowl", 1, 100)));
  }

  private static void refuses(Refusal reason, ParcelCommand.Place command) {
    refused(reason, Map.of(), command);
  }

  private static void refused(
      Refusal reason, Map<String, Object> details, ParcelCommand.Place command) {
    parcels()
        .givenNoPriorActivity()
        .when(command)
        .expectResultMessagePayload(Decision.refused(reason, details))
        .expectNoEvents();
  }
}
