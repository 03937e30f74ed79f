package zij.server.read;

import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConnectionProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import zij.ledger.log.LiveTail;
import zij.query.Arrivals;
import zij.query.credit.CreditProjection;
import zij.query.membership.MembershipsProjection;
import zij.query.order.OrdersProjection;
import zij.query.parcel.ParcelsProjection;
import zij.query.product.CatalogueProjection;
import zij.query.reconciliation.ReconciliationProjection;
import zij.query.stock.StockProjection;
import zij.query.subscription.SubscriptionsProjection;
import zij.query.support.CasesProjection;
import zij.server.log.LogPositions;
import zij.server.problem.ProblemException;
import zij.server.storage.RowScope;
import zij.server.storage.ScopedConnections;

/**
 * Lets callers see what they have caused: answers that are at least as new as a position of the log
 * which a command or an event named to them. Thread-safe.
 */
@Component
public final class Freshness {
  /** How the parameter {@code position} is described wherever a read takes it. */
  public static final String PARAMETER =
      "A position that a command's answer or an event of the stream named. The answer is at least"
          + " as new; if that takes longer than two seconds, 503 NOT_YET_VISIBLE with Retry-After."
          + " A position that the log does not have is refused with 400.";

  /** How long a read waits for a position before it says that it is not there yet. */
  public static final Duration MAX_WAIT = Duration.ofSeconds(2);

  /** A read model, by what it shows of the log. */
  public enum View {
    ORDERS(OrdersProjection.GROUP, "order.%", "query.customer_order", "order_id", "uuid"),
    CATALOGUE(CatalogueProjection.GROUP, "product.%", "query.product", "product_id", "text"),
    CATEGORIES(CatalogueProjection.GROUP, "category.%", "query.category", "aggregate_id", "text"),
    STOCK(StockProjection.GROUP, "stock.%", "query.stock", "stock_id", "text"),
    SUBSCRIPTIONS(
        SubscriptionsProjection.GROUP,
        "subscription.%",
        "query.subscription",
        "subscription_id",
        "text"),
    MEMBERSHIPS(
        MembershipsProjection.GROUP, "membership.%", "query.membership", "membership_id", "text"),
    SUPPORT(CasesProjection.GROUP, "support.%", "query.support_case", "case_id", "uuid"),
    ARTICLES(ParcelsProjection.GROUP, "article.%", "query.article", "aggregate_id", "text"),
    PARCELS(ParcelsProjection.GROUP, "parcel.%", "query.parcel", "aggregate_id", "text"),
    CREDIT(CreditProjection.GROUP, "credit.%", "query.credit_account", "credit_id", "text"),
    DIFFERENCES(
        ReconciliationProjection.GROUP,
        "difference.%",
        "query.difference",
        "difference_id",
        "uuid");

    private final String shows;

    /**
     * A row shows the position of its newest event. What is behind the tokens of all segments is
     * shown; a segment that has nothing to do moves its token only now and then, so the few events
     * after that are compared one by one. All of it is in one database, and so in one snapshot of a
     * replica, too.
     */
    View(String group, String types, String table, String key, String keyType) {
      shows =
          """
          select exists (select from ledger.head where size > {0}) and not exists (
            select from ledger.event e left join %3$s v on v.%4$s = e.aggregate_id::%5$s
            where e.type like '%2$s' and e.position <= {0} and e.position > coalesce(
              (select min(coalesce((convert_from(token, 'UTF8')::jsonb->>'globalIndex')::bigint, -1))
                from server.token_entry where processor_name = '%1$s'), -1)
            and (v.position is null or v.position < e.position))
          """
              .formatted(group, types, table, key, keyType);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(Freshness.class);

  private final DSLContext primary;
  private final DSLContext reads;
  private final DSLContext own;
  private final ScopedConnections scoped;
  private final LogPositions positions;
  private final LiveTail tail;
  private final Arrivals arrivals;

  Freshness(
      DSLContext primary,
      @Qualifier("reads") DSLContext reads,
      @Qualifier("own") DSLContext own,
      ScopedConnections scoped,
      LogPositions positions,
      LiveTail tail,
      Arrivals arrivals) {
    this.primary = primary;
    this.reads = reads;
    this.own = own;
    this.scoped = scoped;
    this.positions = positions;
    this.tail = tail;
    this.arrivals = arrivals;
  }

  /**
   * Asks a database whose view is at least as new as the position: a replica if it is there
   * already, else the primary as soon as it is.
   *
   * @param position null if any answer will do
   * @throws ProblemException 400 if the log has no such position, 503 if the view does not get
   *     there in time
   */
  public <T> T read(View view, @Nullable Long position, Function<DSLContext, T> question)
      throws InterruptedException {
    if (position == null) return read(question);
    requireReached(position);
    Optional<T> answer = readIfShown(view, position, question);
    if (answer.isPresent()) return answer.get();
    Object awaited = positions.orderAt(position).<Object>map(order -> order.value()).orElse(view);
    if (!arrivals.await(awaited, () -> shows(primary, view, position), MAX_WAIT)) throw notYet();
    return question.apply(own);
  }

  /** On a replica, or if it fails while it is held to somebody's rows, on the primary. */
  private <T> T read(Function<DSLContext, T> question) {
    if (RowScope.current() instanceof RowScope.Everything) return question.apply(reads);
    try {
      return reads.connectionResult(
          connection -> scoped.within(connection, () -> question.apply(on(connection))));
    } catch (DataAccessException e) {
      if (isWithoutConnection(e)) throw e;
      LOG.debug("A read failed, the primary is asked", e);
      return question.apply(own);
    }
  }

  /** On one connection: another replica may not have got there, while this one only moves on. */
  private <T> Optional<T> readIfShown(View view, long position, Function<DSLContext, T> question) {
    try {
      return reads.connectionResult(connection ->
          shows(on(connection), view, position)
              ? Optional.of(scoped.within(connection, () -> question.apply(on(connection))))
              : Optional.<T>empty());
    } catch (DataAccessException e) {
      if (RowScope.current() instanceof RowScope.Everything || isWithoutConnection(e)) throw e;
      LOG.debug("A read failed, the primary is asked", e);
      return Optional.empty();
    }
  }

  /** The primary had none either: whoever asks has waited for it long enough. */
  private static boolean isWithoutConnection(DataAccessException e) {
    return e.getCause(SQLTransientConnectionException.class) != null;
  }

  private DSLContext on(Connection connection) {
    return own.configuration().derive(new DefaultConnectionProvider(connection)).dsl();
  }

  /**
   * Refuses a position that nobody can have been told.
   *
   * @throws ProblemException 400 if the log has no such position
   */
  public void requireReached(long position) {
    if (position >= 0 && (position < tail.size() || positions.isReached(position))) return;
    throw ProblemException.parameter("position", "a position that this shop named");
  }

  /** What a read that waited in vain answers. */
  public static ProblemException notYet() {
    return ProblemException.later(
        HttpStatus.SERVICE_UNAVAILABLE, "NOT_YET_VISIBLE", Duration.ofSeconds(1));
  }

  private static boolean shows(DSLContext dsl, View view, long position) {
    return Boolean.TRUE.equals(
        dsl.resultQuery(view.shows, DSL.val(position)).fetchOne(0, Boolean.class));
  }
}
