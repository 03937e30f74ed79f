package zij.query.order;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import zij.query.membership.Membership;

/**
 * A gift as whoever took it sees it.
 *
 * @param number short form of the order's id for people
 * @param status of the order: what was refunded or charged back is gone
 * @param message null if there is none, or if its writer was erased
 * @param position log position of the last event that is in here
 */
public record ReceivedGift(
    UUID orderId,
    String number,
    OrderStatus status,
    List<GiftThing> things,
    @Nullable String message,
    Instant takenAt,
    List<DeliveredItem> deliveries,
    long position) {

  /**
   * Of a gift that was taken.
   *
   * @param keys of its products that are sold by keys
   * @param downloadsLeft by product
   * @param places in chats that it delivered
   */
  public static ReceivedGift of(
      Gift gift,
      @Nullable String message,
      Map<String, List<String>> keys,
      ToIntFunction<String> downloadsLeft,
      List<Membership> places) {
    return new ReceivedGift(
        gift.order().value(),
        gift.order().number(),
        gift.status(),
        gift.things(),
        message,
        Objects.requireNonNull(gift.takenAt(), "nobody took it"),
        gift.goods().stream()
            .map(item -> item.withKeys(keys.getOrDefault(item.product(), List.of())))
            .map(item -> item.withDownloadsLeft(downloadsLeft.applyAsInt(item.product())))
            .map(item -> item.withPlaceOf(places))
            .toList(),
        gift.position());
  }
}
