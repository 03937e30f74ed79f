package zij.command.order;

import static zij.language.Decision.accepted;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zij.command.credit.Credits;
import zij.command.product.Offers;
import zij.command.promotion.Deals;
import zij.command.quota.Quotas;
import zij.language.Decision;
import zij.language.Language;
import zij.language.Stars;
import zij.language.TelegramUserId;
import zij.language.order.WantedLine;
import zij.language.promotion.Discount;
import zij.language.promotion.PriceAsked;

/**
 * What an order would cost. It is worked out as the order itself will be, but nothing is decided
 * and no use of a promotion is taken. Thread-safe.
 */
public record Quotes(Offers offers, Deals deals, Credits credits, Quotas quotas) {

  /**
   * A price.
   *
   * @param full of all lines
   * @param discount null if nothing comes off
   * @param credit that the buyer has and could pay with, asked for or not
   * @param total what would have to be paid, less the credit if that was asked for
   */
  public record Quote(Stars full, @Nullable Discount discount, Stars credit, Stars total) {}

  /** What the buyer would pay, or why an order like that would be refused. */
  public Decision<Quote> of(
      TelegramUserId buyer, List<WantedLine> lines, PriceAsked asked, Instant at) {
    return Pricing.of(lines, Language.ENGLISH, offers, at)
        .then(full -> quotas.check(buyer, full.lines()).then(_ -> accepted(full)))
        .then(full ->
            new Bargain(full, Stars.ZERO, at, deals, deal -> deals.check(deal, buyer))
                .struck(asked)
                .then(p -> accepted(quote(full, p, buyer, asked))));
  }

  private Quote quote(Pricing full, Pricing without, TelegramUserId buyer, PriceAsked asked) {
    Pricing with = without.paidWith(credits.balance(buyer));
    Stars credit = without.total().minus(with.total());
    Stars total = asked.credit() ? with.total() : without.total();
    return new Quote(full.total(), without.discount(), credit, total);
  }
}
