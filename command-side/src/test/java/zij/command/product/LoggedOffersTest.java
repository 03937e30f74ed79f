package zij.command.product;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.command.product.ProductStory.LISTED_AT;
import static zij.command.product.ProductStory.TEA;
import static zij.command.product.ProductStory.english;
import static zij.command.product.ProductStory.listed;
import static zij.command.product.ProductStory.published;
import static zij.command.product.ProductStory.repriced;
import static zij.command.product.ProductStory.withdrawn;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;
import zij.language.Language;
import zij.language.product.Price;
import zij.language.product.ProductEvent;
import zij.language.product.ProductId;
import zij.language.product.Text;

class LoggedOffersTest {
  private final EmbeddedEventStore log =
      EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()).build();
  private final AtomicLong foreignCommits = new AtomicLong();
  private final LoggedOffers offers = new LoggedOffers(log, foreignCommits::get);

  @Test
  void a_product_that_was_never_listed_has_no_offer() {
    assertThat(offers.offer(TEA)).isEmpty();
  }

  @Test
  void a_product_listed_after_it_was_asked_for_is_seen() {
    assertThat(offers.offer(TEA)).isEmpty();
    append(0, listed());
    assertThat(offers.offer(TEA)).hasValueSatisfying(o -> assertThat(o.onSale()).isFalse());
  }

  @Test
  void an_offer_is_what_all_events_of_its_product_come_to() {
    Text russian = new Text("Чай", "");
    append(0, listed(), repriced(60), published());
    append(3, new ProductEvent.Described(TEA, Language.RUSSIAN, russian, LISTED_AT));
    Offer expected =
        new Offer(
            TEA,
            "🍵",
            english().with(Language.RUSSIAN, russian),
            Price.of(60),
            ProductStory.GOOD,
            true);
    assertThat(offers.offer(TEA)).contains(expected);
    assertThat(offers.offer(TEA)).as("asked again").contains(expected);
    assertThat(new LoggedOffers(log, () -> 0).offer(TEA)).as("asked elsewhere").contains(expected);
  }

  @Test
  void a_new_price_holds_from_its_commit_on_and_not_before() {
    append(0, listed(), published());
    assertThat(price()).isEqualTo(50);
    UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);
    append(2, repriced(60));
    unitOfWork.rollback();
    assertThat(price()).as("rolled back").isEqualTo(50);
    append(2, repriced(70));
    assertThat(price()).as("committed").isEqualTo(70);
  }

  @Test
  void going_off_sale_and_on_again_is_seen_at_once() {
    append(0, listed(), published());
    assertThat(offers.offer(TEA).orElseThrow().onSale()).isTrue();
    append(2, withdrawn());
    assertThat(offers.offer(TEA).orElseThrow().onSale()).isFalse();
    append(3, published());
    assertThat(offers.offer(TEA).orElseThrow().onSale()).isTrue();
  }

  @Test
  void products_do_not_mix() {
    ProductId chart = new ProductId("chart");
    append(0, listed());
    log.publish(
        event(
            chart,
            0,
            new ProductEvent.Listed(
                chart, "⭐", english(), Price.of(1), ProductStory.GOOD, LISTED_AT)));
    assertThat(price()).isEqualTo(50);
    assertThat(offers.offer(chart).orElseThrow().price()).isEqualTo(Price.of(1));
  }

  @Test
  void the_log_is_asked_again_only_after_a_change() {
    InMemoryEventStorageEngine engine = new InMemoryEventStorageEngine();
    EmbeddedEventStore here = EmbeddedEventStore.builder().storageEngine(engine).build();
    LoggedOffers known = new LoggedOffers(here, foreignCommits::get);
    here.publish(event(TEA, 0, listed()));
    assertThat(known.offer(TEA).orElseThrow().price()).isEqualTo(Price.of(50));
    engine.appendEvents(event(TEA, 1, repriced(60))); // as another server does
    assertThat(known.offer(TEA).orElseThrow().price()).as("not heard of").isEqualTo(Price.of(50));
    foreignCommits.incrementAndGet();
    assertThat(known.offer(TEA).orElseThrow().price()).as("heard of").isEqualTo(Price.of(60));
  }

  @Test
  void more_products_than_are_kept_in_memory_are_still_answered_rightly() {
    int limit = 20;
    LoggedOffers few = new LoggedOffers(log, () -> 0, limit);
    for (int n = 0; n < 5 * limit; n++) log.publish(listedAt(n));
    for (int round = 0; round < 2; round++) {
      for (int n = 0; n < 5 * limit; n++) {
        Offer offer = few.offer(new ProductId("p" + n)).orElseThrow();
        assertThat(offer.price()).isEqualTo(priceOf(n));
        assertThat(few.kept()).isBetween(1L, (long) limit);
      }
    }
  }

  @Test
  void unknown_products_are_not_kept() {
    append(0, listed());
    assertThat(offers.offer(TEA)).isPresent();
    IntStream.range(0, 1000)
        .forEach(n -> assertThat(offers.offer(new ProductId("unknown-" + n))).isEmpty());
    assertThat(offers.kept()).isEqualTo(1);
  }

  @Test
  void readers_never_see_the_price_go_back() throws Exception {
    append(0, listed(), published(), repriced(1));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> readers =
          IntStream.range(0, 4).mapToObj(_ -> threads.submit(this::risesTo500)).toList();
      for (int price = 2; price <= 500; price++) append(price + 1, repriced(price));
      for (Future<Boolean> reader : readers) assertThat(reader.get()).isTrue();
    }
  }

  private boolean risesTo500() {
    for (long last = 0; last < 500; ) {
      long now = price();
      if (now < last) return false;
      last = now;
    }
    return true;
  }

  private long price() {
    return offers.offer(TEA).orElseThrow().price().stars().amount();
  }

  private void append(long sequence, ProductEvent... events) {
    for (int i = 0; i < events.length; i++) log.publish(event(TEA, sequence + i, events[i]));
  }

  private static GenericDomainEventMessage<ProductEvent> listedAt(int n) {
    ProductId id = new ProductId("p" + n);
    return event(
        id,
        0,
        new ProductEvent.Listed(id, "⭐", english(), priceOf(n), ProductStory.GOOD, LISTED_AT));
  }

  private static Price priceOf(int n) {
    return Price.of(1 + n % 1000);
  }

  private static GenericDomainEventMessage<ProductEvent> event(
      ProductId product, long sequence, ProductEvent event) {
    return new GenericDomainEventMessage<>(
        "product", product.toString(), sequence, event, Map.of());
  }
}
