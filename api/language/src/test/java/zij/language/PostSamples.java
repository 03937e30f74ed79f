package zij.language;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import zij.language.article.ArticleEvent;
import zij.language.article.ArticleId;
import zij.language.difference.Note;
import zij.language.evidence.Sealed;
import zij.language.order.ChargeId;
import zij.language.order.OrderId;
import zij.language.parcel.ChosenShipping;
import zij.language.parcel.ParcelEvent;
import zij.language.parcel.ParcelLine;
import zij.language.parcel.ParcelPayment;
import zij.language.parcel.RefundReference;
import zij.language.parcel.Tracking;
import zij.language.product.Text;
import zij.language.product.Texts;
import zij.language.shipping.Country;
import zij.language.shipping.ShippingEvent;
import zij.language.shipping.ShippingOption;
import zij.language.shipping.ShippingOptionId;

/** One example of every event of what is sent by post: articles, shipping and parcels. */
final class PostSamples {
  private static final Instant AT = Instant.parse("2026-11-21T09:00:00.123456Z");
  private static final ArticleId BOWL = new ArticleId("blue-bowl");
  private static final Money PRICE = new Money(Currency.UZS, 18_000_000);
  private static final Money BY_COURIER = new Money(Currency.UZS, 2_500_000);
  private static final Text ENGLISH = new Text("Blue bowl", "From \"Rishtan\".");
  private static final Text KAZAKH = new Text("Көк кесе", "");
  private static final TelegramUserId BUYER = new TelegramUserId(4_503_599_627_370_495L);
  private static final TelegramUserId OWNER = new TelegramUserId(7);
  private static final OrderId ORDER = OrderId.parse("c4d16337-74f8-8384-9484-5cc205912a3e");
  private static final ChosenShipping SHIPPING =
      new ChosenShipping(new ShippingOptionId("courier"), "Courier", BY_COURIER);
  private static final List<ParcelLine> LINES =
      List.of(new ParcelLine(BOWL, "Blue bowl", new Quantity(2), PRICE));
  private static final Money TOTAL = new Money(Currency.UZS, 38_500_000);
  private static final ChargeId CHARGE = new ChargeId("7_of_telegram");
  private static final ParcelPayment PAYMENT =
      new ParcelPayment(CHARGE, "click-1", TOTAL, new Sealed(2, "BQYHCA=="));
  private static final RefundReference REFERENCE = new RefundReference("click-refund-9");
  private static final Note REASON = new Note("Broken on the way.");

  private PostSamples() {}

  static List<Object> all() {
    return List.of(
        new ArticleEvent.Listed(
            BOWL, "🥣", new Texts(Map.of(Language.ENGLISH, ENGLISH)), PRICE, AT),
        new ArticleEvent.Repriced(BOWL, new Money(Currency.UZS, 17_500_050), AT),
        new ArticleEvent.Described(BOWL, Language.KAZAKH, KAZAKH, AT),
        new ArticleEvent.Published(BOWL, AT),
        new ArticleEvent.Withdrawn(BOWL, AT),
        new ShippingEvent.OptionsSet(List.of(courier()), OWNER, AT),
        new ParcelEvent.Placed(
            ORDER,
            BUYER,
            Language.ENGLISH,
            LINES,
            new Money(Currency.UZS, 36_000_000),
            "5e".repeat(32),
            AT.plusSeconds(1_800),
            AT),
        new ParcelEvent.InvoiceIssued(ORDER, "https://t.me/$invoice", AT),
        new ParcelEvent.CheckoutApproved(ORDER, "71", SHIPPING, TOTAL, AT),
        new ParcelEvent.CheckoutRefused(ORDER, "72", Refusal.SHIPPING_CHANGED, AT),
        new ParcelEvent.Paid(ORDER, BUYER, LINES, SHIPPING, PAYMENT, AT),
        new ParcelEvent.SurplusCharged(ORDER, BUYER, PAYMENT, Refusal.ALREADY_PAID, AT),
        new ParcelEvent.Sent(ORDER, new Tracking("RR123456789UZ"), OWNER, AT),
        new ParcelEvent.Refunded(ORDER, BUYER, CHARGE, TOTAL, REFERENCE, OWNER, REASON, AT),
        new ParcelEvent.SurplusRefunded(ORDER, BUYER, CHARGE, TOTAL, REFERENCE, OWNER, REASON, AT),
        new ParcelEvent.Cancelled(ORDER, AT));
  }

  private static ShippingOption courier() {
    return new ShippingOption(
        new ShippingOptionId("courier"),
        Map.of(Language.ENGLISH, "Courier", Language.RUSSIAN, "Курьер"),
        BY_COURIER,
        List.of(new Country("UZ"), new Country("KZ")));
  }
}
