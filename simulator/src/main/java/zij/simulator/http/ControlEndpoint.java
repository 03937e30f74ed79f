package zij.simulator.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import zij.simulator.bot.BotProfile;
import zij.simulator.chat.Callbacks;
import zij.simulator.chat.Channels;
import zij.simulator.chat.Chats;
import zij.simulator.chat.Rooms;
import zij.simulator.initdata.Identity;
import zij.simulator.money.MoneyCheckout;
import zij.simulator.money.MoneyInvoice;
import zij.simulator.people.CloudStorage;
import zij.simulator.people.People;
import zij.simulator.people.Person;
import zij.simulator.stars.Checkout;
import zij.simulator.stars.Invoice;
import zij.simulator.stars.Subscriptions;
import zij.simulator.stars.Till;
import zij.simulator.webhook.Faults;

/**
 * What a hand on the phone can do, as JSON over HTTP under {@code /simulator/}; the phone's page,
 * tests and benchmarks use the same. Bodies must be {@code application/json}, so no other site's
 * page can send them.
 */
public final class ControlEndpoint {
  private static final long MAX_STARS = 1_000_000_000;

  private final Identity identity;
  private final BotProfile bot;
  private final Map<String, String> apps;
  private final Launcher launcher;
  private final People people;
  private final MessageControls messages;
  private final Channels channels;
  private final RoomControls rooms;
  private final Till till;
  private final Checkout checkout;
  private final SubscriptionControls subscriptions;
  private final MoneyControls money;
  private final CloudStorage cloud;
  private final FaultControls faults;

  /** The controls of these parts. */
  public ControlEndpoint(
      Identity identity,
      BotProfile bot,
      Map<String, String> apps,
      Launcher launcher,
      People people,
      Chats chats,
      Channels channels,
      Rooms rooms,
      Callbacks callbacks,
      Till till,
      Checkout checkout,
      MoneyCheckout money,
      Subscriptions subscriptions,
      CloudStorage cloud,
      Faults faults,
      BotFaults botFaults) {
    this.identity = identity;
    this.bot = bot;
    this.apps = apps;
    this.launcher = launcher;
    this.people = people;
    this.messages = new MessageControls(bot, people, chats, callbacks);
    this.channels = channels;
    this.rooms = new RoomControls(rooms, people);
    this.till = till;
    this.checkout = checkout;
    this.money = new MoneyControls(money);
    this.subscriptions = new SubscriptionControls(subscriptions);
    this.cloud = cloud;
    this.faults = new FaultControls(faults, botFaults);
  }

  Reply answer(Call call) throws InterruptedException {
    List<String> path = call.path();
    if (path.size() == 2 && path.get(1).equals("trust")) {
      return trust();
    }
    if (path.size() < 3 || !path.get(1).equals("api")) {
      throw new Refusal(404, "There is nothing at this address");
    }
    String what = call.method() + " " + path.get(2) + (path.size() > 3 ? "/" : "");
    return switch (what) {
      case "GET bot" -> profile(call);
      case "GET users" -> Reply.ok(people.all().stream().map(this::person).toList());
      case "POST users" -> create(call.json());
      case "GET channels/" -> posts(path.get(3));
      case "POST rooms" -> rooms.create(call.json());
      case "GET rooms/" -> rooms.look(call);
      case "POST rooms/" -> rooms.change(call);
      case "GET invoices/" ->
          Reply.ok(
              money
                  .find(path.get(3))
                  .<Object>map(MoneyInvoice::json)
                  .orElseGet(() -> invoice(path.get(3))));
      case "POST payments/" -> settle(call);
      case "POST subscriptions/" -> subscriptions.pass(call);
      case "POST charges/" -> chargeBack(call);
      case "POST statement" -> enter(call.json());
      case "POST past" -> new Past(people, till).takeOver(call.json());
      case "POST faults" -> faults.add(call.json());
      case "GET faults" -> faults.struck();
      case "DELETE faults" -> faults.clear(call);
      case "GET users/", "POST users/" -> ofPerson(call, find(call.number(3)));
      default -> throw new Refusal(404, "There is nothing at this address");
    };
  }

  private Reply ofPerson(Call call, Person person) throws InterruptedException {
    String what = call.method() + " " + (call.path().size() > 4 ? call.path().get(4) : "");
    return switch (what) {
      case "GET " -> Reply.ok(person(person));
      case "GET messages" -> messages.since(call, person);
      case "POST messages" -> messages.type(call.json(), person);
      case "POST press" -> messages.press(call.json(), person);
      case "POST launch" -> Reply.ok(launcher.launch(person, call.json()));
      case "POST stars" -> topUp(call.json(), person);
      case "POST pay" -> pay(call.json(), person);
      case "POST address" -> money.address(call.json(), person);
      case "POST money" -> money.pay(call.json(), person);
      case "GET subscriptions" -> subscriptions.of(person);
      case "POST subscriptions" -> subscriptions.cancel(call.json(), person);
      case "POST join" -> rooms.join(call.json(), person);
      case "POST leave" -> rooms.leave(call.json(), person);
      case "POST cloud" -> Reply.ok(cloud.call(person.id(), call.json()));
      default -> throw new Refusal(404, "There is nothing at this address");
    };
  }

  private Reply posts(String username) {
    return Reply.ok(
        channels
            .find("@" + username)
            .orElseThrow(() -> new Refusal(404, "There is no such channel"))
            .posts());
  }

  private Reply trust() {
    return Reply.json(
        200,
        object()
            .put("ed25519PublicKey", identity.publicKeyHex())
            .put("botToken", identity.botToken())
            .put("providerToken", identity.providerToken())
            .put("botId", identity.botId())
            .put("botUsername", bot.username()));
  }

  private Reply profile(Call call) {
    ObjectNode json = object().put("name", bot.name()).put("username", bot.username());
    String language = call.query().getOrDefault("lang", "");
    json.set("commands", JsonMapper.shared().valueToTree(bot.commands(language)));
    json.set("menuButton", JsonMapper.shared().valueToTree(bot.menuButton()));
    json.set("apps", JsonMapper.shared().valueToTree(apps));
    json.set("themes", Theme.all());
    return Reply.json(200, json);
  }

  private ObjectNode person(Person person) {
    ObjectNode json = JsonMapper.shared().valueToTree(person);
    return json.put("stars", people.stars(person.id()));
  }

  private Person find(long id) {
    return people.find(id).orElseThrow(() -> new Refusal(404, "There is no such person"));
  }

  private Reply create(JsonNode json) {
    long id = json.path("id").asLong(0);
    Person person =
        new Person(
            id == 0 ? people.freeId() : id,
            text(json, "firstName", "Buyer"),
            text(json, "lastName", ""),
            text(json, "username", ""),
            text(json, "languageCode", "en"),
            json.path("premium").asBoolean(false),
            text(json, "home", ""),
            json.path("reachable").asBoolean(false));
    people.add(person, json.path("stars").asLong(1_000));
    return Reply.json(201, person(person));
  }

  private Reply topUp(JsonNode json, Person person) {
    long add = json.path("add").asLong(0);
    if (Math.abs(add) > MAX_STARS || !people.move(person.id(), add)) {
      throw new Refusal(400, "Stars cannot change by " + add);
    }
    return Reply.ok(person(person));
  }

  private Invoice invoice(String slug) {
    return till.invoice(slug).orElseThrow(() -> new Refusal(404, "There is no such invoice"));
  }

  private Reply pay(JsonNode json, Person person) throws InterruptedException {
    Invoice invoice = invoice(text(json, "slug", ""));
    long month = Math.clamp(json.path("monthSeconds").asLong(0), 0, invoice.subscriptionPeriod());
    return Reply.ok(checkout.pay(person, invoice, outcome(text(json, "outcome", "paid")), month));
  }

  private static Checkout.Outcome outcome(String name) {
    return switch (name) {
      case "paid" -> Checkout.Outcome.PAID;
      case "cancelled" -> Checkout.Outcome.CANCELLED;
      case "failed" -> Checkout.Outcome.FAILED;
      case "pending" -> Checkout.Outcome.PENDING;
      case "too_few_stars" -> Checkout.Outcome.TOO_FEW_STARS;
      default ->
          throw new Refusal(400, "An outcome is paid, cancelled, failed, pending or too_few_stars");
    };
  }

  private Reply settle(Call call) {
    boolean paid = outcome(text(call.json(), "outcome", "paid")) == Checkout.Outcome.PAID;
    Optional<Checkout.Result> result = checkout.settle(call.path().get(3), paid);
    return Reply.ok(result.orElseThrow(() -> new Refusal(404, "No such payment is pending")));
  }

  private Reply chargeBack(Call call) {
    if (call.path().size() != 5 || !call.path().get(4).equals("charge-back")) {
      throw new Refusal(404, "There is nothing at this address");
    }
    if (!till.chargeBack(call.path().get(3))) {
      throw new Refusal(404, "There is no such payment, or it went back before");
    }
    return done();
  }

  private Reply enter(JsonNode json) {
    long userId = json.path("userId").asLong(0);
    String id =
        till.enter(
            userId == 0 ? 0 : find(userId).id(),
            json.path("amount").asInt(0),
            json.path("nanostars").asInt(0),
            json.path("incoming").asBoolean(true),
            text(json, "payload", ""));
    return Reply.json(201, object().put("id", id));
  }

  private static Reply done() {
    return Reply.json(200, object().put("done", true));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static String text(JsonNode json, String name, String fallback) {
    return json.path(name).asString(fallback);
  }
}
