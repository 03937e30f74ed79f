package zij.server.telegram;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import zij.command.reaction.Messenger;
import zij.command.reaction.Notice;
import zij.language.Language;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.order.DeliveredGood;
import zij.language.order.OrderId;
import zij.language.product.Good;
import zij.language.subscription.CancelledBy;
import zij.server.Messages;

/**
 * Tells people what became of their orders, in the language that they chose for the chat, or else
 * in that of the order. Thread-safe.
 */
public final class BotMessenger implements Messenger {
  /** A message has at most 4,096 characters (Bot API, sendMessage); keys are left out before. */
  private static final int MAX_WITH_KEYS = 3_500;

  private final BotOutbox outbox;
  private final ChosenLanguages languages;
  private final ShopButtons buttons;
  private final Function<OrderId, Map<String, List<String>>> keys;

  /**
   * @param keys those that an order was given, by product; they can be seen before it is delivered
   */
  BotMessenger(
      BotOutbox outbox,
      ChosenLanguages languages,
      ShopButtons buttons,
      Function<OrderId, Map<String, List<String>>> keys) {
    this.outbox = outbox;
    this.languages = languages;
    this.buttons = buttons;
    this.keys = keys;
  }

  @Override
  public void tell(TelegramUserId person, Language language, Notice notice) {
    Language spoken = languages.of(person).orElse(language);
    List<BotMessage.Button> opening = button(spoken, notice).stream().toList();
    outbox.send(new BotMessage(person.value(), text(spoken, notice), opening));
  }

  /** What opens the screen that says more; none if the reader has no such screen. */
  private Optional<BotMessage.Button> button(Language language, Notice notice) {
    OrderId order = notice.order();
    return switch (notice) {
      case Notice.GoodsDelivered _, Notice.GiftReady _, Notice.GiftTaken _, Notice.CreditGiven _ ->
          Optional.of(buttons.order(language, order));
      case Notice.RefundFollows n when n.reason() != Refusal.ORDER_UNKNOWN ->
          Optional.of(buttons.order(language, order));
      case Notice.Refunded n when n.own() -> Optional.of(buttons.order(language, order));
      case Notice.GiftReceived _ -> Optional.of(buttons.gift(language, order));
      case Notice.ParcelPaid _,
          Notice.ParcelSent _,
          Notice.ParcelRefunded _,
          Notice.ParcelSurplus _ ->
          Optional.of(buttons.parcel(language, order));
      case Notice.Renewed _,
          Notice.RenewalFailed _,
          Notice.SubscriptionCancelled _,
          Notice.SubscriptionReactivated _,
          Notice.SubscriptionEnded _ ->
          Optional.of(buttons.subscriptions(language));
      // Of an order of somebody else's, a gift that is gone, and a link that is its own button.
      case Notice.RefundFollows _, Notice.Refunded _, Notice.GiftGone _, Notice.ChatOpen _ ->
          Optional.empty();
    };
  }

  private String text(Language language, Notice notice) {
    String number = notice.order().number();
    return switch (notice) {
      case Notice.GoodsDelivered n ->
          Messages.text(language, "notice.delivered", number)
              + "\n\n"
              + goods(language, n.goods(), keys.apply(n.order()));
      case Notice.GiftReady _ -> Messages.text(language, "notice.gift-ready", number);
      case Notice.GiftTaken _ -> Messages.text(language, "notice.gift-taken", number);
      case Notice.GiftReceived n ->
          Messages.text(language, "notice.gift-received")
              + "\n\n"
              + goods(language, n.goods(), keys.apply(n.order()));
      case Notice.GiftGone _ -> Messages.text(language, "notice.gift-gone", number);
      case Notice.ChatOpen n ->
          Messages.text(
              language, "notice.chat-open", BotMessage.escape(n.title()), number, n.link());
      case Notice.RefundFollows n ->
          Messages.text(language, "notice.refund-follows", number, n.amount().amount());
      case Notice.Refunded n ->
          Messages.text(language, "notice.refunded", number, n.amount().amount());
      case Notice.ParcelPaid _ -> Messages.text(language, "notice.parcel-paid", number);
      case Notice.ParcelSent n ->
          n.tracking() == null
              ? Messages.text(language, "notice.parcel-sent", number)
              : Messages.text(
                  language,
                  "notice.parcel-tracked",
                  number,
                  BotMessage.escape(n.tracking().value()));
      case Notice.ParcelRefunded n ->
          Messages.text(language, "notice.parcel-refunded", number, MoneyText.of(n.amount()));
      case Notice.ParcelSurplus _ -> Messages.text(language, "notice.parcel-surplus", number);
      case Notice.CreditGiven n ->
          Messages.text(language, "notice.credit-given", number, n.amount().amount());
      case Notice.Renewed n ->
          Messages.text(
              language,
              "notice.renewed",
              BotMessage.escape(n.title()),
              n.amount().amount(),
              day(language, n.paidUntil()));
      case Notice.RenewalFailed n ->
          about(language, "notice.renewal-failed", n.title(), n.paidUntil());
      case Notice.SubscriptionCancelled n ->
          about(
              language,
              n.by() == CancelledBy.SHOP
                  ? "notice.subscription-cancelled-by-shop"
                  : "notice.subscription-cancelled",
              n.title(),
              n.paidUntil());
      case Notice.SubscriptionReactivated n ->
          about(language, "notice.subscription-reactivated", n.title(), n.paidUntil());
      case Notice.SubscriptionEnded n ->
          Messages.text(language, "notice.subscription-ended", BotMessage.escape(n.title()));
    };
  }

  private static String about(Language language, String key, String title, Instant until) {
    return Messages.text(language, key, BotMessage.escape(title), day(language, until));
  }

  /** Telegram counts periods to the second; people are told the day. */
  private static String day(Language language, Instant at) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(language.locale())
        .format(at.atOffset(ZoneOffset.UTC));
  }

  /** With their keys, unless these are too many for a message: the order in the shop has them. */
  private static String goods(
      Language language, List<DeliveredGood> goods, Map<String, List<String>> keys) {
    String all =
        goods.stream().map(g -> good(language, g, keys)).collect(Collectors.joining("\n\n"));
    return keys.isEmpty() || all.length() <= MAX_WITH_KEYS ? all : goods(language, goods, Map.of());
  }

  private static String good(
      Language language, DeliveredGood good, Map<String, List<String>> keys) {
    String content =
        "<b>"
            + BotMessage.escape(good.title())
            + "</b>\n"
            + BotMessage.escape(content(language, good.good()));
    return keys.getOrDefault(good.product().value(), List.of()).stream()
        .map(key -> "\n<code>" + BotMessage.escape(key) + "</code>")
        .collect(Collectors.joining("", content, ""));
  }

  /** A file is fetched in the shop: a link in a chat would be anybody's. */
  private static String content(Language language, Good good) {
    return switch (good) {
      case Good.Text(String text) -> text;
      case Good.Chat chat -> Messages.text(language, "notice.chat", chat.title());
      case Good.File file -> Messages.text(language, "notice.file", file.name().value());
    };
  }
}
