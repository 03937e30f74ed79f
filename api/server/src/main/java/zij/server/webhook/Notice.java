package zij.server.webhook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import zij.language.Stars;
import zij.language.order.ChargeId;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.order.OrderLine;
import zij.language.subscription.SubscriptionEvent;
import zij.language.support.SupportEvent;
import zij.language.webhook.NoticeType;

/**
 * What other systems are told of an event: a public form, which stays as it is when the events grow
 * ({@code docs/webhooks.md}).
 *
 * @param data members beside {@code entry}
 */
record Notice(NoticeType type, Instant at, Map<String, Object> data) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What is told of an event; empty for most. */
  static Optional<Notice> of(Object event) {
    return switch (event) {
      case OrderEvent.Paid e -> Optional.of(paid(e));
      case OrderEvent.Delivered e ->
          Optional.of(new Notice(NoticeType.ORDER_DELIVERED, e.at(), order(e.order())));
      case OrderEvent.GiftReady e -> // it is delivered, if to nobody yet
          Optional.of(new Notice(NoticeType.ORDER_DELIVERED, e.at(), order(e.order())));
      case OrderEvent.Refunded e ->
          Optional.of(back(NoticeType.ORDER_REFUNDED, e.at(), e.order(), e.amount(), e.charge()));
      case OrderEvent.ChargedBack e ->
          Optional.of(
              back(NoticeType.ORDER_CHARGED_BACK, e.at(), e.order(), e.amount(), e.charge()));
      case SubscriptionEvent.Renewed e -> Optional.of(renewed(e));
      case SubscriptionEvent.Refunded e ->
          Optional.of(back(NoticeType.ORDER_REFUNDED, e.at(), e.order(), e.amount(), e.charge()));
      case SubscriptionEvent.ChargedBack e ->
          Optional.of(
              back(NoticeType.ORDER_CHARGED_BACK, e.at(), e.order(), e.amount(), e.charge()));
      case SubscriptionEvent.Lapsed e ->
          Optional.of(new Notice(NoticeType.SUBSCRIPTION_ENDED, e.at(), order(e.order())));
      case SubscriptionEvent.Revoked e ->
          Optional.of(new Notice(NoticeType.SUBSCRIPTION_ENDED, e.at(), order(e.order())));
      case SupportEvent.Opened e -> Optional.of(opened(e));
      default -> Optional.empty(); // there is more in the log than others are told
    };
  }

  private static Notice paid(OrderEvent.Paid e) {
    Map<String, Object> data = order(e.order());
    data.put("buyer", e.buyer().value());
    data.put("stars", e.payment().amount().amount());
    data.put("charge", e.payment().charge().value());
    if (e.credit() != null) data.put("credit", e.credit().amount());
    data.put("lines", e.lines().stream().map(Notice::line).toList());
    return new Notice(NoticeType.ORDER_PAID, e.at(), data);
  }

  private static Map<String, Object> line(OrderLine line) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("product", line.product().value());
    data.put("quantity", line.quantity().units());
    data.put("price", line.price().stars().amount());
    return data;
  }

  private static Notice renewed(SubscriptionEvent.Renewed e) {
    Map<String, Object> data = order(e.order());
    data.put("buyer", e.buyer().value());
    data.put("product", e.product().value());
    data.put("stars", e.payment().amount().amount());
    data.put("charge", e.payment().charge().value());
    data.put("paidUntil", e.paidUntil().toString());
    return new Notice(NoticeType.SUBSCRIPTION_RENEWED, e.at(), data);
  }

  private static Notice back(
      NoticeType type, Instant at, OrderId order, Stars amount, ChargeId charge) {
    Map<String, Object> data = order(order);
    data.put("stars", amount.amount());
    data.put("charge", charge.value());
    return new Notice(type, at, data);
  }

  private static Notice opened(SupportEvent.Opened e) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("case", e.id().toString());
    data.put("number", e.id().number());
    data.put("buyer", e.buyer().value());
    if (e.order() != null) data.put("order", e.order().toString());
    return new Notice(NoticeType.CASE_OPENED, e.at(), data);
  }

  private static Map<String, Object> order(OrderId order) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("order", order.toString());
    data.put("number", order.number());
    return data;
  }

  /**
   * The message about the entry at this position of the log.
   *
   * @param leafHash its hash, base64, by which anybody can prove it
   */
  byte[] body(long position, String leafHash) {
    Map<String, Object> all = new LinkedHashMap<>(data);
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("position", position);
    entry.put("leafHash", leafHash);
    all.put("entry", entry);
    return body(type.code(), at, all);
  }

  /** A message (Standard Webhooks: type, timestamp and data). */
  static byte[] body(String type, Instant at, Map<String, ?> data) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("type", type);
    message.put("timestamp", at.toString());
    message.put("data", data);
    return JSON.writeValueAsBytes(message);
  }

  /** What all servers call the message about this entry, every time it is told. */
  static String id(long position) {
    return "msg_" + position;
  }
}
