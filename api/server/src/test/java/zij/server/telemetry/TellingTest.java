package zij.server.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zij.server.StartFailure;

/** Sampling, allowances, and what is kept of what browsers say. */
class TellingTest {
  @Test
  void aVisitIsInTheSampleByItsIdAlone() {
    Sampling half = new Sampling(0.5);
    assertThat(half.keeps(UUID.fromString("00000000-0000-4000-8000-00007fffffff"))).isTrue();
    assertThat(half.keeps(UUID.fromString("00000000-0000-4000-8000-000080000000"))).isFalse();
    assertThat(half.weight()).isEqualTo(2);
    assertThat(new Sampling(1).keeps(UUID.fromString("ffffffff-ffff-4fff-bfff-ffffffffffff")))
        .isTrue();
  }

  @Test
  void theSampleHasTheShareThatItIsToHave() {
    Sampling tenth = new Sampling(0.1);
    long kept = 0;
    Random random = new Random(20_261_121);
    for (int i = 0; i < 20_000; i++) {
      if (tenth.keeps(new UUID(random.nextLong(), random.nextLong()))) kept++;
    }
    assertThat(kept).isBetween(1_800L, 2_200L);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 1.01, Double.NaN})
  void aRateIsAShare(double rate) {
    assertThatThrownBy(() -> new Sampling(rate)).isInstanceOf(StartFailure.class);
  }

  @Test
  void anAllowanceIsForAMinuteAndForEachKeyByItself() {
    AtomicLong nanos = new AtomicLong();
    Allowance two = new Allowance(2, nanos::get);
    assertThat(two.take("a")).isTrue();
    assertThat(two.take("a")).isTrue();
    assertThat(two.take("a")).isFalse();
    assertThat(two.take("b")).isTrue();
    nanos.addAndGet(Allowance.WINDOW.toNanos() - 1);
    assertThat(two.take("a")).isFalse();
    nanos.addAndGet(1);
    assertThat(two.take("a")).isTrue();
  }

  @Test
  void errorsAreCut() {
    assertThat(Scrub.clean("ab ".repeat(300))).hasSize(Scrub.MAX_LENGTH).endsWith("…");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Error 404 at /x | Error 404 at /x
          user 5001000102 | user …
          GET /a/b?x=1&y=2 | GET /a/b
          at https://h/s.js#tgWebAppData=q | at https://h/s.js
          eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI1MDAx.abc | …
          mail a.b@c.uz here | mail … here
          """)
  void errorsLoseWhatCouldTellOfAPerson(String text, String clean) {
    assertThat(Scrub.clean(text)).isEqualTo(clean);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Mozilla/5.0 (Linux; Android 14; Pixel; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/128.0.6613.88 Mobile Safari/537.36 | Android WebView 128
          Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 | iOS 17
          Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36 | Chrome 147
          Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15 | Safari 17
          Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0 | Firefox 130
          curl/8 | other
          """)
  void ofABrowserItsEngineIsKept(String userAgent, String engine) {
    assertThat(WebView.of(userAgent)).isEqualTo(engine);
  }
}
