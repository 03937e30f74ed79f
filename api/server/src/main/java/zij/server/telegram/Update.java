package zij.server.telegram;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.language.Money;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.order.ChargeId;
import zij.language.order.Payment;
import zij.language.product.ChatId;
import zij.language.product.Selling;
import zij.language.shipping.Country;
import zij.language.shipping.ShippingOptionId;
import zij.language.subscription.Renewal;

/** What a webhook call brings, as far as it means something to us (Bot API, type Update). */
sealed interface Update {

  /** Telegram's number of the update; 0 if there is none. */
  long id();

  /** May this payment go on? */
  record PreCheckout(long id, String query, TelegramUserId from, Stars amount, String payload)
      implements Update {}

  /**
   * A payment was made.
   *
   * @param renewedUntil of a further payment of a subscription, when the next one is due
   */
  record SuccessfulPayment(
      long id, TelegramUserId from, Payment payment, String payload, Optional<Instant> renewedUntil)
      implements Update {}

  /** Telegram will renew a subscription, or will not (Bot API, BotSubscriptionUpdated). */
  record SubscriptionChanged(long id, TelegramUserId from, String payload, Renewal renewal)
      implements Update {}

  /** What is asked or told of a parcel, which is paid with money. */
  sealed interface OfParcel extends Update {
    TelegramUserId from();

    String payload();
  }

  /**
   * How can this be sent to there?
   *
   * @param country the only part of the address that is read: nothing else decides
   */
  record ShippingAsked(long id, String query, TelegramUserId from, Country country, String payload)
      implements OfParcel {}

  /**
   * May this payment of money go on?
   *
   * @param option null if the payment names no shipping
   * @param country null if it names no address
   */
  record MoneyCheckout(
      long id,
      String query,
      TelegramUserId from,
      Money amount,
      @Nullable ShippingOptionId option,
      @Nullable Country country,
      String payload)
      implements OfParcel {}

  /**
   * A payment of money was made.
   *
   * @param evidence the {@code successful_payment} object, byte for byte: it names the address
   */
  record MoneyPaid(
      long id,
      TelegramUserId from,
      ChargeId charge,
      String providerCharge,
      Money amount,
      @Nullable ShippingOptionId option,
      String evidence,
      String payload)
      implements OfParcel {}

  /** A payment was given back. */
  record RefundedPayment(
      long id, TelegramUserId from, ChargeId charge, Stars amount, String payload)
      implements Update {}

  /** Somebody wrote to the bot in a chat of the two. */
  record Text(long id, TelegramUserId from, String languageCode, String text) implements Update {}

  /** Somebody sent the bot something that is no text: a picture, a voice, a file. */
  record Wordless(long id, TelegramUserId from, String languageCode) implements Update {}

  /** Somebody pressed a button under a message of the bot's. */
  record Press(long id, String query, TelegramUserId from, String languageCode, String data)
      implements Update {}

  /**
   * Somebody followed a link into a private chat and asks to be let in.
   *
   * @param linkName what the bot called the link; empty if it is none of the bot's
   */
  record JoinRequest(long id, ChatId chat, TelegramUserId from, String linkName)
      implements Update {}

  /**
   * Somebody changed what the bot may do in a group or channel.
   *
   * @param by who did
   * @param serves whether the chat is private and the bot can let people in and take them out
   */
  record BotPlaced(long id, ChatId chat, String title, TelegramUserId by, boolean serves)
      implements Update {}

  /** Nothing that we act on. */
  record Other(long id, String kind) implements Update {}

  JsonMapper JSON = JsonMapper.builder().build();

  /** Contents of a message that somebody sent, and that is no text (Bot API, type Message). */
  List<String> WORDLESS =
      List.of(
          "animation",
          "audio",
          "contact",
          "document",
          "location",
          "paid_media",
          "photo",
          "sticker",
          "story",
          "video",
          "video_note",
          "voice");

  /**
   * Reads an update; unknown kinds and fields are fine.
   *
   * @throws MalformedUpdate if it is of a known kind but lacks what that kind must have
   */
  static Update parse(byte[] body) {
    try {
      JsonNode update = JSON.readTree(body);
      if (!update.isObject()) throw new MalformedUpdate("not a JSON object");
      long id = update.path("update_id").asLong(0);
      if (update.has("shipping_query")) {
        return MoneyUpdates.shipping(id, update.path("shipping_query"));
      }
      if (update.has("pre_checkout_query")) {
        return preCheckout(id, update.path("pre_checkout_query"));
      }
      JsonNode message = update.path("message");
      if (message.has("successful_payment")) return payment(id, message, body);
      if (message.has("refunded_payment")) return refund(id, message);
      if (update.has("subscription")) return subscription(id, update);
      if (update.has("callback_query")) return press(id, update.path("callback_query"));
      if (update.has("chat_join_request")) return join(id, update.path("chat_join_request"));
      JsonNode placed = update.path("my_chat_member");
      if (placed.path("chat").path("id").asLong(0) < 0) return placed(id, placed);
      if (message.path("text").isString() && isPrivate(message)) return text(id, message);
      if (isPrivate(message) && WORDLESS.stream().anyMatch(message::has)) {
        return new Wordless(id, chat(message), languageCode(message));
      }
      return new Other(id, kind(update));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new MalformedUpdate(String.valueOf(e.getMessage()));
    }
  }

  private static Update preCheckout(long id, JsonNode query) {
    if (MoneyUpdates.isMoney(query)) return MoneyUpdates.checkout(id, query);
    requireStars(query);
    return new PreCheckout(
        id,
        required(query, "id"),
        new TelegramUserId(query.path("from").path("id").asLong(0)),
        new Stars(query.path("total_amount").asLong(-1)),
        query.path("invoice_payload").asString(""));
  }

  private static Update payment(long id, JsonNode message, byte[] body) {
    JsonNode paid = message.path("successful_payment");
    String raw =
        RawPayment.of(body).orElseThrow(() -> new MalformedUpdate("no successful_payment"));
    if (MoneyUpdates.isMoney(paid)) return MoneyUpdates.payment(id, message, raw);
    requireStars(paid);
    Payment payment =
        new Payment(
            new ChargeId(required(paid, "telegram_payment_charge_id")),
            paid.path("provider_payment_charge_id").asString(""),
            new Stars(paid.path("total_amount").asLong(-1)),
            raw);
    TelegramUserId from = new TelegramUserId(message.path("from").path("id").asLong(0));
    boolean isRenewal =
        paid.path("is_recurring").asBoolean(false)
            && !paid.path("is_first_recurring").asBoolean(false);
    long usual = message.path("date").asLong(0) + Selling.PERIOD.toSeconds();
    long until = paid.path("subscription_expiration_date").asLong(usual);
    return new SuccessfulPayment(
        id,
        from,
        payment,
        paid.path("invoice_payload").asString(""),
        isRenewal ? Optional.of(Instant.ofEpochSecond(until)) : Optional.empty());
  }

  private static Update subscription(long id, JsonNode update) {
    JsonNode changed = update.path("subscription");
    TelegramUserId from = new TelegramUserId(changed.path("user").path("id").asLong(0));
    String payload = required(changed, "invoice_payload");
    return switch (required(changed, "state")) {
      case "active" -> new SubscriptionChanged(id, from, payload, Renewal.ON);
      case "canceled" -> new SubscriptionChanged(id, from, payload, Renewal.CANCELLED);
      case "failed" -> new SubscriptionChanged(id, from, payload, Renewal.FAILED);
      default -> new Other(id, kind(update)); // a state that Telegram has thought of since
    };
  }

  private static JoinRequest join(long id, JsonNode request) {
    return new JoinRequest(
        id,
        new ChatId(request.path("chat").path("id").asLong(0)),
        new TelegramUserId(request.path("from").path("id").asLong(0)),
        request.path("invite_link").path("name").asString(""));
  }

  private static BotPlaced placed(long id, JsonNode changed) {
    JsonNode chat = changed.path("chat");
    return new BotPlaced(
        id,
        new ChatId(chat.path("id").asLong(0)),
        chat.path("title").asString(""),
        new TelegramUserId(changed.path("from").path("id").asLong(0)),
        TelegramChats.isPrivate(chat) && TelegramChats.serves(changed.path("new_chat_member")));
  }

  private static RefundedPayment refund(long id, JsonNode message) {
    JsonNode refunded = message.path("refunded_payment");
    requireStars(refunded);
    return new RefundedPayment(
        id,
        new TelegramUserId(message.path("from").path("id").asLong(0)),
        new ChargeId(required(refunded, "telegram_payment_charge_id")),
        new Stars(refunded.path("total_amount").asLong(-1)),
        refunded.path("invoice_payload").asString(""));
  }

  /** The numbers of all other chats are negative; there the bot has nothing to say. */
  private static boolean isPrivate(JsonNode message) {
    return message.path("chat").path("id").asLong(0) > 0;
  }

  private static Text text(long id, JsonNode message) {
    return new Text(id, chat(message), languageCode(message), message.path("text").asString());
  }

  /** Of a private chat, it is the number of the person too. */
  private static TelegramUserId chat(JsonNode message) {
    return new TelegramUserId(message.path("chat").path("id").asLong(0));
  }

  private static Press press(long id, JsonNode query) {
    return new Press(
        id,
        required(query, "id"),
        new TelegramUserId(query.path("from").path("id").asLong(0)),
        languageCode(query),
        query.path("data").asString(""));
  }

  private static String languageCode(JsonNode sent) {
    return sent.path("from").path("language_code").asString("en");
  }

  private static void requireStars(JsonNode payment) {
    String currency = payment.path("currency").asString("");
    if (!currency.equals("XTR")) throw new MalformedUpdate("not Stars but " + currency);
  }

  static String required(JsonNode node, String field) {
    String value = node.path(field).asString("");
    if (value.isEmpty()) throw new MalformedUpdate(field + " is missing");
    return value;
  }

  private static String kind(JsonNode update) {
    return update.propertyNames().stream()
        .filter(name -> !name.equals("update_id"))
        .findFirst()
        .orElse("none");
  }
}
