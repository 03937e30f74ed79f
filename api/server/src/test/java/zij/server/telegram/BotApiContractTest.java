package zij.server.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import zij.language.Currency;
import zij.language.Money;
import zij.language.Quantity;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.article.ArticleId;
import zij.language.difference.Direction;
import zij.language.order.ChargeId;
import zij.language.order.Invoice;
import zij.language.order.OrderId;
import zij.language.order.OrderLine;
import zij.language.parcel.ParcelInvoice;
import zij.language.parcel.ParcelLine;
import zij.language.product.Price;
import zij.language.product.ProductId;
import zij.language.product.Selling;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.contract.Contracts;
import zij.server.contract.Exchange;
import zij.server.contract.PlayedSide;
import zij.server.trace.Traces;

/** What the server asks of the Bot API is written down as it asks it; the simulator answers it. */
@ExtendWith(SharedServer.class)
class BotApiContractTest {
  private static final OrderId ORDER =
      new OrderId(UUID.fromString("0192f0c1-7a5e-5e0b-9a51-0d5a3f2b7c11"));
  private static final InvoicePayload PAYLOAD = new InvoicePayload(new byte[32]);
  private static final TelegramUserId BUYER = new TelegramUserId(BotApiExchanges.BUYER);
  private static final ChargeId CHARGE = new ChargeId(BotApiExchanges.CHARGE);

  private final RunningServer server;

  BotApiContractTest(RunningServer server) {
    this.server = server;
  }

  /** The server's own code, against what Pact plays. */
  @Test
  void isWhatTheServerAsks() {
    try (PlayedSide telegram = PlayedSide.between("server", "telegram")) {
      asksOfItself(telegram);
      asksForInvoices(telegram);
      asksForRefunds(telegram);
      asksForItsList(telegram);
      writesToPeople(telegram);
      telegram.isApproved();
    }
  }

  private static void asksOfItself(PlayedSide telegram) {
    with(
        telegram,
        BotApiExchanges.NAME,
        api -> assertThat(new BotName(api).username()).isEqualTo("zij_bot"));
    with(
        telegram,
        BotApiExchanges.TOO_MANY,
        api ->
            assertThatThrownBy(() -> api.call("getMe", Map.of()))
                .isInstanceOfSatisfying(
                    BotApiException.class,
                    e -> {
                      assertThat(e.isTransient()).isTrue();
                      assertThat(e.retryAfter()).contains(Duration.ofSeconds(1));
                    }));
    telegram.meets(
        List.of(BotApiExchanges.UNKNOWN),
        url -> {
          try (BotApi api = api(url, "1:unknown")) {
            assertThatThrownBy(() -> api.call("getMe", Map.of()))
                .isInstanceOfSatisfying(
                    BotApiException.class, e -> assertThat(KnownBot.isUnknown(e)).isTrue());
          }
        });
    with(
        telegram,
        BotApiExchanges.WEBHOOK,
        api -> {
          var secret = new WebhookSecret(BotApiExchanges.SECRET);
          new Webhook(api, URI.create(BotApiExchanges.ADDRESS), secret).register();
        });
    with(
        telegram,
        BotApiExchanges.BACKLOG,
        api -> {
          var meters = new SimpleMeterRegistry();
          var backlog = new WebhookBacklog(api, meters);
          backlog.start();
          Eventually.holds(() -> meters.get("zij.webhook.backlog").gauge().value() == 3);
          backlog.stop();
        });
  }

  private static void asksForInvoices(PlayedSide telegram) {
    var line =
        new OrderLine(
            new ProductId("silk-road-wallpapers"),
            "Silk Road wallpapers",
            new Quantity(1),
            new Price(new Stars(25)));
    var draft = new Invoice.Draft(ORDER, List.of(line), new Stars(25));
    with(
        telegram,
        BotApiExchanges.stars(PAYLOAD.of(ORDER), ORDER.number()),
        api -> assertThat(stars(api).invoiceLink(draft, Selling.ONCE)).endsWith("slug"));
    with(
        telegram,
        BotApiExchanges.monthly(PAYLOAD.of(ORDER), ORDER.number()),
        api -> assertThat(stars(api).invoiceLink(draft, Selling.MONTHLY)).endsWith("slug"));
    var each = new Money(Currency.UZS, 18_000_000);
    var bowls = new ParcelLine(new ArticleId("blue-bowl"), "Blue bowl", new Quantity(2), each);
    var parcel = new ParcelInvoice.Draft(ORDER, List.of(bowls), bowls.amount());
    var providers = new ProviderTokens(Map.of(Currency.UZS, BotApiExchanges.PROVIDER));
    with(
        telegram,
        BotApiExchanges.money(PAYLOAD.ofParcel(ORDER)),
        api ->
            assertThat(new TelegramMoney(api, PAYLOAD, providers).invoiceLink(parcel))
                .endsWith("slug"));
  }

  private static void asksForRefunds(PlayedSide telegram) {
    with(telegram, BotApiExchanges.REFUND, api -> stars(api).refund(BUYER, CHARGE));
    with(telegram, BotApiExchanges.REFUND_AGAIN, api -> stars(api).refund(BUYER, CHARGE));
    with(
        telegram,
        BotApiExchanges.CANCEL,
        api -> assertThat(stars(api).renew(BUYER, CHARGE, false)).isTrue());
    with(
        telegram,
        BotApiExchanges.CANCEL_NOTHING,
        api -> assertThat(stars(api).renew(BUYER, CHARGE, false)).isTrue());
  }

  private static void asksForItsList(PlayedSide telegram) {
    with(telegram, BotApiExchanges.PAYMENTS, api -> isListed(api, Direction.IN));
    with(telegram, BotApiExchanges.REFUNDS, api -> isListed(api, Direction.OUT));
    with(
        telegram,
        BotApiExchanges.BALANCE,
        api -> assertThat(new TelegramStatement(api).balance().stars()).isEqualTo(25));
  }

  private static void isListed(BotApi api, Direction direction) {
    assertThat(new TelegramStatement(api).page(BotApiExchanges.PASSED))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.id()).isEqualTo(BotApiExchanges.CHARGE);
          assertThat(line.direction()).isEqualTo(direction);
          assertThat(line.type()).isEqualTo(ListedTransaction.INVOICE_PAYMENT);
          assertThat(line.user()).contains(BUYER);
          assertThat(line.payload()).isNotEmpty();
        });
  }

  private static void writesToPeople(PlayedSide telegram) {
    for (boolean known : new boolean[] {true, false}) {
      var button = new BotMessage.Button.App("Open", BotApiExchanges.ADDRESS + "/shop/");
      long chat = known ? BotApiExchanges.BUYER : 1;
      var message = new BotMessage(chat, "<b>Paid</b> &amp; delivered", List.of(button));
      with(
          telegram,
          BotApiExchanges.message(known),
          api -> {
            var meters = new SimpleMeterRegistry();
            new BotOutbox(api, meters).send(message);
            String result = known ? "sent" : "refused";
            assertThat(meters.get("zij.bot.messages").tag("result", result).counter().count())
                .isEqualTo(1);
          });
    }
  }

  private static TelegramStars stars(BotApi api) {
    return new TelegramStars(api, PAYLOAD, new Traces(Tracer.NOOP));
  }

  private static void with(PlayedSide telegram, Exchange exchange, Consumer<BotApi> use) {
    telegram.meets(
        List.of(exchange),
        url -> {
          try (BotApi api = api(url, BotApiExchanges.TOKEN)) {
            use.accept(api);
            Eventually.holds(telegram::isMet);
          }
        });
  }

  private static BotApi api(URI url, String token) {
    return new BotApi(url, token, Duration.ofMinutes(2), new SimpleMeterRegistry(), Tracer.NOOP);
  }

  /** Telegram's stand-in, with what the shared server did there. */
  @Test
  void isWhatTheSimulatorAnswers() {
    Contracts.verify(server.botApi().url(), new BotApiStates(server).all(), "server-telegram.json");
  }
}
