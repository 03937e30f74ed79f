package zij.server.telegram;

import java.net.URI;
import zij.language.Language;
import zij.language.order.OrderId;
import zij.server.Messages;

/**
 * Buttons under a message, each of which opens a screen of the shop.
 *
 * @param publicUrl where people find the shop
 */
record ShopButtons(URI publicUrl) {
  BotMessage.Button shop(Language language) {
    return opens(Messages.text(language, "bot.open-shop"), "");
  }

  BotMessage.Button order(Language language, OrderId order) {
    return opens(Messages.text(language, "bot.open-order", order.number()), "orders/" + order);
  }

  BotMessage.Button parcel(Language language, OrderId order) {
    return opens(Messages.text(language, "bot.open-parcel", order.number()), "parcels/" + order);
  }

  /** What somebody was given by an order. */
  BotMessage.Button gift(Language language, OrderId order) {
    return opens(Messages.text(language, "bot.open-gift"), "gifts/" + order);
  }

  BotMessage.Button subscriptions(Language language) {
    return opens(Messages.text(language, "bot.open-subscriptions"), "subscriptions");
  }

  private BotMessage.Button opens(String text, String screen) {
    return new BotMessage.Button.App(text, publicUrl + "/shop/" + screen);
  }
}
