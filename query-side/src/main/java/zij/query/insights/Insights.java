package zij.query.insights;

import static zij.query.schema.Tables.INSIGHTS_HEAD;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zij.language.Language;
import zij.query.Arrivals;

/**
 * Answers analysts. The figures of one answer are of one moment: they are read in one snapshot,
 * together with the position that they reflect. Thread-safe. A question that takes longer than
 * {@value #MAX_SECONDS} seconds ends in a {@link org.jooq.exception.DataAccessException}.
 */
public final class Insights {
  private static final Logger LOG = LoggerFactory.getLogger(Insights.class);

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

  /** SQLSTATE query_canceled. */
  private static final String TOO_SLOW = "57014";

  private final DSLContext primary;
  private final DSLContext reads;
  private final boolean hasSecond;
  private final Arrivals arrivals;

  /**
   * @param primary asked for positions, and for all that the other fails to answer
   * @param reads may answer from a moment ago
   */
  public Insights(DSLContext primary, DSLContext reads, Arrivals arrivals) {
    this(primary, reads, true, arrivals);
  }

  private Insights(DSLContext primary, DSLContext reads, boolean hasSecond, Arrivals arrivals) {
    this.primary = primary;
    this.reads = reads;
    this.hasSecond = hasSecond;
    this.arrivals = arrivals;
  }

  /** The position of the newest event that is in the figures; -1 if there is none. */
  public long position() {
    return position(primary);
  }

  /**
   * Answers that reflect at least this position; empty if there are none in time.
   *
   * @param atMost how long to wait for them
   */
  public Optional<Insights> reaching(long position, Duration atMost) throws InterruptedException {
    boolean reached =
        arrivals.await(InsightsProjection.GROUP, () -> position() >= position, atMost);
    return reached
        ? Optional.of(new Insights(primary, primary, false, arrivals))
        : Optional.empty();
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
   * What promotions cost and brought.
   *
   * @param limit 1 to {@value #MAX_PRODUCTS}
   */
  public PromotionYield promotions(Question question, int limit) {
    require(limit, MAX_PRODUCTS);
    return inSnapshot(
        tx -> new PromotionYieldReader(tx).answer(basis(tx, question), question, limit));
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

  /** A replica may go, or throw away what a snapshot needs; then all is read anew. */
  private <A> A inSnapshot(Function<DSLContext, A> answer) {
    try {
      return inSnapshot(reads, answer);
    } catch (DataAccessException e) {
      if (!hasSecond || TOO_SLOW.equals(e.sqlState())) throw e;
      LOG.debug("A replica does not answer, the primary does", e);
      return inSnapshot(primary, answer);
    }
  }

  private static <A> A inSnapshot(DSLContext dsl, Function<DSLContext, A> answer) {
    return dsl.transactionResult(configuration -> {
      DSLContext tx = configuration.dsl();
      tx.execute(SNAPSHOT);
      return answer.apply(tx);
    });
  }
}
