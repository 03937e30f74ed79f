package zij.server.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zij.language.Stars;
import zij.language.order.ChargeId;
import zij.language.order.Payment;

/** What evidence says of whether a payment begins a subscription. */
class EvidencePeriodsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"is_recurring":true,"is_first_recurring":true} | true
          {"is_recurring":true}                           | false
          {"source":{"subscription_period":2592000}}      | false
          {"source":{"type":"user"}}                      | false
          {                                               | false
          """)
  void beginsASubscription(String evidence, boolean begins) {
    Payment payment = new Payment(new ChargeId("charge"), "", new Stars(10), evidence);
    assertThat(new EvidencePeriods().begins(payment)).isEqualTo(begins);
  }
}
