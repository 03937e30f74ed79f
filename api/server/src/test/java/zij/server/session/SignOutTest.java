package zij.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import zij.server.Answer;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** Who signs out everywhere is out everywhere, and nobody else is. */
@ExtendWith(SharedServer.class)
class SignOutTest {
  private final RunningServer server;

  SignOutTest(RunningServer server) {
    this.server = server;
  }

  private Answer signIn(String initData) {
    return server.post("/api/auth/telegram", "{\"initData\":\"" + initData + "\"}");
  }

  @Test
  void endsEverySessionAndWhatCouldOpenAnother() {
    Shopper phone = server.shopper();
    String copied = server.launch(phone.id());
    Shopper tablet = Shopper.signIn(server, phone.id(), copied);
    Shopper somebodyElse = server.shopper();

    Answer answer = phone.post("/api/me/sign-out", "");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().path("at").asString()).isNotEmpty();

    assertThat(phone.get("/api/orders").status()).isEqualTo(401);
    assertThat(tablet.get("/api/orders").status()).isEqualTo(401);
    assertThat(signIn(copied).problem()).isEqualTo("401 INIT_DATA_SIGNED_OUT");
    assertThat(somebodyElse.get("/api/orders").status()).isEqualTo(200);
    // Opened again: Telegram signs whole seconds, so at the latest in the next one.
    Eventually.holds(() -> signIn(server.launch(phone.id())).status() == 200);
    assertThat(server.shopper().get("/api/orders").status()).isEqualTo(200);
  }

  @Test
  void isForWhoIsSignedIn() {
    assertThat(server.post("/api/me/sign-out", "").status()).isEqualTo(401);
  }
}
