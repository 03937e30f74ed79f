package zij.simulator.bot;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import zij.simulator.chat.Callbacks;
import zij.simulator.chat.Channels;
import zij.simulator.chat.Chats;
import zij.simulator.chat.Rooms;
import zij.simulator.money.MoneyCheckout;
import zij.simulator.people.People;
import zij.simulator.stars.Checkout;
import zij.simulator.stars.Subscriptions;
import zij.simulator.stars.Till;
import zij.simulator.webhook.Deliveries;

/** The Bot API methods that this Telegram knows (Bot API 10.2). Thread-safe. */
public final class BotApi {
  /** What a method gives, with the remark that some add. */
  record Result(JsonNode value, String description) {
    static Result of(JsonNode value) {
      return new Result(value, "");
    }

    static Result yes(String description) {
      return new Result(BooleanNode.TRUE, description);
    }
  }

  /** An HTTP status and a JSON body. */
  public record Answer(int status, ObjectNode body) {}

  private final String token;
  private final Map<String, Function<Parameters, Result>> methods;

  /** The methods of the bot with that token. */
  public BotApi(
      String token,
      BotProfile profile,
      Till till,
      Checkout checkout,
      MoneyCheckout moneyCheckout,
      String providerToken,
      Subscriptions subscriptions,
      People people,
      Chats chats,
      Channels channels,
      Rooms rooms,
      Callbacks callbacks,
      Deliveries deliveries,
      boolean messageLimits) {
    this.token = token;
    MoneyMethods providers = new MoneyMethods(moneyCheckout, providerToken);
    InvoiceMethods money =
        new InvoiceMethods(till, checkout, subscriptions, people, providers, moneyCheckout);
    WebhookMethods webhook = new WebhookMethods(deliveries);
    MessageMethods messages =
        new MessageMethods(
            people,
            chats,
            channels,
            callbacks,
            new MessageLimits(messageLimits, System::nanoTime),
            profile);
    RoomMethods room = new RoomMethods(rooms, people, profile);
    this.methods =
        Map.ofEntries(
            plain("createInvoiceLink", money::createInvoiceLink),
            plain("answerShippingQuery", providers::answerShippingQuery),
            plain("answerPreCheckoutQuery", money::answerPreCheckoutQuery),
            plain("refundStarPayment", money::refundStarPayment),
            plain("editUserStarSubscription", money::editUserStarSubscription),
            plain("getStarTransactions", money::getStarTransactions),
            plain("getMyStarBalance", call -> money.getMyStarBalance()),
            plain("sendMessage", messages::sendMessage),
            plain("answerCallbackQuery", messages::answerCallbackQuery),
            plain("getChat", room::getChat),
            plain("getChatMember", room::getChatMember),
            plain("createChatInviteLink", room::createChatInviteLink),
            plain("revokeChatInviteLink", room::revokeChatInviteLink),
            plain("approveChatJoinRequest", room::approveChatJoinRequest),
            plain("declineChatJoinRequest", room::declineChatJoinRequest),
            plain("banChatMember", room::banChatMember),
            plain("unbanChatMember", room::unbanChatMember),
            Map.entry("setwebhook", webhook::setWebhook),
            Map.entry("deletewebhook", webhook::deleteWebhook),
            plain("getWebhookInfo", call -> webhook.getWebhookInfo()),
            plain("getMe", call -> profile.getMe()),
            plain("setMyCommands", profile::setMyCommands),
            plain("setChatMenuButton", profile::setChatMenuButton),
            plain("getChatMenuButton", profile::getChatMenuButton));
  }

  private static Map.Entry<String, Function<Parameters, Result>> plain(
      String name, Function<Parameters, JsonNode> method) {
    return Map.entry(name.toLowerCase(Locale.ROOT), call -> Result.of(method.apply(call)));
  }

  /** One call; every refusal is an answer. */
  public Answer call(String givenToken, String method, Parameters parameters) {
    try {
      if (!token.equals(givenToken)) {
        throw BotApiError.unauthorized();
      }
      Result result = run(method, parameters);
      ObjectNode body = JsonNodeFactory.instance.objectNode().put("ok", true);
      body.set("result", result.value());
      if (!result.description().isEmpty()) {
        body.put("description", result.description());
      }
      return new Answer(200, body);
    } catch (BotApiError refused) {
      return new Answer(refused.code(), refused.json());
    }
  }

  /**
   * A method that the bot answered inside a webhook's response (Bot API, "Making requests when
   * getting updates"). Nobody hears how it went.
   */
  public void callInline(String body) {
    try {
      JsonNode json = JsonMapper.shared().readTree(body);
      if (json.isObject() && json.path("method").isString()) {
        run(json.get("method").stringValue(), Parameters.of(json));
      }
    } catch (JacksonException | BotApiError unheard) {
      System.getLogger("zij.simulator.webhook")
          .log(System.Logger.Level.WARNING, "A webhook answer is of no use: {0}", unheard);
    }
  }

  private Result run(String method, Parameters parameters) {
    @Nullable Function<Parameters, Result> known = methods.get(method.toLowerCase(Locale.ROOT));
    if (known == null) {
      throw BotApiError.notFound();
    }
    return known.apply(parameters);
  }
}
