package zij.command.parcel;

import static zij.language.Decision.accepted;
import static zij.language.Decision.refused;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import zij.command.article.Articles;
import zij.command.article.Providers;
import zij.command.article.Ware;
import zij.language.Currency;
import zij.language.Decision;
import zij.language.Money;
import zij.language.Refusal;
import zij.language.article.ArticleId;
import zij.language.parcel.ParcelCommand;
import zij.language.parcel.ParcelEvent;
import zij.language.parcel.ParcelLine;
import zij.language.parcel.WantedArticle;

/**
 * What a parcel costs at the prices in force, without shipping.
 *
 * @param lines at least one, all in one currency
 */
record ParcelPrice(List<ParcelLine> lines, Money total) {
  static final int MAX_LINES = 20;

  /** How a parcel begins, or why it does not. */
  static Decision<ParcelEvent.Placed> placing(
      ParcelCommand.Place c, Articles articles, Providers providers) {
    return of(c, articles)
        .then(price -> payable(price.total(), providers).then(_ -> accepted(price)))
        .then(price ->
            c.terms().equals(c.agreed())
                ? accepted(price.placed(c))
                : refused(Refusal.CONSENT_REQUIRED, Map.of("terms", c.terms().value())));
  }

  /** Whether a provider takes the money: a token that was there can be taken out again. */
  static Decision<Money> payable(Money total, Providers providers) {
    return providers.take(total.currency())
        ? accepted(total)
        : refused(Refusal.PROVIDER_MISSING, Map.of("currency", total.currency()));
  }

  private static Decision<ParcelPrice> of(ParcelCommand.Place c, Articles articles) {
    if (c.lines().isEmpty()) return refused(Refusal.ORDER_EMPTY);
    if (c.lines().size() > MAX_LINES) return refused(Refusal.TOO_MANY_LINES);
    Set<ArticleId> seen = new HashSet<>();
    List<ParcelLine> lines = new ArrayList<>(c.lines().size());
    for (WantedArticle line : c.lines()) {
      if (!seen.add(line.article())) return refused(Refusal.PRODUCT_REPEATED);
      Optional<Ware> ware = articles.ware(line.article()).filter(Ware::onSale);
      if (ware.isEmpty()) return unavailable(line.article());
      if (!ware.get().price().equals(line.price())) return priceChanged(ware.get());
      String title = ware.get().texts().in(c.language()).title();
      lines.add(new ParcelLine(line.article(), title, line.quantity(), line.price()));
    }
    return added(lines);
  }

  /** Prices and quantities are bounded so that no sum of a parcel's lines overflows a long. */
  private static Decision<ParcelPrice> added(List<ParcelLine> lines) {
    Currency currency = lines.getFirst().price().currency();
    if (lines.stream().anyMatch(line -> line.price().currency() != currency)) {
      return refused(Refusal.CURRENCIES_DIFFER);
    }
    long total =
        lines.stream().mapToLong(line -> line.price().amount() * line.quantity().units()).sum();
    return total > Money.MAX_AMOUNT
        ? refused(Refusal.TOTAL_TOO_HIGH)
        : accepted(new ParcelPrice(List.copyOf(lines), new Money(currency, total)));
  }

  private ParcelEvent.Placed placed(ParcelCommand.Place c) {
    return new ParcelEvent.Placed(
        c.order(), c.buyer(), c.language(), lines, total, c.fingerprint(), c.expiresAt(), c.at());
  }

  private static <T> Decision<T> unavailable(ArticleId article) {
    return refused(Refusal.PRODUCT_UNAVAILABLE, Map.of("product", article.value()));
  }

  private static <T> Decision<T> priceChanged(Ware ware) {
    return refused(
        Refusal.PRICE_CHANGED,
        Map.of("product", ware.article().value(), "price", ware.price().amount()));
  }
}
