package zij.query.parcel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.Test;
import zij.language.Currency;
import zij.language.Language;
import zij.language.Money;
import zij.language.Quantity;
import zij.language.Refusal;
import zij.language.TelegramUserId;
import zij.language.article.ArticleEvent;
import zij.language.article.ArticleId;
import zij.language.difference.Note;
import zij.language.evidence.Sealed;
import zij.language.order.ChargeId;
import zij.language.order.OrderId;
import zij.language.parcel.ChosenShipping;
import zij.language.parcel.ParcelEvent;
import zij.language.parcel.ParcelLine;
import zij.language.parcel.ParcelPayment;
import zij.language.parcel.RefundReference;
import zij.language.parcel.Tracking;
import zij.language.product.Text;
import zij.language.product.Texts;
import zij.language.shipping.ShippingOptionId;
import zij.query.TestViews;

class ParcelsProjectionTest {
  private static final Instant AT = Instant.parse("2026-11-22T09:00:00.123456Z");
  private static final ArticleId BOWL = new ArticleId("bowl");
  private static final TelegramUserId BUYER = new TelegramUserId(7);
  private static final TelegramUserId OWNER = new TelegramUserId(1);
  private static final Money PRICE = new Money(Currency.UZS, 100);
  private static final List<ParcelLine> LINES =
      List.of(new ParcelLine(BOWL, "Bowl", new Quantity(2), PRICE));
  private static final ChosenShipping COURIER =
      new ChosenShipping(new ShippingOptionId("courier"), "Courier", new Money(Currency.UZS, 20));
  private static final RefundReference BACK = new RefundReference("back");
  private static final Note REASON = new Note("Broken.");

  private final TestViews views = TestViews.create();
  private final ParcelsProjection projection = new ParcelsProjection(views.dsl());
  private final Parcels parcels = new Parcels(views.dsl());
  private final List<Object> log = new ArrayList<>();

  private void happen(Object... events) {
    log.addAll(List.of(events));
    see(log.size() - events.length);
  }

  private void see(int from) {
    TestViews.inBatch(() -> {
      for (int i = from; i < log.size(); i++) {
        var token = new GlobalSequenceTrackingToken(i);
        if (log.get(i) instanceof ArticleEvent event) projection.on(event, token);
        if (log.get(i) instanceof ParcelEvent event) projection.on(event, token);
      }
    });
  }

  private static OrderId id(String key) {
    return OrderId.ofParcel(BUYER, key);
  }

  private static ParcelEvent placed(String key) {
    Money goods = new Money(Currency.UZS, 200);
    Instant expires = AT.plusSeconds(1_800);
    return new ParcelEvent.Placed(
        id(key), BUYER, Language.ENGLISH, LINES, goods, "print", expires, AT);
  }

  private static ParcelPayment payment(String charge) {
    return new ParcelPayment(
        new ChargeId(charge),
        "click-" + charge,
        new Money(Currency.UZS, 220),
        new Sealed(3, "AQIDBA=="));
  }

  private static ParcelEvent paid(String key) {
    return new ParcelEvent.Paid(id(key), BUYER, LINES, COURIER, payment("c-" + key), AT);
  }

  private ParcelView see(String key) {
    return parcels.find(id(key)).orElseThrow();
  }

  @Test
  void an_article_is_shown_as_its_events_left_it() {
    Texts english = new Texts(Map.of(Language.ENGLISH, new Text("Bowl", "Blue.")));
    Text kazakh = new Text("Кесе", "");
    happen(new ArticleEvent.Listed(BOWL, "🥣", english, PRICE, AT));
    assertThat(parcels.articles(false)).isEmpty();
    happen(
        new ArticleEvent.Repriced(BOWL, new Money(Currency.UZS, 90), AT),
        new ArticleEvent.Described(BOWL, Language.KAZAKH, kazakh, AT),
        new ArticleEvent.Published(BOWL, AT));
    Texts both = english.with(Language.KAZAKH, kazakh);
    assertThat(parcels.articles(false))
        .containsExactly(new ShopArticle("bowl", "🥣", both, new Money(Currency.UZS, 90), true, 3));
    happen(new ArticleEvent.Withdrawn(BOWL, AT));
    assertThat(parcels.articles(false)).isEmpty();
    assertThat(parcels.articles(true)).hasSize(1);
    assertThat(parcels.articles(true, 1)).hasSize(1);
    assertThat(parcels.countArticles()).isEqualTo(1);
  }

  @Test
  void a_parcel_is_shown_with_what_paid_it_and_where_it_is() {
    happen(placed("a"));
    assertThat(see("a").state()).isEqualTo(ParcelState.PLACED);
    assertThat(see("a").payment()).isNull();
    happen(
        new ParcelEvent.InvoiceIssued(id("a"), "https://t.me/$a", AT),
        paid("a"),
        new ParcelEvent.Sent(id("a"), new Tracking("RR1"), OWNER, AT));
    ParcelView sent = see("a");
    assertThat(sent.state()).isEqualTo(ParcelState.SENT);
    assertThat(sent.lines()).isEqualTo(LINES);
    assertThat(sent.tracking()).isEqualTo(new Tracking("RR1"));
    ParcelView.Payment payment = Objects.requireNonNull(sent.payment());
    assertThat(payment.shipping()).isEqualTo(COURIER);
    assertThat(payment.total()).isEqualTo(new Money(Currency.UZS, 220));
    assertThat(payment.evidence()).isEqualTo(new Sealed(3, "AQIDBA=="));
    assertThat(payment.position()).isEqualTo(2);
    assertThat(sent.position()).isEqualTo(3);
  }

  @Test
  void what_went_back_is_shown_with_the_providers_reference() {
    happen(
        placed("a"),
        paid("a"),
        new ParcelEvent.SurplusCharged(id("a"), BUYER, payment("x"), Refusal.ALREADY_PAID, AT));
    assertThat(parcels.surplus(id("a")))
        .extracting(s -> s.reason())
        .containsExactly("ALREADY_PAID");
    assertThat(parcels.countOwed()).isEqualTo(1);
    happen(
        new ParcelEvent.SurplusRefunded(
            id("a"), BUYER, new ChargeId("x"), PRICE, BACK, OWNER, REASON, AT));
    assertThat(parcels.surplus(id("a"))).extracting(s -> s.refund()).containsExactly(BACK);
    assertThat(parcels.countOwed()).isZero();
    assertThat(see("a").state()).isEqualTo(ParcelState.PAID);
    happen(
        new ParcelEvent.Refunded(
            id("a"), BUYER, new ChargeId("c-a"), PRICE, BACK, OWNER, REASON, AT));
    assertThat(see("a").state()).isEqualTo(ParcelState.REFUNDED);
    assertThat(see("a").closedAt()).isEqualTo(AT);
    assertThat(Objects.requireNonNull(see("a").payment()).refund()).isEqualTo(BACK);
  }

  @Test
  void pages_are_cut_by_buyer_state_and_place() {
    happen(placed("a"), placed("b"), placed("c"), new ParcelEvent.Cancelled(id("b"), AT));
    assertThat(parcels.page(BUYER, null, null, 2))
        .extracting(ParcelView::order)
        .containsExactly(id("c").value(), id("b").value());
    assertThat(parcels.page(BUYER, null, 1L, 2))
        .extracting(ParcelView::order)
        .containsExactly(id("a").value());
    assertThat(parcels.page(null, ParcelState.CANCELLED, null, 2))
        .extracting(ParcelView::closedAt)
        .containsExactly(AT);
    assertThat(parcels.page(OWNER, null, null, 2)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parcels.page(null, null, null, Parcels.MAX_PAGE + 1));
  }

  @Test
  void repeating_changes_nothing() {
    happen(
        placed("a"),
        paid("a"),
        new ParcelEvent.SurplusCharged(id("a"), BUYER, payment("x"), Refusal.ALREADY_PAID, AT),
        new ParcelEvent.Sent(id("a"), null, OWNER, AT));
    ParcelView once = see("a");
    see(0);
    see(2);
    assertThat(see("a")).isEqualTo(once);
    assertThat(parcels.surplus(id("a"))).hasSize(1);
  }
}
