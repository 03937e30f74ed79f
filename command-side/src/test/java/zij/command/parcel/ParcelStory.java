package zij.command.parcel;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import zij.command.CommandTargets;
import zij.command.article.Articles;
import zij.command.article.Providers;
import zij.command.article.Ware;
import zij.command.shipping.Routes;
import zij.command.shipping.ShippingRoutes;
import zij.language.Currency;
import zij.language.Language;
import zij.language.Money;
import zij.language.Quantity;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.article.ArticleId;
import zij.language.difference.Note;
import zij.language.evidence.Sealed;
import zij.language.order.ChargeId;
import zij.language.order.OrderId;
import zij.language.parcel.ChosenShipping;
import zij.language.parcel.ParcelCommand;
import zij.language.parcel.ParcelEvent;
import zij.language.parcel.ParcelLine;
import zij.language.parcel.ParcelPayment;
import zij.language.parcel.RefundReference;
import zij.language.parcel.Tracking;
import zij.language.parcel.WantedArticle;
import zij.language.product.Text;
import zij.language.product.Texts;
import zij.language.shipping.Country;
import zij.language.shipping.ShippingOption;
import zij.language.shipping.ShippingOptionId;
import zij.language.terms.TermsVersion;

/**
 * The people, things and moments of the parcel tests: a buyer orders two bowls for 100 tiyin each
 * and a scarf for 30, and has them brought for 20; the post takes nothing for it.
 */
final class ParcelStory {
  static final TelegramUserId BUYER = new TelegramUserId(7);
  static final TelegramUserId STRANGER = new TelegramUserId(8);
  static final TelegramUserId OWNER = new TelegramUserId(9);
  static final OrderId PARCEL = OrderId.ofParcel(BUYER, "first");
  static final Instant PLACED_AT = Instant.parse("2026-11-22T09:00:00Z");
  static final Instant NOW = PLACED_AT.plusSeconds(60);
  static final Instant EXPIRES_AT = PLACED_AT.plus(Duration.ofMinutes(30));
  static final TermsVersion TERMS = new TermsVersion("7e".repeat(32));
  static final Country UZ = new Country("UZ");
  static final ShippingOptionId COURIER = new ShippingOptionId("courier");
  static final Money TOTAL = uzs(230);
  static final Money WITH_COURIER = uzs(250);
  static final String LINK = "https://t.me/$parcel";
  static final Note REASON = new Note("Broken.");

  private ParcelStory() {}

  static FixtureConfiguration<Parcel> parcels() {
    return parcels(shelf("bowl", "scarf", "tenge-cup"), routes());
  }

  static FixtureConfiguration<Parcel> parcels(Articles articles, ShippingRoutes routes) {
    return parcels(articles, routes, _ -> true);
  }

  static FixtureConfiguration<Parcel> parcels(
      Articles articles, ShippingRoutes routes, Providers providers) {
    return new AggregateTestFixture<>(Parcel.class)
        .registerInjectableResource(articles)
        .registerInjectableResource(routes)
        .registerInjectableResource(providers)
        .registerCommandTargetResolver(new CommandTargets());
  }

  /** All articles there are, of which these are on sale. */
  static Articles shelf(String... onSale) {
    Map<ArticleId, Ware> wares = new HashMap<>();
    put(wares, "bowl", uzs(100), onSale);
    put(wares, "scarf", uzs(30), onSale);
    put(wares, "tenge-cup", new Money(Currency.KZT, 30), onSale);
    put(wares, "palace", uzs(Money.MAX_AMOUNT), onSale);
    return id -> Optional.ofNullable(wares.get(id));
  }

  private static void put(Map<ArticleId, Ware> wares, String name, Money price, String... onSale) {
    ArticleId id = new ArticleId(name);
    Texts texts =
        new Texts(
            Map.of(
                Language.ENGLISH, new Text("A " + name, ""),
                Language.RUSSIAN, new Text(name + " по-русски", "")));
    wares.put(id, new Ware(id, "🥣", texts, price, List.of(onSale).contains(name)));
  }

  static ShippingRoutes routes() {
    return routes(20);
  }

  /** By courier for this, by post for nothing, and abroad for tenge. */
  static ShippingRoutes routes(long courier) {
    Routes routes =
        new Routes(
            List.of(
                option("courier", uzs(courier), "UZ"),
                option("post", uzs(0), "UZ", "KZ"),
                option("abroad", new Money(Currency.KZT, 5), "KZ")));
    return () -> routes;
  }

  static ShippingOption option(String id, Money price, String... countries) {
    return new ShippingOption(
        new ShippingOptionId(id),
        Map.of(Language.ENGLISH, "By " + id),
        price,
        List.of(countries).stream().map(Country::new).toList());
  }

  static Money uzs(long tiyin) {
    return new Money(Currency.UZS, tiyin);
  }

  static WantedArticle wanted(String article, int quantity, long price) {
    return new WantedArticle(new ArticleId(article), new Quantity(quantity), uzs(price));
  }

  static ParcelCommand.Place place(WantedArticle... lines) {
    return place("print", TERMS, lines);
  }

  static ParcelCommand.Place place(
      String print, @Nullable TermsVersion agreed, WantedArticle... lines) {
    return new ParcelCommand.Place(
        PARCEL,
        BUYER,
        Language.ENGLISH,
        List.of(lines),
        print,
        TERMS,
        agreed,
        EXPIRES_AT,
        PLACED_AT);
  }

  static List<ParcelLine> lines() {
    return List.of(
        new ParcelLine(new ArticleId("bowl"), "A bowl", new Quantity(2), uzs(100)),
        new ParcelLine(new ArticleId("scarf"), "A scarf", new Quantity(1), uzs(30)));
  }

  static ParcelEvent.Placed placed() {
    return new ParcelEvent.Placed(
        PARCEL, BUYER, Language.ENGLISH, lines(), TOTAL, "print", EXPIRES_AT, PLACED_AT);
  }

  static ParcelEvent.InvoiceIssued invoiceIssued() {
    return new ParcelEvent.InvoiceIssued(PARCEL, LINK, PLACED_AT);
  }

  static ChosenShipping byCourier() {
    return new ChosenShipping(COURIER, "By courier", uzs(20));
  }

  static ParcelEvent.CheckoutApproved approved(String query, Instant at) {
    return new ParcelEvent.CheckoutApproved(PARCEL, query, byCourier(), WITH_COURIER, at);
  }

  static ParcelPayment payment(String charge, Money amount) {
    return new ParcelPayment(
        new ChargeId(charge), "click-" + charge, amount, new Sealed(1, "BQYHCA=="));
  }

  static ParcelEvent.Paid paid() {
    return new ParcelEvent.Paid(
        PARCEL, BUYER, lines(), byCourier(), payment("charge", WITH_COURIER), PLACED_AT);
  }

  static ParcelEvent.SurplusCharged surplus(String charge) {
    return new ParcelEvent.SurplusCharged(
        PARCEL, BUYER, payment(charge, WITH_COURIER), Refusal.ALREADY_PAID, PLACED_AT);
  }

  static ParcelEvent.Sent sent(String tracking) {
    return new ParcelEvent.Sent(PARCEL, new Tracking(tracking), OWNER, PLACED_AT);
  }

  static ParcelEvent.Refunded refunded() {
    return new ParcelEvent.Refunded(
        PARCEL,
        BUYER,
        new ChargeId("charge"),
        WITH_COURIER,
        new RefundReference("back-1"),
        OWNER,
        REASON,
        NOW);
  }

  static ParcelEvent.Cancelled cancelled() {
    return new ParcelEvent.Cancelled(PARCEL, PLACED_AT);
  }
}
