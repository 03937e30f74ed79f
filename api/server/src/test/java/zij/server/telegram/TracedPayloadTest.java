package zij.server.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import zij.language.order.OrderId;
import zij.server.trace.TraceParent;

/** What an invoice carries of the order's trace to Telegram and back. */
class TracedPayloadTest {
  private static final OrderId ORDER = OrderId.parse("3f2504e0-4f89-51d3-9a0c-0305e82c3301");
  private static final TraceParent TRACE =
      new TraceParent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7");

  private final InvoicePayload payloads = new InvoicePayload(new byte[32]);

  @Test
  void carriesOrderAndTrace() {
    String payload = payloads.of(ORDER, TRACE);
    assertThat(payload).hasSizeLessThanOrEqualTo(128).isASCII();
    assertThat(payloads.order(payload)).contains(ORDER);
    assertThat(payloads.trace(payload)).contains(TRACE);
  }

  @Test
  void carriesTheOrderAloneWhereNoTraceIsKept() {
    String payload = payloads.of(ORDER);
    assertThat(payloads.order(payload)).contains(ORDER);
    assertThat(payloads.trace(payload)).isEmpty();
  }

  @Test
  void isOursOrNobodys() {
    String payload = payloads.of(ORDER, TRACE);
    String other = new InvoicePayload(new byte[] {1, 2, 3}).of(ORDER, TRACE);
    String moved = payload.replace("zij1t:", "zij1:");
    for (String foreign : new String[] {other, moved, payload.replace('.', ':'), "zij1t:", ""}) {
      assertThat(payloads.order(foreign)).as(foreign).isEmpty();
      assertThat(payloads.trace(foreign)).as(foreign).isEmpty();
    }
    assertThat(payloads.parcel(payload)).isEmpty();
  }
}
