package zij.language.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://erp.example:65536/orders",
        "https://user:word@erp.example/",
        "https://erp.example/#orders",
        "ftp://erp.example/",
        "https:///orders",
        "orders",
        "https://erp.example/or ders"
      })
  void whatNobodyCouldAskIsNoAddress(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new WebhookUrl(text));
  }

  @Test
  void anAddressHasSoManyCharacters() {
    String longest = "https://erp.example:65535/" + "x".repeat(WebhookUrl.MAX - 26);
    assertThat(new WebhookUrl(longest).uri().getPort()).isEqualTo(65_535);
    assertThatIllegalArgumentException().isThrownBy(() -> new WebhookUrl(longest + "x"));
  }
}
