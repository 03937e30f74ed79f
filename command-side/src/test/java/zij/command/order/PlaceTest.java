package zij.command.order;

import static java.util.stream.IntStream.rangeClosed;
import static zij.command.order.OrderStory.BUYER;
import static zij.command.order.OrderStory.EXPIRES_AT;
import static zij.command.order.OrderStory.ORDER;
import static zij.command.order.OrderStory.PLACED_AT;
import static zij.command.order.OrderStory.TERMS;
import static zij.command.order.OrderStory.cancelled;
import static zij.command.order.OrderStory.line;
import static zij.command.order.OrderStory.orders;
import static zij.command.order.OrderStory.paid;
import static zij.command.order.OrderStory.place;
import static zij.command.order.OrderStory.placeTeasAndChart;
import static zij.command.order.OrderStory.placed;
import static zij.command.order.OrderStory.wanted;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import zij.language.Decision;
import zij.language.Language;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.order.OrderLine;
import zij.language.order.WantedLine;
import zij.language.terms.TermsVersion;

class PlaceTest {
  @Test
  void an_order_freezes_lines_titles_prices_and_total() {
    orders()
        .givenNoPriorActivity()
        .when(placeTeasAndChart())
        .expectResultMessagePayload(accepted(placed()))
        .expectEvents(placed());
  }

  @Test
  void titles_are_in_the_language_of_the_buyer() {
    OrderEvent.Placed russian = oneTea(Language.RUSSIAN, "tea по-русски");
    orders()
        .givenNoPriorActivity()
        .when(placeOneTea(Language.RUSSIAN))
        .expectResultMessagePayload(accepted(russian))
        .expectEvents(russian);
  }

  @Test
  void titles_fall_back_to_the_nearest_language() {
    orders()
        .givenNoPriorActivity()
        .when(placeOneTea(Language.KAZAKH))
        .expectEvents(oneTea(Language.KAZAKH, "tea по-русски"));
    orders()
        .givenNoPriorActivity()
        .when(placeOneTea(Language.UZBEK))
        .expectEvents(oneTea(Language.UZBEK, "Title of tea"));
  }

  @Test
  void the_same_request_again_is_answered_the_same_and_changes_nothing() {
    orders()
        .given(placed())
        .when(placeTeasAndChart())
        .expectResultMessagePayload(accepted(placed()))
        .expectNoEvents();
  }

  @Test
  void a_repetition_is_answered_the_same_whatever_became_of_the_offers_since() {
    orders(new ShelfOffers())
        .given(placed())
        .when(placeTeasAndChart())
        .expectResultMessagePayload(accepted(placed()))
        .expectNoEvents();
  }

  @Test
  void a_repetition_is_answered_the_same_whatever_became_of_the_order_since() {
    for (OrderEvent since : List.of(paid(), cancelled())) {
      orders()
          .given(placed(), since)
          .when(placeTeasAndChart())
          .expectResultMessagePayload(accepted(placed()))
          .expectNoEvents();
    }
  }

  @Test
  void another_request_under_the_same_key_is_refused_before_it_is_looked_at() {
    orders()
        .given(placed())
        .when(place("other print"))
        .expectResultMessagePayload(refused(Refusal.IDEMPOTENCY_KEY_REUSED))
        .expectNoEvents();
  }

  @Test
  void an_order_without_lines_is_refused() {
    refuses(Refusal.ORDER_EMPTY, place());
  }

  @Test
  void twenty_lines_are_accepted_and_twenty_one_refused() {
    ShelfOffers shelf = new ShelfOffers();
    rangeClosed(1, 21).forEach(n -> shelf.onSale("p" + n, n));
    WantedLine[] lines =
        rangeClosed(1, 21).mapToObj(n -> wanted("p" + n, 1, n)).toArray(WantedLine[]::new);
    WantedLine[] twenty = List.of(lines).subList(0, 20).toArray(WantedLine[]::new);
    orders(shelf)
        .givenNoPriorActivity()
        .when(place(twenty))
        .expectSuccessfulHandlerExecution()
        .expectEvents(
            placedWith(
                rangeClosed(1, 20).mapToObj(n -> line("p" + n, "Title of p" + n, 1, n)).toList(),
                210));
    orders(shelf)
        .givenNoPriorActivity()
        .when(place(lines))
        .expectResultMessagePayload(refused(Refusal.TOO_MANY_LINES))
        .expectNoEvents();
  }

  @Test
  void too_many_lines_are_refused_before_repeated_ones() {
    WantedLine[] lines =
        rangeClosed(1, 21).mapToObj(_ -> wanted("tea", 1, 50)).toArray(WantedLine[]::new);
    refuses(Refusal.TOO_MANY_LINES, place(lines));
  }

  @Test
  void a_product_named_twice_is_refused() {
    refuses(Refusal.PRODUCT_REPEATED, place(wanted("tea", 1, 50), wanted("tea", 2, 50)));
  }

  @Test
  void a_repeated_product_is_refused_before_its_price_is_looked_at() {
    refuses(Refusal.PRODUCT_REPEATED, place(wanted("tea", 1, 50), wanted("tea", 1, 51)));
  }

  @Test
  void an_unknown_product_is_unavailable() {
    orders()
        .givenNoPriorActivity()
        .when(place(wanted("tea", 1, 50), wanted("nothing", 1, 1)))
        .expectResultMessagePayload(
            refused(Refusal.PRODUCT_UNAVAILABLE, Map.of("product", "nothing")))
        .expectNoEvents();
  }

  @Test
  void a_product_off_sale_is_unavailable_before_its_price_is_looked_at() {
    orders()
        .givenNoPriorActivity()
        .when(place(wanted("map", 1, 41)))
        .expectResultMessagePayload(refused(Refusal.PRODUCT_UNAVAILABLE, Map.of("product", "map")))
        .expectNoEvents();
  }

  @Test
  void a_price_other_than_the_one_in_force_is_refused_with_the_one_in_force() {
    orders()
        .givenNoPriorActivity()
        .when(place(wanted("chart", 1, 30), wanted("tea", 1, 49)))
        .expectResultMessagePayload(
            refused(Refusal.PRICE_CHANGED, Map.of("product", "tea", "price", 50L)))
        .expectNoEvents();
  }

  @Test
  void a_changed_price_is_refused_before_the_total_is_looked_at() {
    orders(new ShelfOffers().onSale("gold", 100_000))
        .givenNoPriorActivity()
        .when(place(wanted("gold", 2, 99_999)))
        .expectResultMessagePayload(
            refused(Refusal.PRICE_CHANGED, Map.of("product", "gold", "price", 100_000L)))
        .expectNoEvents();
  }

  @Test
  void a_total_of_what_an_invoice_takes_is_accepted_and_one_star_more_refused() {
    ShelfOffers shelf = new ShelfOffers().onSale("gold", 99_999).onSale("one", 1);
    orders(shelf)
        .givenNoPriorActivity()
        .when(place(wanted("gold", 1, 99_999), wanted("one", 1, 1)))
        .expectEvents(
            placedWith(
                List.of(
                    line("gold", "Title of gold", 1, 99_999), line("one", "Title of one", 1, 1)),
                100_000));
    orders(shelf)
        .givenNoPriorActivity()
        .when(place(wanted("gold", 1, 99_999), wanted("one", 2, 1)))
        .expectResultMessagePayload(refused(Refusal.TOTAL_TOO_HIGH))
        .expectNoEvents();
  }

  @Test
  void nobody_orders_without_having_agreed_to_the_terms_in_force() {
    List<WantedLine> lines = List.of(wanted("tea", 1, 50));
    TermsVersion older = new TermsVersion("0a".repeat(32));
    for (TermsVersion agreed : new TermsVersion[] {null, older}) {
      orders()
          .givenNoPriorActivity()
          .when(agreeing(Language.ENGLISH, lines, agreed))
          .expectResultMessagePayload(
              Decision.refused(Refusal.CONSENT_REQUIRED, Map.of("terms", TERMS.value())))
          .expectNoEvents();
    }
  }

  @Test
  void an_order_that_was_placed_is_answered_the_same_under_newer_terms() {
    orders()
        .given(placed())
        .when(agreeing(Language.ENGLISH, placeTeasAndChart().lines(), null))
        .expectResultMessagePayload(accepted(placed()))
        .expectNoEvents();
  }

  @Test
  void after_a_refusal_the_same_key_can_carry_another_order() {
    orders()
        .givenCommands(place("other print"))
        .when(placeTeasAndChart())
        .expectResultMessagePayload(accepted(placed()))
        .expectEvents(placed());
  }

  private static void refuses(Refusal refusal, OrderCommand.Place command) {
    orders()
        .givenNoPriorActivity()
        .when(command)
        .expectResultMessagePayload(refused(refusal))
        .expectNoEvents();
  }

  private static OrderCommand.Place placeOneTea(Language language) {
    List<WantedLine> lines = List.of(wanted("tea", 1, 50));
    return agreeing(language, lines, TERMS);
  }

  private static OrderCommand.Place agreeing(
      Language language, List<WantedLine> lines, @Nullable TermsVersion agreed) {
    return new OrderCommand.Place(
        ORDER, BUYER, language, lines, "print", TERMS, agreed, EXPIRES_AT, PLACED_AT);
  }

  private static OrderEvent.Placed oneTea(Language language, String title) {
    return new OrderEvent.Placed(
        ORDER,
        BUYER,
        language,
        List.of(line("tea", title, 1, 50)),
        new Stars(50),
        "print",
        EXPIRES_AT,
        PLACED_AT);
  }

  private static OrderEvent.Placed placedWith(List<OrderLine> lines, long total) {
    return new OrderEvent.Placed(
        ORDER, BUYER, Language.ENGLISH, lines, new Stars(total), "print", EXPIRES_AT, PLACED_AT);
  }
}
