package zij.command.product;

import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;
import static zij.language.Refusal.COMBINATION_UNKNOWN;
import static zij.language.Refusal.IS_VARIANT;
import static zij.language.Refusal.OPTIONS_IN_USE;
import static zij.language.Refusal.PRODUCT_EXISTS;
import static zij.language.Refusal.PRODUCT_UNKNOWN;
import static zij.language.Refusal.SUBSCRIPTION_PRICE_TOO_HIGH;
import static zij.language.Refusal.TEXT_MISSING;
import static zij.language.Refusal.TOO_MANY_VARIANTS;
import static zij.language.Refusal.VARIANT_EXISTS;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Language;
import zij.language.product.Price;
import zij.language.product.ProductCommand;
import zij.language.product.ProductEvent;
import zij.language.product.ProductId;
import zij.language.product.Selling;
import zij.language.product.Texts;

/** One product of the catalogue. */
@AggregateRoot(type = "product")
public class Product {
  /** As many variants as a page shows at once, and as a person can look after. */
  public static final int MAX_VARIANTS = 100;

  @SuppressWarnings("UnusedVariable") // Axon reads it
  @AggregateIdentifier
  private @Nullable String id;

  private @Nullable Offer offer;

  /** For Axon, before the first event. */
  protected Product() {}

  /** For Axon: a product that nothing happened to yet. */
  public Product(Object id) {
    this.id = id.toString();
  }

  /** For Axon: a product that begins as a variant of another. */
  private Product(ProductEvent.Listed listed, boolean monthly, ProductEvent.MadeVariant variant) {
    AggregateLifecycle.apply(listed);
    if (monthly)
      AggregateLifecycle.apply(new ProductEvent.OfferedMonthly(listed.product(), listed.at()));
    AggregateLifecycle.apply(variant);
  }

  /** Lists the product, once. The same listing again is accepted and changes nothing. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Decision<Done> decide(ProductCommand.List c) {
    boolean monthly = c.selling() == Selling.MONTHLY;
    if (monthly && isTooMuch(c.price())) return refused(SUBSCRIPTION_PRICE_TOO_HIGH);
    ProductEvent listed =
        new ProductEvent.Listed(c.product(), c.emoji(), c.texts(), c.price(), c.good(), c.at());
    ProductEvent subscription = new ProductEvent.OfferedMonthly(c.product(), c.at());
    if (offer != null) {
      Offer asked = Offer.evolve(null, listed);
      boolean same = (monthly ? Offer.evolve(asked, subscription) : asked).equals(offer);
      return same ? accepted(Done.DONE) : refused(PRODUCT_EXISTS);
    }
    Decision<Done> decision = apply(listed);
    return monthly ? apply(subscription) : decision;
  }

  @CommandHandler
  Decision<Done> decide(ProductCommand.Reprice c) {
    if (offer == null) return refused(PRODUCT_UNKNOWN);
    if (offer.price().equals(c.price())) return accepted(Done.DONE);
    if (offer.isMonthly() && isTooMuch(c.price())) return refused(SUBSCRIPTION_PRICE_TOO_HIGH);
    return apply(new ProductEvent.Repriced(c.product(), c.price(), c.at()));
  }

  @CommandHandler
  Decision<Done> decide(ProductCommand.Describe c) {
    if (offer == null) return refused(PRODUCT_UNKNOWN);
    if (offer.variety().own() != null) return isVariant(offer.variety().own());
    if (c.text().equals(offer.texts().byLanguage().get(c.language()))) return accepted(Done.DONE);
    return apply(new ProductEvent.Described(c.product(), c.language(), c.text(), c.at()));
  }

  @CommandHandler
  Decision<Done> decide(ProductCommand.SetGood c) {
    if (offer == null) return refused(PRODUCT_UNKNOWN);
    if (offer.good().equals(c.good())) return accepted(Done.DONE);
    return apply(new ProductEvent.GoodChanged(c.product(), c.good(), c.at()));
  }

  @CommandHandler
  Decision<Done> decide(ProductCommand.SetPicture c) {
    if (offer == null) return refused(PRODUCT_UNKNOWN);
    if (c.picture().equals(offer.picture())) return accepted(Done.DONE);
    return apply(new ProductEvent.Pictured(c.product(), c.picture(), c.at()));
  }

  @CommandHandler
  Decision<Done> decide(ProductCommand.RemovePicture c) {
    if (offer == null) return refused(PRODUCT_UNKNOWN);
    if (offer.picture() == null) return accepted(Done.DONE);
    return apply(new ProductEvent.PictureRemoved(c.product(), c.at()));
  }

  /** Whether there is such a category is asked before. */
  @CommandHandler
  Decision<Done> decide(ProductCommand.Categorise c) {
    if (offer == null) return refused(PRODUCT_UNKNOWN);
    if (offer.variety().own() != null) return isVariant(offer.variety().own());
    if (Objects.equals(c.category(), offer.place().category())) return accepted(Done.DONE);
    return apply(new ProductEvent.Categorised(c.product(), c.category(), c.at()));
  }

  @CommandHandler
  Decision<Done> decide(ProductCommand.Feature c) {
    if (offer == null) return refused(PRODUCT_UNKNOWN);
    if (offer.variety().own() != null) return isVariant(offer.variety().own());
    if (c.featured() == offer.place().featured()) return accepted(Done.DONE);
    return apply(new ProductEvent.Featured(c.product(), c.featured(), c.at()));
  }

  @CommandHandler
  Decision<Done> decide(ProductCommand.SetRank c) {
    if (offer == null) return refused(PRODUCT_UNKNOWN);
    if (offer.variety().own() != null) return isVariant(offer.variety().own());
    if (c.rank().equals(offer.place().rank())) return accepted(Done.DONE);
    return apply(new ProductEvent.Ranked(c.product(), c.rank(), c.at()));
  }

  @CommandHandler
  Decision<Done> decide(ProductCommand.SetAvailability c) {
    if (offer == null) return refused(PRODUCT_UNKNOWN);
    if (c.availability().equals(offer.conditions().availability())) return accepted(Done.DONE);
    return apply(new ProductEvent.AvailabilitySet(c.product(), c.availability(), c.at()));
  }

  @CommandHandler
  Decision<Done> decide(ProductCommand.SetBuyerLimit c) {
    if (offer == null) return refused(PRODUCT_UNKNOWN);
    if (Objects.equals(c.limit(), offer.conditions().limit())) return accepted(Done.DONE);
    return apply(new ProductEvent.BuyerLimitSet(c.product(), c.limit(), c.at()));
  }

  /**
   * Puts the product on sale; it needs a text in English at least, which all others fall back to.
   */
  @CommandHandler
  Decision<Done> decide(ProductCommand.Publish c) {
    if (offer == null) return refused(PRODUCT_UNKNOWN);
    boolean isVariant = offer.variety().own() != null; // which reads as its product does
    boolean isTold = offer.texts().byLanguage().containsKey(Language.ENGLISH);
    if (!isVariant && !isTold) return refused(TEXT_MISSING);
    if (offer.onSale()) return accepted(Done.DONE);
    return apply(new ProductEvent.Published(c.product(), c.at()));
  }

  @CommandHandler
  Decision<Done> decide(ProductCommand.Withdraw c) {
    if (offer == null) return refused(PRODUCT_UNKNOWN);
    if (!offer.onSale()) return accepted(Done.DONE);
    return apply(new ProductEvent.Withdrawn(c.product(), c.at()));
  }

  /**
   * Options may be called otherwise, ordered otherwise and get more values while there are
   * variants.
   */
  @CommandHandler
  Decision<Done> decide(ProductCommand.SetOptions c) {
    if (offer == null) return refused(PRODUCT_UNKNOWN);
    Variety variety = offer.variety();
    if (variety.own() != null) return isVariant(variety.own());
    if (variety.options().equals(c.options())) return accepted(Done.DONE);
    boolean fit = variety.variants().values().stream().allMatch(c.options()::fit);
    if (!fit) return refused(OPTIONS_IN_USE);
    return apply(new ProductEvent.OptionsSet(c.product(), c.options(), c.at()));
  }

  /**
   * Adds a variant, which is a product of its own from then on. The same again is accepted and
   * changes nothing, whatever price it names: the variant has its own.
   */
  @CommandHandler
  Decision<Done> decide(ProductCommand.AddVariant c, Offers offers) {
    if (offer == null) return refused(PRODUCT_UNKNOWN);
    Variety variety = offer.variety();
    if (variety.own() != null) return isVariant(variety.own());
    if (c.combination().equals(variety.variants().get(c.variant()))) return accepted(Done.DONE);
    if (!variety.options().fit(c.combination())) return refused(COMBINATION_UNKNOWN);
    Optional<ProductId> same = variety.variant(c.combination());
    if (same.isPresent()) return refused(VARIANT_EXISTS, Map.of("variant", same.get().value()));
    if (variety.variants().size() >= MAX_VARIANTS) return refused(TOO_MANY_VARIANTS);
    if (offer.isMonthly() && isTooMuch(c.price())) return refused(SUBSCRIPTION_PRICE_TOO_HIGH);
    if (offers.offer(c.variant()).isPresent()) return refused(PRODUCT_EXISTS);
    create(offer, c);
    return apply(new ProductEvent.VariantAdded(c.product(), c.variant(), c.combination(), c.at()));
  }

  /** The variant's events are appended together with this product's, or none of them. */
  private static void create(Offer of, ProductCommand.AddVariant c) {
    Texts titles = of.variety().options().titles(of.texts(), c.combination());
    var listed =
        new ProductEvent.Listed(c.variant(), of.emoji(), titles, c.price(), of.good(), c.at());
    var variant = new ProductEvent.MadeVariant(c.variant(), c.product(), c.combination(), c.at());
    try {
      var _ =
          AggregateLifecycle.createNew(
              Product.class, () -> new Product(listed, of.isMonthly(), variant));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("variant " + c.variant() + " cannot be made", e);
    }
  }

  @EventSourcingHandler
  void evolve(ProductEvent event) {
    id = event.product().toString();
    offer = Offer.evolve(offer, event);
  }

  private static Decision<Done> isVariant(Variety.Variant own) {
    return refused(IS_VARIANT, Map.of("of", own.of().value()));
  }

  private static boolean isTooMuch(Price forMonth) {
    return forMonth.stars().amount() > Price.MAX_MONTHLY;
  }

  private static Decision<Done> apply(ProductEvent event) {
    AggregateLifecycle.apply(event);
    return accepted(Done.DONE);
  }
}
