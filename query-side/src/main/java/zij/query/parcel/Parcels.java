package zij.query.parcel;

import static zij.query.schema.Tables.ARTICLE;
import static zij.query.schema.Tables.PARCEL;
import static zij.query.schema.Tables.PARCEL_SURPLUS;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import zij.language.Currency;
import zij.language.Money;
import zij.language.TelegramUserId;
import zij.language.evidence.Sealed;
import zij.language.order.ChargeId;
import zij.language.order.OrderId;
import zij.language.parcel.ChosenShipping;
import zij.language.parcel.ParcelLine;
import zij.language.parcel.RefundReference;
import zij.language.parcel.Tracking;
import zij.language.product.Texts;
import zij.query.schema.tables.records.ArticleRecord;
import zij.query.schema.tables.records.ParcelRecord;

/** Answers what is sent by post, and what became of it. Thread-safe. */
public final class Parcels {
  /** The longest page. */
  public static final int MAX_PAGE = 50;

  /** As many articles as a shop can show. */
  public static final int MAX_ARTICLES = 200;

  static final JsonMapper JSON = JsonMapper.builder().build();

  private static final TypeReference<List<ParcelLine>> LINES = new TypeReference<>() {};

  private final DSLContext dsl;

  public Parcels(DSLContext dsl) {
    this.dsl = dsl;
  }

  /** The newest articles first, at most {@value #MAX_ARTICLES}. */
  public List<ShopArticle> articles(boolean draftsToo) {
    return articles(draftsToo, MAX_ARTICLES);
  }

  /**
   * The newest articles first.
   *
   * @param limit 1 to {@value #MAX_ARTICLES}
   */
  public List<ShopArticle> articles(boolean draftsToo, int limit) {
    return dsl.selectFrom(ARTICLE)
        .where(draftsToo ? DSL.noCondition() : ARTICLE.ON_SALE.isTrue())
        .orderBy(ARTICLE.LISTED_POSITION.desc())
        .limit(Math.clamp(limit, 1, MAX_ARTICLES))
        .fetch(Parcels::article);
  }

  /** How many articles there are, drafts and withdrawn ones too. */
  public int countArticles() {
    return dsl.fetchCount(ARTICLE);
  }

  /**
   * Some parcels, the newest first.
   *
   * @param buyer whose; null for everybody's
   * @param state only these; null for all
   * @param before {@code placedPosition} of the last one that was seen; null at the beginning
   * @param limit 1 to {@value #MAX_PAGE}
   */
  public List<ParcelView> page(
      @Nullable TelegramUserId buyer,
      @Nullable ParcelState state,
      @Nullable Long before,
      int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " parcels");
    }
    Condition these = DSL.noCondition();
    if (buyer != null) these = these.and(PARCEL.BUYER.eq(buyer.value()));
    if (state != null) these = these.and(PARCEL.STATE.eq(state.name()));
    if (before != null) these = these.and(PARCEL.PLACED_POSITION.lt(before));
    return dsl.selectFrom(PARCEL)
        .where(these)
        .orderBy(PARCEL.PLACED_POSITION.desc())
        .limit(limit)
        .fetch(Parcels::view);
  }

  /**
   * Some parcels with a payment that they have no use for and that has not gone back, the newest
   * first; the parameters are those of the page of all.
   */
  public List<ParcelView> owed(@Nullable Long before, int limit) {
    var surplus =
        DSL.selectOne()
            .from(PARCEL_SURPLUS)
            .where(PARCEL_SURPLUS.ORDER_ID.eq(PARCEL.ORDER_ID))
            .and(PARCEL_SURPLUS.REFUND_REFERENCE.isNull());
    return dsl.selectFrom(PARCEL)
        .where(DSL.exists(surplus))
        .and(before == null ? DSL.noCondition() : PARCEL.PLACED_POSITION.lt(before))
        .orderBy(PARCEL.PLACED_POSITION.desc())
        .limit(Math.clamp(limit, 1, MAX_PAGE))
        .fetch(Parcels::view);
  }

  /** How many payments no parcel has a use for, and did not go back yet. */
  public int countOwed() {
    return dsl.fetchCount(PARCEL_SURPLUS, PARCEL_SURPLUS.REFUND_REFERENCE.isNull());
  }

  /** One parcel; empty if there is none. */
  public Optional<ParcelView> find(OrderId order) {
    return dsl.fetchOptional(PARCEL, PARCEL.ORDER_ID.eq(order.value())).map(Parcels::view);
  }

  /** The payments that a parcel has no use for, the first of them first. */
  public List<ParcelView.SurplusPayment> surplus(OrderId order) {
    return dsl.selectFrom(PARCEL_SURPLUS)
        .where(PARCEL_SURPLUS.ORDER_ID.eq(order.value()))
        .orderBy(PARCEL_SURPLUS.POSITION)
        .limit(MAX_PAGE)
        .fetch(row ->
            new ParcelView.SurplusPayment(
                new ChargeId(row.getCharge()),
                row.getProviderCharge(),
                new Money(Currency.valueOf(row.getCurrency()), row.getTotal()),
                row.getReason(),
                reference(row.getRefundReference())));
  }

  private static ShopArticle article(ArticleRecord row) {
    return new ShopArticle(
        row.getArticleId(),
        row.getEmoji(),
        texts(row),
        new Money(Currency.valueOf(row.getCurrency()), row.getPrice()),
        row.getOnSale(),
        row.getPosition());
  }

  static Texts texts(ArticleRecord row) {
    return JSON.readValue(row.getTexts().data(), Texts.class);
  }

  static JSONB json(Object value) {
    return JSONB.valueOf(JSON.writeValueAsString(value));
  }

  private static ParcelView view(ParcelRecord row) {
    String tracking = row.getTracking();
    return new ParcelView(
        row.getOrderId(),
        new TelegramUserId(row.getBuyer()),
        ParcelState.valueOf(row.getState()),
        JSON.readValue(row.getLines().data(), LINES),
        new Money(Currency.valueOf(row.getCurrency()), row.getGoods()),
        row.getCharge() == null ? null : payment(row),
        tracking == null ? null : new Tracking(tracking),
        row.getPlacedAt().toInstant(),
        row.getExpiresAt().toInstant(),
        instant(row.getSentAt()),
        instant(row.getClosedAt()),
        row.getPlacedPosition(),
        row.getPosition());
  }

  private static ParcelView.Payment payment(ParcelRecord row) {
    return new ParcelView.Payment(
        JSON.readValue(Objects.requireNonNull(row.getShipping()).data(), ChosenShipping.class),
        new Money(Currency.valueOf(row.getCurrency()), Objects.requireNonNull(row.getTotal())),
        new ChargeId(Objects.requireNonNull(row.getCharge())),
        Objects.requireNonNull(row.getProviderCharge()),
        new Sealed(
            Objects.requireNonNull(row.getGeneration()),
            Objects.requireNonNull(row.getCiphertext())),
        reference(row.getRefundReference()),
        Objects.requireNonNull(row.getPaidAt()).toInstant(),
        Objects.requireNonNull(row.getPaidPosition()));
  }

  private static @Nullable RefundReference reference(@Nullable String value) {
    return value == null ? null : new RefundReference(value);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
