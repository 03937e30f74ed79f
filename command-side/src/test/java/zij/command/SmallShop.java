package zij.command;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.eventhandling.DomainEventMessage;
import zij.command.credit.Credits;
import zij.command.order.OrderHistory;
import zij.command.order.Quotes;
import zij.command.order.Supply;
import zij.command.product.LoggedOffers;
import zij.command.product.Offers;
import zij.command.promotion.Deals;
import zij.command.quota.Quotas;
import zij.command.stock.KeptStocks;
import zij.command.subscription.Beginning;
import zij.command.subscription.Renewals;
import zij.language.Command;
import zij.language.Decision;
import zij.language.Language;
import zij.language.Provenance;
import zij.language.Quantity;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.credit.CreditEvent;
import zij.language.order.ChargeId;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.order.Payment;
import zij.language.order.WantedLine;
import zij.language.parcel.ParcelEvent;
import zij.language.product.Good;
import zij.language.product.Price;
import zij.language.product.ProductCommand;
import zij.language.product.ProductId;
import zij.language.product.Selling;
import zij.language.product.Text;
import zij.language.product.Texts;
import zij.language.promotion.PriceAsked;
import zij.language.promotion.PromotionCode;
import zij.language.promotion.PromotionCommand;
import zij.language.promotion.PromotionId;
import zij.language.promotion.PromotionName;
import zij.language.promotion.PromotionRule;
import zij.language.promotion.Reduction;
import zij.language.quota.QuotaEvent;
import zij.language.stock.StockCommand;
import zij.language.stock.StockEvent;
import zij.language.stock.Units;
import zij.language.subscription.SubscriptionEvent;
import zij.language.terms.TermsVersion;

/** All aggregates in Axon over a log in memory, and a shop that sells things for 10 Stars each. */
public final class SmallShop implements AutoCloseable {
  public static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private static final TermsVersion TERMS = new TermsVersion("7e".repeat(32));
  public static final Provenance PROVENANCE =
      new Provenance("7", "telegram", "test", "0".repeat(32), "update:1");

  private final Configuration axon;
  private final Commands commands;
  private final KeptStocks stocks;
  private final Supply supply;
  private final Quotes quotes;

  /** A shop that sells these. */
  public SmallShop(String... products) {
    Configurer configurer =
        InAxon.withoutOffers()
            .registerComponent(Offers.class, c -> new LoggedOffers(c.eventStore(), () -> 0));
    Aggregates.register(configurer, new AggregateCache(100, () -> 0));
    axon = configurer.start();
    commands = new Commands(axon.commandBus(), "position");
    stocks = new KeptStocks(axon.eventStore(), () -> 0);
    quotes =
        new Quotes(
            axon.getComponent(Offers.class),
            axon.getComponent(Deals.class),
            axon.getComponent(Credits.class),
            axon.getComponent(Quotas.class));
    supply = new Supply(commands, new OrderHistory(axon.eventStore()), stocks, quotes);
    for (String product : products) sell(new ProductId(product));
  }

  private void sell(ProductId product) {
    sell(product, Good.of("g"));
  }

  /** Sells this good, too. */
  public void sell(ProductId product, Good good) {
    Texts texts = new Texts(Map.of(Language.ENGLISH, new Text("T", "")));
    var _ = send(new ProductCommand.List(product, "🍵", texts, Price.of(10), good, NOW));
    var _ = send(new ProductCommand.Publish(product, NOW));
  }

  /** Sells one each 30 days, too. */
  public void sellMonthly(String product) {
    ProductId id = new ProductId(product);
    Texts texts = new Texts(Map.of(Language.ENGLISH, new Text("T", "")));
    Price price = Price.of(10);
    var _ =
        send(new ProductCommand.List(id, "🍵", texts, price, Good.of("g"), Selling.MONTHLY, NOW));
    var _ = send(new ProductCommand.Publish(id, NOW));
  }

  /** What brings further payments to whom they concern; a first one pays for 30 days. */
  public Renewals renewals() {
    return new Renewals(commands, supply, beginning(), new OrderHistory(axon.eventStore()));
  }

  /** Which orders are subscriptions; evidence is the word {@code first} or anything else. */
  public Beginning beginning() {
    return new Beginning(
        new LoggedOffers(axon.eventStore(), () -> 0),
        new OrderHistory(axon.eventStore()),
        new WordOfEvidence());
  }

  public Commands commands() {
    return commands;
  }

  public KeptStocks stocks() {
    return stocks;
  }

  public <A> Decision<A> send(Command<A> command) {
    return commands.send(command, PROVENANCE).decision();
  }

  /** The owner has counted. */
  public void count(String product, int units) {
    var _ = send(new StockCommand.Count(new ProductId(product), new Units(units), NOW));
  }

  /** A person orders one unit of each. */
  public OrderId order(long buyer, String... products) {
    return order(buyer, PriceAsked.FULL, products);
  }

  /** A person orders one unit of each, under a key, and pays with store credit if there is any. */
  public OrderId orderWithCredit(long buyer, String key, String... products) {
    var _ =
        supply.send(placing(buyer, key, PriceAsked.FULL.withCredit(true), products), PROVENANCE);
    return OrderId.of(new TelegramUserId(buyer), key);
  }

  /** A person gets one unit of each for nothing. */
  public OrderId gift(long buyer, String... products) {
    PromotionCode code = new PromotionCode("GIFT");
    PromotionRule all =
        new PromotionRule(new Reduction.Percent(100), List.of(), Stars.ZERO, NOW, null, null, null);
    var _ =
        send(
            new PromotionCommand.Create(
                PromotionId.of(code), code, new PromotionName("Gift"), all, NOW));
    return order(buyer, new PriceAsked(code, List.of(), null), products);
  }

  private OrderId order(long buyer, PriceAsked price, String... products) {
    var _ = supply.send(placing(buyer, "order", price, products), PROVENANCE);
    return OrderId.of(new TelegramUserId(buyer), "order");
  }

  /** A person orders so many units of a product, under a key. */
  public Decision<OrderEvent.Placed> order(long buyer, String key, String product, int units) {
    var line = new WantedLine(new ProductId(product), new Quantity(units), Price.of(10));
    return supply.send(placing(buyer, key, PriceAsked.FULL, List.of(line)), PROVENANCE).decision();
  }

  /** What a person would be told that so many units of a product cost. */
  public Decision<Quotes.Quote> quote(long buyer, String product, int units) {
    var line = new WantedLine(new ProductId(product), new Quantity(units), Price.of(10));
    return quotes.of(new TelegramUserId(buyer), List.of(line), PriceAsked.FULL, NOW);
  }

  private static OrderCommand.Place placing(
      long buyer, String key, PriceAsked price, String... products) {
    return placing(
        buyer,
        key,
        price,
        List.of(products).stream()
            .map(p -> new WantedLine(new ProductId(p), new Quantity(1), Price.of(10)))
            .toList());
  }

  private static OrderCommand.Place placing(
      long buyer, String key, PriceAsked price, List<WantedLine> lines) {
    TelegramUserId person = new TelegramUserId(buyer);
    return new OrderCommand.Place(
        OrderId.of(person, key),
        person,
        Language.ENGLISH,
        lines,
        price,
        "f",
        TERMS,
        TERMS,
        NOW.plusSeconds(1_800),
        NOW);
  }

  /** Telegram asks about a payment of so many Stars. */
  public Decision<?> ask(long payer, OrderId order, long stars, Instant at) {
    String query = "query at " + at;
    return supply
        .send(
            new OrderCommand.ApproveCheckout(
                order, new TelegramUserId(payer), new Stars(stars), query, at),
            PROVENANCE)
        .decision();
  }

  /** Telegram tells of a payment of so many Stars. */
  public Decision<?> pay(long payer, OrderId order, long stars, Instant at) {
    Payment payment = new Payment(new ChargeId("charge of " + order), "", new Stars(stars), "{}");
    return supply
        .send(
            new OrderCommand.ConfirmPayment(order, new TelegramUserId(payer), payment, at),
            PROVENANCE)
        .decision();
  }

  /** Telegram's list has a payment that it never told of. */
  public Decision<?> recover(long payer, OrderId order, long stars, Instant at) {
    Payment payment = new Payment(new ChargeId("charge of " + order), "", new Stars(stars), "{}");
    return supply
        .send(
            new OrderCommand.RecoverPayment(order, new TelegramUserId(payer), payment, at),
            PROVENANCE)
        .decision();
  }

  /** What happened to an order. */
  public List<Object> story(OrderId order) {
    return stored(order.toString());
  }

  /** What happened to an order's subscription. */
  public List<Object> subscription(OrderId order) {
    return stored(SubscriptionEvent.aggregateId(order));
  }

  /** What the log says of single orders. */
  public OrderHistory history() {
    return new OrderHistory(axon.eventStore());
  }

  /** What happened to a product's stock. */
  public List<Object> stock(String product) {
    return stored(StockEvent.aggregateId(new ProductId(product)));
  }

  /** What happened to a person's store credit. */
  public List<Object> credit(long buyer) {
    return stored(CreditEvent.aggregateId(new TelegramUserId(buyer)));
  }

  /** What happened to a parcel. */
  public List<Object> parcel(OrderId order) {
    return stored(ParcelEvent.aggregateId(order));
  }

  /** What happened to a person's quota. */
  public List<Object> quota(long buyer) {
    return stored(QuotaEvent.aggregateId(new TelegramUserId(buyer)));
  }

  /** What happened to any aggregate. */
  public List<Object> stored(String aggregate) {
    return axon.eventStore()
        .readEvents(aggregate)
        .asStream()
        .<Object>map(event -> event.getPayload())
        .toList();
  }

  /** The entry of the newest event of an order. */
  public DomainEventMessage<?> newest(OrderId order) {
    return axon.eventStore().readEvents(order.toString()).asStream().toList().getLast();
  }

  @Override
  public void close() {
    axon.shutdown();
  }
}
