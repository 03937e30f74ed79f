package zij.command.order;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import zij.command.CommandTargets;
import zij.command.credit.Credits;
import zij.command.product.Offers;
import zij.command.promotion.Deal;
import zij.command.promotion.Deals;
import zij.language.Language;
import zij.language.Quantity;
import zij.language.Refusal;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.credit.CreditId;
import zij.language.difference.Note;
import zij.language.order.ChargeId;
import zij.language.order.DeliveredGood;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.order.OrderLine;
import zij.language.order.Payment;
import zij.language.order.WantedLine;
import zij.language.product.Good;
import zij.language.product.Price;
import zij.language.product.ProductId;
import zij.language.promotion.Discount;
import zij.language.promotion.PriceAsked;
import zij.language.terms.TermsVersion;

/**
 * The people, things and moments of the order tests: one buyer orders two teas for 50 Stars each
 * and one chart for 30.
 */
final class OrderStory {
  static final TelegramUserId BUYER = new TelegramUserId(7);
  static final TelegramUserId STRANGER = new TelegramUserId(8);
  static final TelegramUserId OWNER = new TelegramUserId(9);
  static final OrderId ORDER = OrderId.of(BUYER, "first");
  static final Instant PLACED_AT = Instant.parse("2026-11-21T09:00:00Z");
  static final Instant NOW = PLACED_AT.plusSeconds(60);
  static final Instant EXPIRES_AT = PLACED_AT.plus(Duration.ofMinutes(30));
  static final Stars TOTAL = new Stars(130);
  static final TermsVersion TERMS = new TermsVersion("7e".repeat(32));

  /** Takes everything off, as often as anybody likes. */
  static final Deal ALL_OFF = DealsByHand.percent("ALL-OFF", 100);

  static final String LINK = "https://t.me/$first";

  private OrderStory() {}

  static ShelfOffers shelf() {
    return new ShelfOffers().onSale("tea", 50).onSale("chart", 30).offSale("map", 40);
  }

  static FixtureConfiguration<Order> orders() {
    return orders(shelf());
  }

  static FixtureConfiguration<Order> orders(Offers offers) {
    return orders(offers, new DealsByHand());
  }

  static FixtureConfiguration<Order> orders(Credits credits) {
    return orders(shelf(), new DealsByHand().on(ALL_OFF), credits);
  }

  static FixtureConfiguration<Order> orders(Offers offers, Deals deals) {
    return orders(offers, deals, new CreditsByHand(0));
  }

  static FixtureConfiguration<Order> orders(Offers offers, Deals deals, Credits credits) {
    return new AggregateTestFixture<>(Order.class)
        .registerInjectableResource(offers)
        .registerInjectableResource(deals)
        .registerInjectableResource(credits)
        .registerInjectableResource(new Unlimited())
        .registerCommandTargetResolver(new CommandTargets());
  }

  static WantedLine wanted(String product, int quantity, long price) {
    return new WantedLine(new ProductId(product), new Quantity(quantity), Price.of(price));
  }

  static OrderLine line(String product, String title, int quantity, long price) {
    return new OrderLine(new ProductId(product), title, new Quantity(quantity), Price.of(price));
  }

  static OrderCommand.Place place(WantedLine... lines) {
    return place("print", lines);
  }

  static OrderCommand.Place place(String fingerprint, WantedLine... lines) {
    return new OrderCommand.Place(
        ORDER,
        BUYER,
        Language.ENGLISH,
        List.of(lines),
        fingerprint,
        TERMS,
        TERMS,
        EXPIRES_AT,
        PLACED_AT);
  }

  static OrderCommand.Place placeTeasAndChart() {
    return place(wanted("tea", 2, 50), wanted("chart", 1, 30));
  }

  static List<OrderLine> teasAndChart() {
    return List.of(line("tea", "Title of tea", 2, 50), line("chart", "Title of chart", 1, 30));
  }

  static OrderEvent.Placed placed() {
    return new OrderEvent.Placed(
        ORDER, BUYER, Language.ENGLISH, teasAndChart(), TOTAL, "print", EXPIRES_AT, PLACED_AT);
  }

  /** The same as {@link #placed()}, paid in part with store credit, or wholly. */
  static OrderEvent.Placed placedWithCredit(long credit) {
    return new OrderEvent.Placed(
        ORDER,
        BUYER,
        Language.ENGLISH,
        teasAndChart(),
        null,
        new Stars(credit),
        new Stars(TOTAL.amount() - credit),
        "print",
        EXPIRES_AT,
        PLACED_AT);
  }

  /** The payment of what credit left. */
  static OrderEvent.Paid paidWithCredit(long credit) {
    return new OrderEvent.Paid(
        ORDER,
        BUYER,
        teasAndChart(),
        null,
        new Stars(credit),
        payment("charge", TOTAL.amount() - credit),
        PLACED_AT);
  }

  /** Credit paid everything. */
  static OrderEvent.Given givenForCredit() {
    return new OrderEvent.Given(ORDER, BUYER, teasAndChart(), null, TOTAL, PLACED_AT);
  }

  /** The same as {@link #placed()}, with a discount. */
  static OrderEvent.Placed placed(Discount discount) {
    Stars left = TOTAL.minus(discount.off());
    return new OrderEvent.Placed(
        ORDER,
        BUYER,
        Language.ENGLISH,
        teasAndChart(),
        discount,
        null,
        left,
        "print",
        EXPIRES_AT,
        PLACED_AT);
  }

  static OrderCommand.Place placeTeasAndChart(PriceAsked price) {
    return placeAt(price, wanted("tea", 2, 50), wanted("chart", 1, 30));
  }

  static OrderCommand.Place placeAt(PriceAsked price, WantedLine... lines) {
    return new OrderCommand.Place(
        ORDER,
        BUYER,
        Language.ENGLISH,
        List.of(lines),
        price,
        "print",
        TERMS,
        TERMS,
        EXPIRES_AT,
        PLACED_AT);
  }

  static OrderEvent.InvoiceIssued invoiceIssued() {
    return new OrderEvent.InvoiceIssued(ORDER, LINK, PLACED_AT);
  }

  static OrderEvent.CheckoutApproved checkoutApproved(Instant at) {
    return new OrderEvent.CheckoutApproved(ORDER, "query", at);
  }

  static Payment payment(String charge, long stars) {
    return new Payment(new ChargeId(charge), "", new Stars(stars), "{\"evidence\":true}");
  }

  static OrderEvent.Paid paid() {
    return new OrderEvent.Paid(ORDER, BUYER, teasAndChart(), payment("charge", 130), PLACED_AT);
  }

  static OrderEvent.SurplusCharged surplusCharged(String charge, Refusal reason) {
    return new OrderEvent.SurplusCharged(ORDER, BUYER, payment(charge, 130), reason, PLACED_AT);
  }

  static OrderEvent.SurplusRefunded surplusRefunded(String charge) {
    return new OrderEvent.SurplusRefunded(ORDER, new ChargeId(charge), TOTAL, PLACED_AT);
  }

  static OrderCommand.Refund refund(String reason) {
    return new OrderCommand.Refund(ORDER, OWNER, new Note(reason), NOW);
  }

  /** The same id whenever it is called the same. */
  static OrderCommand.GiveCredit giveCredit(String id, long stars) {
    return new OrderCommand.GiveCredit(
        ORDER, creditId(id), new Stars(stars), OWNER, new Note("Half was missing."), NOW);
  }

  static CreditId creditId(String id) {
    return new CreditId(UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)));
  }

  static OrderEvent.Credited credited(String id, long stars) {
    return new OrderEvent.Credited(
        ORDER, BUYER, creditId(id), new Stars(stars), OWNER, new Note("Half was missing."), NOW);
  }

  static OrderCommand.WithdrawCredit withdrawCredit(String reason) {
    return new OrderCommand.WithdrawCredit(ORDER, OWNER, new Note(reason), NOW);
  }

  static OrderEvent.CreditWithdrawn creditWithdrawn(long stars, String reason) {
    return new OrderEvent.CreditWithdrawn(
        ORDER, BUYER, new Stars(stars), OWNER, new Note(reason), NOW);
  }

  static OrderEvent.RefundRequested refundRequested(String reason) {
    return new OrderEvent.RefundRequested(
        ORDER, BUYER, new ChargeId("charge"), TOTAL, OWNER, new Note(reason), NOW);
  }

  static OrderEvent.Refunded refunded() {
    return new OrderEvent.Refunded(ORDER, new ChargeId("charge"), TOTAL, PLACED_AT);
  }

  static OrderEvent.ChargedBack chargedBack() {
    return new OrderEvent.ChargedBack(ORDER, new ChargeId("charge"), TOTAL, PLACED_AT);
  }

  static OrderEvent.Delivered delivered() {
    return new OrderEvent.Delivered(
        ORDER,
        List.of(
            new DeliveredGood(new ProductId("tea"), "Title of tea", Good.of("good of tea")),
            new DeliveredGood(new ProductId("chart"), "Title of chart", Good.of("good of chart"))),
        PLACED_AT);
  }

  static OrderEvent.Cancelled cancelled() {
    return new OrderEvent.Cancelled(ORDER, PLACED_AT);
  }

  static OrderEvent.Expired expired() {
    return new OrderEvent.Expired(ORDER, EXPIRES_AT);
  }
}
