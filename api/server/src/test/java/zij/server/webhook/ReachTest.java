package zij.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import zij.language.webhook.WebhookUrl;

class ReachTest {
  private static final WebhookUrl SECRET = new WebhookUrl("https://localhost/");
  private static final WebhookUrl OPEN = new WebhookUrl("http://localhost/");

  @Test
  void isTheInternetByTls() {
    Reach reach = new Reach(false);
    assertThat(reach.allows(SECRET)).isTrue();
    assertThat(reach.allows(OPEN)).isFalse();
    assertThatExceptionOfType(UnknownHostException.class)
        .isThrownBy(() -> reach.addresses().resolve("localhost"));
  }

  @Test
  void isEverybodyIfTheOperatorWantsIt() throws UnknownHostException {
    Reach reach = new Reach(true);
    assertThat(reach.allows(OPEN)).isTrue();
    assertThat(reach.addresses().resolve("localhost")).isNotEmpty();
  }
}
