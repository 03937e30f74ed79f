package zij.simulator;

import java.util.Map;
import zij.simulator.bot.BotApi;
import zij.simulator.bot.BotProfile;
import zij.simulator.chat.Callbacks;
import zij.simulator.chat.Channels;
import zij.simulator.chat.Chats;
import zij.simulator.chat.Rooms;
import zij.simulator.http.BotEndpoint;
import zij.simulator.http.BotFaults;
import zij.simulator.http.ControlEndpoint;
import zij.simulator.http.HttpServer;
import zij.simulator.http.Launcher;
import zij.simulator.http.PhoneEndpoint;
import zij.simulator.initdata.Identity;
import zij.simulator.initdata.InitData;
import zij.simulator.money.MoneyCheckout;
import zij.simulator.people.CloudStorage;
import zij.simulator.people.People;
import zij.simulator.stars.Checkout;
import zij.simulator.stars.Subscriptions;
import zij.simulator.stars.Till;
import zij.simulator.store.Store;
import zij.simulator.webhook.Deliveries;

/**
 * A strict stand-in for Telegram: its Bot API, its webhook deliveries, its Stars and a phone, for
 * the demo, for tests and for benchmarks. It is never part of a production image.
 */
public final class Simulator implements AutoCloseable {
  private static final String BOT_USERNAME = "zij_demo_bot";

  private final Store store;
  private final Identity identity;
  private final Deliveries deliveries;
  private final HttpServer http;
  private final String host;

  private Simulator(Store store, SimulatorOptions options) {
    this.store = store;
    this.host = options.host();
    this.identity = Identity.open(options.data(), options.token());
    People people = new People(store);
    this.deliveries =
        new Deliveries(
            store, options.retryUnit(), options.updateLifetime(), options.webhookConnections());
    Chats chats = new Chats(store, deliveries);
    Channels channels = new Channels();
    Callbacks callbacks = new Callbacks(deliveries);
    Till till = new Till(store, people);
    Subscriptions subscriptions = new Subscriptions(store, till, people, chats, deliveries);
    Checkout checkout =
        new Checkout(
            store, till, subscriptions, people, chats, deliveries, options.preCheckoutLimit());
    MoneyCheckout moneyCheckout =
        new MoneyCheckout(store, chats, deliveries, options.preCheckoutLimit());
    BotProfile bot = new BotProfile(store, identity.botId(), BOT_USERNAME);
    Rooms rooms = new Rooms(store, deliveries, bot.user());
    BotApi api =
        new BotApi(
            identity.botToken(),
            bot,
            till,
            checkout,
            moneyCheckout,
            identity.providerToken(),
            subscriptions,
            people,
            chats,
            channels,
            rooms,
            callbacks,
            deliveries,
            options.messageLimits());
    Map<String, String> apps = options.apps();
    Launcher launcher = new Launcher(apps, people, new InitData(identity));
    BotFaults botFaults = new BotFaults();
    ControlEndpoint control =
        new ControlEndpoint(
            identity,
            bot,
            apps,
            launcher,
            people,
            chats,
            channels,
            rooms,
            callbacks,
            till,
            checkout,
            moneyCheckout,
            subscriptions,
            new CloudStorage(store),
            deliveries.faults(),
            botFaults);
    this.http =
        HttpServer.start(
            options.host(),
            options.port(),
            new BotEndpoint(api, botFaults),
            control,
            new PhoneEndpoint());
    deliveries.start(api::callInline);
  }

  /**
   * Starts one and returns when it serves.
   *
   * @throws IllegalArgumentException with a sentence for people when it cannot start
   */
  public static Simulator start(SimulatorOptions options) {
    Store store = Store.open(options.data());
    try {
      return new Simulator(store, options);
    } catch (RuntimeException broken) {
      store.close();
      throw broken;
    }
  }

  /** The port it listens on. */
  public int port() {
    return http.port();
  }

  /** Where the phone, the controls and the Bot API begin, without a slash at the end. */
  public String url() {
    return "http://" + (host.equals("0.0.0.0") ? "localhost" : host) + ":" + port();
  }

  /** The bot's token. */
  public String botToken() {
    return identity.botToken();
  }

  /** What BotFather gives for the provider of payments in UZS and KZT. */
  public String providerToken() {
    return identity.providerToken();
  }

  /** The raw Ed25519 public key in hex, in place of Telegram's published one. */
  public String publicKeyHex() {
    return identity.publicKeyHex();
  }

  /** Stops listening and sending, then writes what is not written yet. */
  @Override
  public void close() {
    http.close();
    deliveries.close();
    store.close();
  }
}
