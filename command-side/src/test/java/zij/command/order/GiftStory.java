package zij.command.order;

import static zij.command.order.OrderStory.BUYER;
import static zij.command.order.OrderStory.EXPIRES_AT;
import static zij.command.order.OrderStory.ORDER;
import static zij.command.order.OrderStory.PLACED_AT;
import static zij.command.order.OrderStory.TERMS;
import static zij.command.order.OrderStory.wanted;

import java.time.Instant;
import java.util.List;
import zij.language.Language;
import zij.language.TelegramUserId;
import zij.language.evidence.Sealed;
import zij.language.order.GiftLink;
import zij.language.order.GiftWrap;
import zij.language.order.OrderCommand;
import zij.language.order.OrderEvent;
import zij.language.promotion.PriceAsked;

/** The order of {@link OrderStory}, as a gift whose first link is called so. */
final class GiftStory {
  static final Sealed MESSAGE = new Sealed(1, "AQIDBA==");
  static final TelegramUserId FRIEND = new TelegramUserId(21);
  static final TelegramUserId SECOND_FRIEND = new TelegramUserId(22);

  private GiftStory() {}

  static GiftLink link(String name) {
    return GiftLink.of(name);
  }

  static OrderCommand.Place placeAsGift() {
    return placeAsGift(PriceAsked.FULL);
  }

  static OrderCommand.Place placeAsGift(PriceAsked price) {
    return new OrderCommand.Place(
        ORDER,
        BUYER,
        Language.ENGLISH,
        List.of(wanted("tea", 2, 50), wanted("chart", 1, 30)),
        price,
        new GiftWrap(link("first"), MESSAGE),
        "print",
        TERMS,
        TERMS,
        EXPIRES_AT,
        PLACED_AT);
  }

  static OrderEvent.GiftWrapped wrapped() {
    return new OrderEvent.GiftWrapped(ORDER, BUYER, link("first"), MESSAGE, PLACED_AT);
  }

  static OrderEvent.GiftReady ready() {
    return new OrderEvent.GiftReady(ORDER, OrderStory.delivered().goods(), PLACED_AT);
  }

  static OrderEvent.GiftTaken taken(TelegramUserId by) {
    return new OrderEvent.GiftTaken(ORDER, by, Language.RUSSIAN, PLACED_AT);
  }

  static OrderCommand.TakeGift take(String link, TelegramUserId taker, Instant at) {
    return new OrderCommand.TakeGift(ORDER, link(link), taker, Language.RUSSIAN, at);
  }

  static OrderCommand.ReplaceGiftLink replace(
      String link, TelegramUserId buyer, int instead, Instant at) {
    return new OrderCommand.ReplaceGiftLink(ORDER, buyer, link(link), instead, at);
  }
}
