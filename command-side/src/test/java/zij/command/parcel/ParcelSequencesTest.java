package zij.command.parcel;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.command.parcel.ParcelStory.BUYER;
import static zij.command.parcel.ParcelStory.COURIER;
import static zij.command.parcel.ParcelStory.LINK;
import static zij.command.parcel.ParcelStory.OWNER;
import static zij.command.parcel.ParcelStory.PLACED_AT;
import static zij.command.parcel.ParcelStory.REASON;
import static zij.command.parcel.ParcelStory.STRANGER;
import static zij.command.parcel.ParcelStory.TERMS;
import static zij.command.parcel.ParcelStory.UZ;
import static zij.command.parcel.ParcelStory.payment;
import static zij.command.parcel.ParcelStory.uzs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import zij.command.SmallShop;
import zij.language.Command;
import zij.language.Decision;
import zij.language.Language;
import zij.language.Quantity;
import zij.language.TelegramUserId;
import zij.language.article.ArticleCommand;
import zij.language.article.ArticleId;
import zij.language.order.ChargeId;
import zij.language.order.OrderId;
import zij.language.parcel.ParcelCommand;
import zij.language.parcel.ParcelEvent;
import zij.language.parcel.RefundReference;
import zij.language.parcel.Tracking;
import zij.language.parcel.WantedArticle;
import zij.language.product.Text;
import zij.language.product.Texts;
import zij.language.shipping.ShippingCommand;

/**
 * Whatever is asked of a parcel, in whatever order: no payment is lost or counted twice, none goes
 * back twice, and nothing is sent that was not paid. Another seed can be given by the system
 * property {@code zij.seed}.
 */
class ParcelSequencesTest {
  private static final int SEQUENCES = 300;
  private static final int LENGTH = 25;
  private static final ArticleId BOWL = new ArticleId("bowl");

  private final SmallShop shop = new SmallShop();

  @BeforeEach
  void open() {
    Texts texts = new Texts(Map.of(Language.ENGLISH, new Text("Bowl", "")));
    accepted(new ArticleCommand.List(BOWL, "🥣", texts, uzs(230), PLACED_AT));
    accepted(new ArticleCommand.Publish(BOWL, PLACED_AT));
    var ways = ParcelStory.routes().now().options();
    accepted(new ShippingCommand.SetOptions(ways, OWNER, PLACED_AT));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private void accepted(Command<?> command) {
    assertThat(shop.send(command)).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void random_sequences_of_commands_keep_the_invariants() {
    long seed = Long.getLong("zij.seed", System.nanoTime());
    Set<Class<?>> seen = new HashSet<>();
    for (int n = 0; n < SEQUENCES; n++) {
      Random random = Random.from(new SplittableRandom(seed + n));
      OrderId parcel = OrderId.ofParcel(BUYER, "parcel-" + n);
      Set<ChargeId> confirmed = new HashSet<>();
      accepted(place(parcel));
      List<ParcelCommand> sent = new ArrayList<>();
      for (int i = 0; i < LENGTH; i++) {
        ParcelCommand command = anything(parcel, random, PLACED_AT.plusSeconds(i * 90L));
        sent.add(command);
        var _ = shop.send((Command<?>) command);
        if (command instanceof ParcelCommand.ConfirmPayment c) confirmed.add(c.payment().charge());
      }
      List<ParcelEvent> history = history(parcel);
      history.forEach(event -> seen.add(event.getClass()));
      try {
        check(history, confirmed);
      } catch (AssertionError e) {
        throw new AssertionError("-Dzij.seed=" + (seed + n) + ", after " + sent, e);
      }
    }
    assertThat(seen)
        .as("the sequences reach every event")
        .containsExactlyInAnyOrder(ParcelEvent.class.getPermittedSubclasses());
  }

  private List<ParcelEvent> history(OrderId parcel) {
    return shop.parcel(parcel).stream().map(ParcelEvent.class::cast).toList();
  }

  private static void check(List<ParcelEvent> history, Set<ChargeId> confirmed) {
    List<ChargeId> taken = new ArrayList<>();
    List<ChargeId> returned = new ArrayList<>();
    boolean paid = false;
    for (ParcelEvent event : history) {
      switch (event) {
        case ParcelEvent.Paid e -> {
          assertThat(paid).as("paid once").isFalse();
          assertThat(e.payment().amount()).isEqualTo(uzs(230 + e.shipping().price().amount()));
          paid = true;
          taken.add(e.payment().charge());
        }
        case ParcelEvent.SurplusCharged e -> taken.add(e.payment().charge());
        case ParcelEvent.Sent _ -> assertThat(paid).as("sent when it was paid").isTrue();
        case ParcelEvent.Refunded e -> returned.add(e.charge());
        case ParcelEvent.SurplusRefunded e -> returned.add(e.charge());
        case ParcelEvent.Cancelled _ -> assertThat(paid).as("cancelled unpaid").isFalse();
        case ParcelEvent.Placed _,
            ParcelEvent.InvoiceIssued _,
            ParcelEvent.CheckoutApproved _,
            ParcelEvent.CheckoutRefused _ -> {}
      }
    }
    assertThat(taken).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(confirmed);
    assertThat(taken).containsAll(returned);
    assertThat(returned).doesNotHaveDuplicates();
  }

  private static ParcelCommand.Place place(OrderId parcel) {
    return new ParcelCommand.Place(
        parcel,
        BUYER,
        Language.ENGLISH,
        List.of(new WantedArticle(BOWL, new Quantity(1), uzs(230))),
        "print",
        TERMS,
        TERMS,
        PLACED_AT.plusSeconds(1_800),
        PLACED_AT);
  }

  private static ParcelCommand anything(OrderId parcel, Random random, Instant at) {
    TelegramUserId who = random.nextInt(8) == 0 ? STRANGER : BUYER;
    String query = "query-" + random.nextInt(4);
    String charge = "charge-" + random.nextInt(4);
    long amount = random.nextInt(4) == 0 ? 230 : 250;
    return switch (random.nextInt(9)) {
      case 0 -> new ParcelCommand.DraftInvoice(parcel, who, at);
      case 1 -> new ParcelCommand.IssueInvoice(parcel, who, LINK, at);
      case 2 -> new ParcelCommand.QuoteShipping(parcel, who, UZ, at);
      case 3, 4 ->
          new ParcelCommand.ApproveCheckout(parcel, who, uzs(amount), COURIER, UZ, query, at);
      case 5 ->
          new ParcelCommand.ConfirmPayment(parcel, who, payment(charge, uzs(amount)), COURIER, at);
      case 6 -> new ParcelCommand.Send(parcel, new Tracking("RR" + random.nextInt(2)), OWNER, at);
      case 7 -> {
        var reference = new RefundReference("back-" + random.nextInt(2));
        yield new ParcelCommand.RecordRefund(
            parcel, new ChargeId(charge), reference, OWNER, REASON, at);
      }
      default ->
          random.nextInt(6) == 0
              ? new ParcelCommand.Cancel(parcel, who, at)
              : new ParcelCommand.DraftInvoice(parcel, who, at);
    };
  }
}
