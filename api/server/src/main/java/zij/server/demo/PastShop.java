package zij.server.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import zij.language.Language;
import zij.language.Quantity;
import zij.language.order.OrderId;
import zij.language.order.WantedLine;
import zij.language.product.ProductId;
import zij.server.sample.SampleCatalogue.Sample;

/** Orders as people place them: who, when, what, and what becomes of it. */
final class PastShop {
  private static final int MAX_TITLE = 32;

  private final List<Instant> moments;
  private final Map<ProductId, Sample> products = new LinkedHashMap<>();
  private final List<ProductId> byPopularity;
  private final PastBuyers buyers;
  private final Function<OrderId, String> payloads;
  private final Random random;

  PastShop(
      List<Instant> moments,
      List<Sample> samples,
      Function<OrderId, String> payloads,
      Random random) {
    this.moments = moments;
    // The cheaper, the more often it is bought.
    samples.stream()
        .sorted(Comparator.comparingLong(sample -> sample.price().stars().amount()))
        .forEach(sample -> products.put(sample.product(), sample));
    this.byPopularity = List.copyOf(products.keySet());
    this.buyers = new PastBuyers(random);
    this.payloads = payloads;
    this.random = random;
  }

  /** The products, the most popular first. */
  List<ProductId> byPopularity() {
    return byPopularity;
  }

  /** Every order, in the order in which they were placed; made one by one. */
  Iterator<PastOrder> orders() {
    return moments.stream().map(this::order).iterator();
  }

  /** Any of them, the first most often. */
  static <T> T popular(List<T> of, Random random) {
    double share = random.nextDouble();
    return of.get((int) (of.size() * share * share));
  }

  private PastOrder order(Instant at) {
    List<WantedLine> lines = new ArrayList<>();
    int wanted = 1 + popular(List.of(0, 0, 1, 2), random);
    Stream.generate(() -> popular(byPopularity, random))
        .distinct()
        .limit(Math.min(wanted, byPopularity.size()))
        .forEach(product -> lines.add(line(product)));
    Sample first = sample(lines.getFirst().product());
    String title = first.texts().in(Language.ENGLISH).title();
    String cut = title.length() <= MAX_TITLE ? title : title.substring(0, MAX_TITLE);
    return PastPlan.order(buyers.next(), at, lines, cut, payloads, random);
  }

  private Sample sample(ProductId product) {
    return Objects.requireNonNull(products.get(product), "it is for sale");
  }

  private WantedLine line(ProductId product) {
    Sample sample = sample(product);
    Quantity quantity = new Quantity(random.nextInt(12) == 0 ? 2 : 1);
    return new WantedLine(product, quantity, sample.price());
  }
}
