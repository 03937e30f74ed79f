package zij.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;
import zij.server.Answer;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** Entries by the account of the book that they posted to. */
@ExtendWith(SharedServer.class)
class AccountEntriesTest {
  private final RunningServer server;
  private final Ledger ledger;

  AccountEntriesTest(RunningServer server) {
    this.server = server;
    this.ledger = Ledger.of(server);
  }

  private Shopper whoBought() {
    Shopper shopper = server.shopper();
    shopper.buy();
    shopper.buy();
    shopper.order();
    String own = "account=buyer:" + shopper.id();
    Eventually.holds(() -> ledger.types(own).size() == 2);
    return shopper;
  }

  @Test
  void thoseThatPostedToABuyersAccount() {
    Shopper shopper = whoBought();
    assertThat(ledger.types("account=buyer:" + shopper.id()))
        .containsExactly("order.paid", "order.paid");
    assertThat(ledger.types("account=buyer:" + server.shopper().id())).isEmpty();
    assertThat(ledger.types("account=write-offs&buyer=" + shopper.id())).isEmpty();
  }

  @Test
  void togetherWithEverythingElseThatIsAsked() {
    Shopper shopper = whoBought();
    String own = "account=revenue&buyer=" + shopper.id();
    assertThat(ledger.types(own)).containsExactly("order.paid", "order.paid");
    assertThat(ledger.types(own + "&type=order.placed")).isEmpty();
    assertThat(ledger.walk(own + "&limit=1")).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void byWhatOnePostingMovedThere() {
    String own = "account=revenue&buyer=" + whoBought().id();
    String price = String.valueOf(Shopper.WALLPAPERS_PRICE);
    assertThat(ledger.types(own + "&minPosted=-" + price + "&maxPosted=-" + price)).hasSize(2);
    assertThat(ledger.types(own + "&minPosted=-" + price + ".5&maxPosted=0")).hasSize(2);
    assertThat(ledger.types(own + "&minPosted=0")).as("revenue is a credit").isEmpty();
    assertThat(ledger.get("/entries?account=revenue&minPosted=2&maxPosted=1").problem())
        .isEqualTo("400 INVALID_PARAMETER");
    Answer amountOfNothing = ledger.get("/entries?minPosted=2");
    assertThat(amountOfNothing.json().path("parameter").asString()).isEqualTo("account");
  }

  @Test
  void asOfAPosition() {
    Shopper shopper = whoBought();
    String own = "account=buyer:" + shopper.id();
    List<Long> both = ledger.walk(own + "&sort=oldest");
    assertThat(ledger.walk(own + "&asOf=" + both.getLast())).containsExactly(both.getFirst());
    assertThat(ledger.walk(own + "&asOf=" + (both.getLast() + 1))).hasSize(2);
    long size = server.logSize();
    assertThat(ledger.get("/entries?" + own + "&asOf=" + size).status())
        .as("the book is waited for")
        .isEqualTo(200);
  }

  @Test
  void asAnExport() {
    Shopper shopper = whoBought();
    String own = "account=buyer:" + shopper.id();
    List<Long> exported =
        ledger
            .get("/export?" + own)
            .text()
            .lines()
            .map(line -> JsonMapper.shared().readTree(line))
            .filter(line -> line.path("kind").asString().equals("entry"))
            .map(line -> line.path("position").asLong())
            .toList();
    assertThat(exported).isEqualTo(ledger.walk(own + "&sort=oldest"));
  }
}
