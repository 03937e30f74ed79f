package zij.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import zij.language.Language;
import zij.language.Quantity;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.order.ChargeId;
import zij.language.order.OrderEvent;
import zij.language.order.OrderId;
import zij.language.order.OrderLine;
import zij.language.order.Payment;
import zij.language.product.Price;
import zij.language.product.ProductId;
import zij.language.subscription.Renewal;
import zij.language.subscription.SubscriptionEvent;

/** The forms are public: what is different here breaks somebody else's system. */
class NoticeTest {
  private static final Instant AT = Instant.parse("2026-11-22T09:00:00Z");
  private static final OrderId ORDER = new OrderId(new UUID(0x4000L, 0x8000000000000001L));
  private static final TelegramUserId BUYER = new TelegramUserId(7);
  private static final ChargeId CHARGE = new ChargeId("stx1");
  private static final Stars STARS = new Stars(130);
  private static final Payment PAYMENT = new Payment(CHARGE, "", STARS, "");
  private static final ProductId TEA = new ProductId("tea");
  private static final List<OrderLine> LINES =
      List.of(new OrderLine(TEA, "Tea", new Quantity(2), new Price(new Stars(65))));

  private static final String WHICH = "'order':'%s','number':'%s'".formatted(ORDER, ORDER.number());
  private static final String BACK = WHICH + ",'stars':130,'charge':'stx1'";
  private static final String SOLD = "'lines':[{'product':'tea','quantity':2,'price':65}]";

  static Stream<Arguments> told() {
    return Stream.of(
        Arguments.of(
            new OrderEvent.Paid(ORDER, BUYER, LINES, PAYMENT, AT),
            "order.paid",
            WHICH + ",'buyer':7,'stars':130,'charge':'stx1'," + SOLD),
        Arguments.of(
            new OrderEvent.Paid(ORDER, BUYER, LINES, null, new Stars(5), PAYMENT, AT),
            "order.paid",
            WHICH + ",'buyer':7,'stars':130,'charge':'stx1','credit':5," + SOLD),
        Arguments.of(new OrderEvent.Delivered(ORDER, List.of(), AT), "order.delivered", WHICH),
        Arguments.of(new OrderEvent.GiftReady(ORDER, List.of(), AT), "order.delivered", WHICH),
        Arguments.of(new OrderEvent.Refunded(ORDER, CHARGE, STARS, AT), "order.refunded", BACK),
        Arguments.of(
            new OrderEvent.ChargedBack(ORDER, CHARGE, STARS, AT), "order.charged_back", BACK),
        Arguments.of(
            new SubscriptionEvent.Renewed(ORDER, BUYER, TEA, PAYMENT, AT, Renewal.ON, 1, AT),
            "subscription.renewed",
            WHICH
                + ",'buyer':7,'product':'tea','stars':130,'charge':'stx1',"
                + "'paidUntil':'2026-11-22T09:00:00Z'"),
        Arguments.of(
            new SubscriptionEvent.Refunded(ORDER, CHARGE, STARS, AT), "order.refunded", BACK),
        Arguments.of(
            new SubscriptionEvent.ChargedBack(ORDER, CHARGE, STARS, AT),
            "order.charged_back",
            BACK),
        Arguments.of(new SubscriptionEvent.Lapsed(ORDER, AT), "subscription.ended", WHICH),
        Arguments.of(
            new SubscriptionEvent.Revoked(ORDER, BUYER, CHARGE, CHARGE, STARS, AT, AT),
            "subscription.ended",
            WHICH));
  }

  @ParameterizedTest
  @MethodSource("told")
  void hasTheFormThatIsPromised(Object event, String type, String data) {
    String message =
        ("{'type':'%s','timestamp':'2026-11-22T09:00:00Z','data':"
                + "{%s,'entry':{'position':9,'leafHash':'aa='}}}")
            .formatted(type, data)
            .replace('\'', '"');
    Notice notice = Notice.of(event).orElseThrow();
    assertThat(new String(notice.body(9, "aa="), UTF_8)).isEqualTo(message);
  }

  @Test
  void nothingIsToldOfTheRest() {
    assertThat(Notice.of(new OrderEvent.Cancelled(ORDER, AT))).isEmpty();
    assertThat(Notice.of(Language.ENGLISH)).isEmpty();
  }
}
