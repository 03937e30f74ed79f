package zij.query.order;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import zij.query.membership.Membership;
import zij.query.subscription.Subscription;

/**
 * An order as its buyer sees it.
 *
 * @param number short form of the id for people
 * @param credit Stars of it that store credit paid
 * @param total Stars that are left to pay
 * @param closedAt when it was cancelled, lapsed, or the payment went back
 * @param charge Telegram's id of the payment
 * @param refusal why the last checkout was refused: a code
 * @param subscription what became of it if it is paid every 30 days; then the goods are told only
 *     while the subscriber has access
 * @param gift whether it is for somebody else; then no goods are told
 * @param position log position of the last event that is in here
 */
public record Order(
    UUID orderId,
    String number,
    OrderStatus status,
    List<OrderLine> lines,
    long credit,
    long total,
    Instant placedAt,
    Instant expiresAt,
    @Nullable Instant paidAt,
    @Nullable Instant deliveredAt,
    @Nullable Instant closedAt,
    @Nullable String charge,
    List<DeliveredItem> deliveries,
    @Nullable String refusal,
    List<Surplus> surplus,
    @Nullable Subscription subscription,
    @Nullable GivenGift gift,
    long position) {

  /** The same with the reason told in words. */
  public Order withRefusal(String words) {
    return new Order(
        orderId,
        number,
        status,
        lines,
        credit,
        total,
        placedAt,
        expiresAt,
        paidAt,
        deliveredAt,
        closedAt,
        charge,
        deliveries,
        words,
        surplus,
        subscription,
        gift,
        position);
  }

  /** The same with the keys that belong to what was delivered, by product. */
  public Order withKeys(Map<String, List<String>> keys) {
    return withDeliveries(item -> item.withKeys(keys.getOrDefault(item.product(), List.of())));
  }

  /**
   * The same with how often each file may still be fetched.
   *
   * @param left by product
   */
  public Order withDownloadsLeft(ToIntFunction<String> left) {
    return withDeliveries(item -> item.withDownloadsLeft(left.applyAsInt(item.product())));
  }

  /** The same with how it stands with the places in chats that it delivered. */
  public Order withPlaces(List<Membership> memberships) {
    return withDeliveries(item -> item.withPlaceOf(memberships));
  }

  private Order withDeliveries(UnaryOperator<DeliveredItem> change) {
    return new Order(
        orderId,
        number,
        status,
        lines,
        credit,
        total,
        placedAt,
        expiresAt,
        paidAt,
        deliveredAt,
        closedAt,
        charge,
        deliveries.stream().map(change).toList(),
        refusal,
        surplus,
        subscription,
        gift,
        position);
  }

  /** The same with the subscription that it began, without goods once access has ended. */
  public Order withSubscription(Subscription begun) {
    return new Order(
        orderId,
        number,
        status,
        lines,
        credit,
        total,
        placedAt,
        expiresAt,
        paidAt,
        deliveredAt,
        closedAt,
        charge,
        begun.access() ? deliveries : List.of(),
        refusal,
        surplus,
        begun,
        gift,
        position);
  }

  /** The same as the gift that it is. */
  public Order withGift(GivenGift given) {
    return new Order(
        orderId,
        number,
        status,
        lines,
        credit,
        total,
        placedAt,
        expiresAt,
        paidAt,
        deliveredAt,
        closedAt,
        charge,
        deliveries,
        refusal,
        surplus,
        subscription,
        given,
        position);
  }
}
