package zij.command.parcel;

import static zij.command.parcel.ParcelStory.BUYER;
import static zij.command.parcel.ParcelStory.COURIER;
import static zij.command.parcel.ParcelStory.EXPIRES_AT;
import static zij.command.parcel.ParcelStory.NOW;
import static zij.command.parcel.ParcelStory.PARCEL;
import static zij.command.parcel.ParcelStory.PLACED_AT;
import static zij.command.parcel.ParcelStory.STRANGER;
import static zij.command.parcel.ParcelStory.TOTAL;
import static zij.command.parcel.ParcelStory.UZ;
import static zij.command.parcel.ParcelStory.WITH_COURIER;
import static zij.command.parcel.ParcelStory.approved;
import static zij.command.parcel.ParcelStory.cancelled;
import static zij.command.parcel.ParcelStory.paid;
import static zij.command.parcel.ParcelStory.parcels;
import static zij.command.parcel.ParcelStory.placed;
import static zij.command.parcel.ParcelStory.routes;
import static zij.command.parcel.ParcelStory.shelf;
import static zij.command.parcel.ParcelStory.uzs;
import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.time.Instant;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import zij.language.Currency;
import zij.language.Done;
import zij.language.Money;
import zij.language.Refusal;
import zij.language.parcel.ParcelCommand;
import zij.language.parcel.ParcelEvent;
import zij.language.shipping.Country;
import zij.language.shipping.ShippingOptionId;

class ApproveCheckoutTest {
  @Test
  void a_checkout_with_the_price_of_its_shipping_is_approved() {
    parcels()
        .given(placed())
        .when(approve(WITH_COURIER, COURIER, UZ, NOW))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectEvents(approved("query", NOW));
  }

  @Test
  void the_same_query_again_hears_the_same_and_changes_nothing() {
    parcels()
        .given(placed(), approved("query", PLACED_AT))
        .when(approve(WITH_COURIER, COURIER, UZ, EXPIRES_AT))
        .expectResultMessagePayload(accepted(Done.DONE))
        .expectNoEvents();
    parcels()
        .given(
            placed(), new ParcelEvent.CheckoutRefused(PARCEL, "query", Refusal.AMOUNT_DIFFERS, NOW))
        .when(approve(WITH_COURIER, COURIER, UZ, NOW))
        .expectResultMessagePayload(refused(Refusal.AMOUNT_DIFFERS))
        .expectNoEvents();
  }

  @Test
  void an_amount_without_its_shipping_or_of_another_currency_is_refused() {
    records(Refusal.AMOUNT_DIFFERS, parcels(), approve(TOTAL, COURIER, UZ, NOW), placed());
    Money tenge = new Money(Currency.KZT, WITH_COURIER.amount());
    records(Refusal.AMOUNT_DIFFERS, parcels(), approve(tenge, COURIER, UZ, NOW), placed());
  }

  @Test
  void a_price_of_shipping_that_changed_since_is_refused() {
    var dearer = parcels(shelf("bowl", "scarf"), routes(21));
    records(Refusal.AMOUNT_DIFFERS, dearer, approve(WITH_COURIER, COURIER, UZ, NOW), placed());
  }

  @Test
  void a_way_that_does_not_lead_there_or_is_not_told_is_refused() {
    var de = new Country("DE");
    var gone = new ShippingOptionId("pigeon");
    records(Refusal.SHIPPING_CHANGED, parcels(), approve(WITH_COURIER, COURIER, de, NOW), placed());
    records(Refusal.SHIPPING_CHANGED, parcels(), approve(TOTAL, gone, UZ, NOW), placed());
    records(Refusal.SHIPPING_CHANGED, parcels(), approve(TOTAL, null, UZ, NOW), placed());
    records(Refusal.SHIPPING_CHANGED, parcels(), approve(TOTAL, COURIER, null, NOW), placed());
  }

  @Test
  void an_article_taken_off_sale_since_is_not_sold() {
    records(
        Refusal.PRODUCT_UNAVAILABLE,
        parcels(shelf("bowl"), routes()),
        approve(WITH_COURIER, COURIER, UZ, NOW),
        placed());
  }

  @Test
  void what_is_closed_cannot_be_paid() {
    var approve = approve(WITH_COURIER, COURIER, UZ, NOW);
    records(Refusal.ORDER_CANCELLED, parcels(), approve, placed(), cancelled());
    records(Refusal.ALREADY_PAID, parcels(), approve, placed(), paid());
    records(
        Refusal.ORDER_EXPIRED, parcels(), approve(WITH_COURIER, COURIER, UZ, EXPIRES_AT), placed());
  }

  @Test
  void a_stranger_leaves_no_trace() {
    parcels()
        .given(placed())
        .when(
            new ParcelCommand.ApproveCheckout(
                PARCEL, STRANGER, uzs(250), COURIER, UZ, "query", NOW))
        .expectResultMessagePayload(refused(Refusal.ORDER_UNKNOWN))
        .expectNoEvents();
  }

  private static void records(
      Refusal reason,
      FixtureConfiguration<Parcel> parcels,
      ParcelCommand.ApproveCheckout command,
      ParcelEvent... history) {
    parcels
        .given((Object[]) history)
        .when(command)
        .expectResultMessagePayload(refused(reason))
        .expectEvents(new ParcelEvent.CheckoutRefused(PARCEL, "query", reason, command.at()));
  }

  private static ParcelCommand.ApproveCheckout approve(
      Money amount, @Nullable ShippingOptionId option, @Nullable Country to, Instant at) {
    return new ParcelCommand.ApproveCheckout(PARCEL, BUYER, amount, option, to, "query", at);
  }
}
