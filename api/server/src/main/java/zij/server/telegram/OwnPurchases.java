package zij.server.telegram;

import java.net.URI;
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

  private final URI publicUrl;
  private final Orders orders;
  private final Parcels parcels;
  private final InstantSource clock;

  OwnPurchases(URI publicUrl, Orders orders, Parcels parcels, InstantSource clock) {
    this.publicUrl = publicUrl;
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
          .with(app(language, "bot.open-shop", "", ""));
    }
    StringBuilder text = new StringBuilder();
    List<BotMessage.Button> buttons = new ArrayList<>();
    if (!ordered.isEmpty()) {
      text.append(Messages.text(language, "bot.orders"));
      for (OrderSummary order : ordered) {
        text.append(words(language, order));
        buttons.add(app(language, "bot.open-order", order.number(), "orders/" + order.orderId()));
      }
    }
    if (!posted.isEmpty()) {
      if (!text.isEmpty()) text.append("\n\n");
      text.append(Messages.text(language, "bot.parcels"));
      for (ParcelView parcel : posted) {
        text.append(words(language, parcel));
        String number = new OrderId(parcel.order()).number();
        buttons.add(app(language, "bot.open-parcel", number, "parcels/" + parcel.order()));
      }
    }
    BotMessage message = new BotMessage(person.value(), text.toString(), List.of());
    for (BotMessage.Button button : buttons) message = message.with(button);
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

  private BotMessage.Button app(Language language, String key, String argument, String screen) {
    return new BotMessage.Button.App(
        Messages.text(language, key, argument), publicUrl + "/shop/" + screen);
  }
}
