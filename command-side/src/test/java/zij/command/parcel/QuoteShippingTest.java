package zij.command.parcel;

import static zij.command.parcel.ParcelStory.BUYER;
import static zij.command.parcel.ParcelStory.EXPIRES_AT;
import static zij.command.parcel.ParcelStory.NOW;
import static zij.command.parcel.ParcelStory.PARCEL;
import static zij.command.parcel.ParcelStory.STRANGER;
import static zij.command.parcel.ParcelStory.UZ;
import static zij.command.parcel.ParcelStory.option;
import static zij.command.parcel.ParcelStory.parcels;
import static zij.command.parcel.ParcelStory.placed;
import static zij.command.parcel.ParcelStory.uzs;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.util.List;
import org.junit.jupiter.api.Test;
import zij.language.Language;
import zij.language.Refusal;
import zij.language.parcel.ParcelCommand;
import zij.language.parcel.ShippingQuote;
import zij.language.shipping.Country;

class QuoteShippingTest {
  @Test
  void all_ways_to_the_country_are_offered_in_their_order() {
    parcels()
        .given(placed())
        .when(new ParcelCommand.QuoteShipping(PARCEL, BUYER, UZ, NOW))
        .expectResultMessagePayload(
            accepted(
                new ShippingQuote(
                    Language.ENGLISH,
                    List.of(option("courier", uzs(20), "UZ"), option("post", uzs(0), "UZ", "KZ")))))
        .expectNoEvents();
  }

  @Test
  void a_way_that_is_paid_in_another_currency_is_not_offered() {
    parcels()
        .given(placed())
        .when(new ParcelCommand.QuoteShipping(PARCEL, BUYER, new Country("KZ"), NOW))
        .expectResultMessagePayload(
            accepted(
                new ShippingQuote(Language.ENGLISH, List.of(option("post", uzs(0), "UZ", "KZ")))));
  }

  @Test
  void nothing_goes_where_no_way_leads() {
    parcels()
        .given(placed())
        .when(new ParcelCommand.QuoteShipping(PARCEL, BUYER, new Country("DE"), NOW))
        .expectResultMessagePayload(refused(Refusal.SHIPPING_UNAVAILABLE))
        .expectNoEvents();
  }

  @Test
  void strangers_and_late_questions_are_refused() {
    parcels()
        .given(placed())
        .when(new ParcelCommand.QuoteShipping(PARCEL, STRANGER, UZ, NOW))
        .expectResultMessagePayload(refused(Refusal.ORDER_UNKNOWN));
    parcels()
        .given(placed())
        .when(new ParcelCommand.QuoteShipping(PARCEL, BUYER, UZ, EXPIRES_AT))
        .expectResultMessagePayload(refused(Refusal.ORDER_EXPIRED));
  }
}
