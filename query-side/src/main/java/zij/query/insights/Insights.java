package zij.query.insights;

import static zij.query.schema.Tables.INSIGHTS_HEAD;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import zij.language.Language;
import zij.query.Arrivals;

/**
 * Answers analysts. The figures of one answer are of one moment: they are read in one snapshot,
 * together with the position that they reflect. Thread-safe. A question that takes longer than
 * {@value #MAX_SECONDS} seconds ends in a {@link org.jooq.exception.DataAccessException}.
 */
public final class Insights {
  /** The longest list of products. */
  public static final int MAX_PRODUCTS = 200;

  /** The longest page of orders. */
  public static final int MAX_ORDERS = 200;

  /** The longest series. */
  public static final int MAX_POINTS = 800;

  /** So that no analyst can stop the shop. */
  static final int MAX_SECONDS = 5;

  /** Compiling a question at run time takes longer than to answer it. */
  private static final String SNAPSHOT =
      "set transaction isolation level repeatable read, read only;"
          + " set local statement_timeout = '"
          + MAX_SECONDS
          + "s'; set local jit = off";

  private final DSLContext dsl;
  private final Arrivals arrivals;

  public Insights(DSLContext dsl, Arrivals arrivals) {
    this.dsl = dsl;
    this.arrivals = arrivals;
  }

  /** The position of the newest event that is in the figures; -1 if there is none. */
  public long position() {
    return position(dsl);
  }

  /**
   * Waits until the figures reflect at least this position.
   *
   * @return whether they do
   */
  public boolean awaitPosition(long position, Duration atMost) throws InterruptedException {
    return arrivals.await(InsightsProjection.GROUP, () -> position() >= position, atMost);
  }

  /**
   * How the shop does.
   *
   * @param compare whether with the period before
   */
  public Overview overview(Question question, boolean compare) {
    return inSnapshot(tx -> new OverviewReader(tx).answer(basis(tx, question), question, compare));
  }

  /**
   * Figures step by step.
   *
   * @throws IllegalArgumentException if there were more than {@value #MAX_POINTS} points
   */
  public Series series(Question question, Series.Step step, boolean compare) {
    return inSnapshot(
        tx -> new SeriesReader(tx).answer(basis(tx, question), question, step, compare));
  }

  /**
   * How products sell.
   *
   * @param language of the titles
   * @param limit 1 to {@value #MAX_PRODUCTS}
   */
  public Products products(Question question, Products.Sort sort, Language language, int limit) {
    require(limit, MAX_PRODUCTS);
    return inSnapshot(
        tx -> new ProductsReader(tx, language).answer(basis(tx, question), question, sort, limit));
  }

  /**
   * Who came back.
   *
   * @param now weeks that begin later are left out
   */
  public Cohorts cohorts(Question question, Instant now) {
    return inSnapshot(tx -> new CohortsReader(tx).answer(basis(tx, question), question, now));
  }

  /** What became of the orders that were placed. */
  public Abandonment abandonment(Question question, boolean compare) {
    return inSnapshot(
        tx -> new AbandonmentReader(tx).answer(basis(tx, question), question, compare));
  }

  /**
   * The orders behind the figures.
   *
   * @param after the place that a page named, or null for the first page
   * @param limit 1 to {@value #MAX_ORDERS}
   */
  public OrderFacts orders(
      Question question,
      OrderFacts.Happening happening,
      OrderFacts.@Nullable Place after,
      int limit) {
    require(limit, MAX_ORDERS);
    return inSnapshot(tx ->
        new OrderFactsReader(tx).answer(basis(tx, question), question, happening, after, limit));
  }

  private static void require(int limit, int most) {
    if (limit < 1 || limit > most) {
      throw new IllegalArgumentException("a list has 1 to " + most + " rows");
    }
  }

  private static Basis basis(DSLContext tx, Question question) {
    return Basis.of(position(tx), question);
  }

  private static long position(DSLContext tx) {
    Long head = tx.select(INSIGHTS_HEAD.POSITION).from(INSIGHTS_HEAD).fetchOne(0, Long.class);
    return head == null ? -1 : head;
  }

  private <A> A inSnapshot(Function<DSLContext, A> answer) {
    return dsl.transactionResult(configuration -> {
      DSLContext tx = configuration.dsl();
      tx.execute(SNAPSHOT);
      return answer.apply(tx);
    });
  }
}
