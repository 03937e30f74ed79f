package zij.command.product;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zij.language.Refusal;
import zij.language.product.Availability;
import zij.language.product.Good;
import zij.language.product.Picture;
import zij.language.product.Price;
import zij.language.product.ProductEvent;
import zij.language.product.ProductId;
import zij.language.product.Selling;
import zij.language.product.Texts;

/**
 * What a product's history amounts to: what is offered, for how much, and whether it is on sale.
 *
 * @param picture null if the emoji is all there is
 * @param place where shoppers find it
 * @param conditions when it can be ordered, and how much of it
 * @param variety its variants, or of what it is one
 */
public record Offer(
    ProductId product,
    String emoji,
    Texts texts,
    Price price,
    Good good,
    @Nullable Picture picture,
    Place place,
    Selling selling,
    Conditions conditions,
    Variety variety,
    boolean onSale) {

  /** Of what is paid once, without a picture, at the usual place, on no conditions. */
  public Offer(
      ProductId product, String emoji, Texts texts, Price price, Good good, boolean onSale) {
    this(
        product,
        emoji,
        texts,
        price,
        good,
        null,
        Place.USUAL,
        Selling.ONCE,
        Conditions.NONE,
        Variety.NONE,
        onSale);
  }

  /**
   * The offer after one more event.
   *
   * @param offer null before the first event
   * @throws IllegalStateException if the history does not begin with {@code Listed}
   */
  public static Offer evolve(@Nullable Offer offer, ProductEvent event) {
    if (event instanceof ProductEvent.Listed e) {
      return new Offer(e.product(), e.emoji(), e.texts(), e.price(), e.good(), false);
    }
    if (offer == null) {
      throw new IllegalStateException("product " + event.product() + " was never listed");
    }
    return switch (event) {
      case ProductEvent.Listed e -> throw new IllegalStateException("listed twice: " + e.product());
      case ProductEvent.OfferedMonthly _ -> offer.monthly();
      case ProductEvent.Repriced e -> offer.withPrice(e.price());
      case ProductEvent.Described e -> offer.withTexts(offer.texts.with(e.language(), e.text()));
      case ProductEvent.GoodChanged e -> offer.withGood(e.good());
      case ProductEvent.Pictured e -> offer.withPicture(e.picture());
      case ProductEvent.PictureRemoved _ -> offer.withPicture(null);
      case ProductEvent.Categorised e -> offer.withPlace(offer.place.in(e.category()));
      case ProductEvent.Featured e -> offer.withPlace(offer.place.featured(e.featured()));
      case ProductEvent.Ranked e -> offer.withPlace(offer.place.at(e.rank()));
      case ProductEvent.AvailabilitySet e ->
          offer.withConditions(offer.conditions.during(e.availability()));
      case ProductEvent.BuyerLimitSet e -> offer.withConditions(offer.conditions.upTo(e.limit()));
      case ProductEvent.OptionsSet e -> offer.withVariety(offer.variety.choosing(e.options()));
      case ProductEvent.VariantAdded e ->
          offer.withVariety(offer.variety.with(e.variant(), e.combination()));
      case ProductEvent.MadeVariant e ->
          offer.withVariety(offer.variety.variantOf(e.of(), e.combination()));
      case ProductEvent.Published _ -> offer.withOnSale(true);
      case ProductEvent.Withdrawn _ -> offer.withOnSale(false);
    };
  }

  /** Why it cannot be ordered at this moment, however much of it; empty if it can. */
  public Optional<Refusal> whyNotSold(Instant at) {
    if (!onSale) return Optional.of(Refusal.PRODUCT_UNAVAILABLE);
    if (variety.isVaried()) return Optional.of(Refusal.VARIANT_NEEDED);
    if (conditions.availability().isAhead(at)) return Optional.of(Refusal.NOT_YET_SOLD);
    boolean isOver = conditions.availability().isOver(at);
    return isOver ? Optional.of(Refusal.NO_LONGER_SOLD) : Optional.empty();
  }

  /** Whether it is a subscription. */
  public boolean isMonthly() {
    return selling == Selling.MONTHLY;
  }

  /**
   * The offer of a variant as shoppers have it: it reads and stands as its product does, with its
   * values in the title, and is sold only while that is, too. A picture of its own is kept.
   */
  Offer asVariantOf(Offer of) {
    Variety.Variant own = Objects.requireNonNull(variety.own(), "a variant");
    Optional<Availability> both = conditions.availability().within(of.conditions.availability());
    return new Offer(
        product,
        of.emoji,
        of.variety.options().texts(of.texts, own.combination()),
        price,
        good,
        picture == null ? of.picture : picture,
        of.place,
        selling,
        conditions.during(both.orElse(Availability.ALWAYS)),
        variety,
        onSale && of.onSale && both.isPresent());
  }

  private Offer monthly() {
    return new Offer(
        product,
        emoji,
        texts,
        price,
        good,
        picture,
        place,
        Selling.MONTHLY,
        conditions,
        variety,
        onSale);
  }

  private Offer withPrice(Price changed) {
    return new Offer(
        product, emoji, texts, changed, good, picture, place, selling, conditions, variety, onSale);
  }

  private Offer withTexts(Texts changed) {
    return new Offer(
        product, emoji, changed, price, good, picture, place, selling, conditions, variety, onSale);
  }

  private Offer withGood(Good changed) {
    return new Offer(
        product,
        emoji,
        texts,
        price,
        changed,
        picture,
        place,
        selling,
        conditions,
        variety,
        onSale);
  }

  private Offer withPicture(@Nullable Picture changed) {
    return new Offer(
        product, emoji, texts, price, good, changed, place, selling, conditions, variety, onSale);
  }

  private Offer withPlace(Place changed) {
    return new Offer(
        product, emoji, texts, price, good, picture, changed, selling, conditions, variety, onSale);
  }

  private Offer withConditions(Conditions changed) {
    return new Offer(
        product, emoji, texts, price, good, picture, place, selling, changed, variety, onSale);
  }

  private Offer withVariety(Variety changed) {
    return new Offer(
        product, emoji, texts, price, good, picture, place, selling, conditions, changed, onSale);
  }

  private Offer withOnSale(boolean changed) {
    return new Offer(
        product, emoji, texts, price, good, picture, place, selling, conditions, variety, changed);
  }
}
