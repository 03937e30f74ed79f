package zij.server.telegram;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import zij.language.Language;
import zij.language.Money;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.language.parcel.ParcelLine;
import zij.query.order.OrderSummary;
import zij.query.order.Orders;
import zij.query.parcel.ParcelState;
import zij.query.parcel.ParcelView;
import zij.query.parcel.Parcels;
import zij.server.Messages;

/** What somebody ordered last: what is digital, and what comes by post. Thread-safe. */
final class OwnPurchases {
  private static final int SHOWN_ORDERS = 5;
  private static final int SHOWN_PARCELS = 3;

  private final ShopButtons buttons;
  private final Orders orders;
  private final Parcels parcels;
  private final InstantSource clock;

  OwnPurchases(ShopButtons buttons, Orders orders, Parcels parcels, InstantSource clock) {
    this.buttons = buttons;
    this.orders = orders;
    this.parcels = parcels;
    this.clock = clock;
  }

  /** The answer to {@code /orders}, with a button to each of them. */
  BotMessage last(TelegramUserId person, Language language) {
    List<OrderSummary> ordered = orders.page(person, null, SHOWN_ORDERS).orders();
    List<ParcelView> posted = parcels.page(person, null, null, SHOWN_PARCELS);
    if (ordered.isEmpty() && posted.isEmpty()) {
      return BotMessage.plain(person.value(), Messages.text(language, "bot.orders-none"))
          .with(buttons.shop(language));
    }
    StringBuilder text = new StringBuilder();
    List<BotMessage.Button> opening = new ArrayList<>();
    if (!ordered.isEmpty()) {
      text.append(Messages.text(language, "bot.orders"));
      for (OrderSummary order : ordered) {
        text.append(words(language, order));
        opening.add(buttons.order(language, new OrderId(order.orderId())));
      }
    }
    if (!posted.isEmpty()) {
      if (!text.isEmpty()) text.append("\n\n");
      text.append(Messages.text(language, "bot.parcels"));
      for (ParcelView parcel : posted) {
        text.append(words(language, parcel));
        opening.add(buttons.parcel(language, new OrderId(parcel.order())));
      }
    }
    BotMessage message = new BotMessage(person.value(), text.toString(), List.of());
    for (BotMessage.Button button : opening) message = message.with(button);
    return message;
  }

  private static String words(Language language, OrderSummary order) {
    return "\n\n<b>%s</b> · %s\n%s · %s"
        .formatted(
            order.number(),
            Messages.text(language, "bot.status." + order.status().code()),
            BotMessage.escape(order.title()),
            Messages.text(language, "bot.price", order.total()));
  }

  private String words(Language language, ParcelView parcel) {
    ParcelView.Payment paid = parcel.payment();
    Money money = paid == null ? parcel.goods() : paid.total();
    String titles =
        String.join(", ", parcel.lines().stream().map(ParcelLine::title).limit(3).toList());
    return "\n\n<b>%s</b> · %s\n%s · %s"
        .formatted(
            new OrderId(parcel.order()).number(),
            Messages.text(language, "bot.parcel-state." + state(parcel)),
            BotMessage.escape(titles),
            MoneyText.of(money));
  }

  /** A parcel that can no more be paid lapses without an event. */
  private String state(ParcelView parcel) {
    boolean lapsed =
        parcel.state() == ParcelState.PLACED && !clock.instant().isBefore(parcel.expiresAt());
    return lapsed ? "lapsed" : parcel.state().code();
  }
}
