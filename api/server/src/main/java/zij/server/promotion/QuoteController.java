package zij.server.promotion;

import static zij.server.problem.ProblemException.answerOrProblem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import zij.command.order.Quotes;
import zij.language.Decision;
import zij.language.TelegramUserId;
import zij.language.order.WantedLine;
import zij.language.promotion.Discount;
import zij.language.promotion.PriceAsked;
import zij.server.session.Caller;

/** What an order would cost its buyer. */
@RestController
@Tag(name = "orders")
@RequestMapping("/api/promotions")
class QuoteController {

  /**
   * What somebody thinks of ordering.
   *
   * @param lines 1 to 20, each product once, with the price that the buyer saw
   * @param code of a promotion, however it is typed
   * @param credit whether store credit is to pay, as far as it goes; not if absent
   */
  record QuoteRequest(
      List<WantedLine> lines,
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable String code,
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable Boolean credit) {
    QuoteRequest {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A price, in Stars.
   *
   * @param full of all lines
   * @param discount that comes off
   * @param credit that the buyer has and could pay with, asked for or not
   * @param total that would have to be paid, less the credit if that was asked for; pass it on with
   *     the order
   * @param code by which it comes off, as it is kept; null if it needs none
   */
  record Quoted(long full, long discount, long credit, long total, @Nullable String code) {
    static Quoted of(Quotes.Quote quote) {
      Discount off = quote.discount();
      return new Quoted(
          quote.full().amount(),
          off == null ? 0 : off.off().amount(),
          quote.credit().amount(),
          quote.total().amount(),
          off == null || off.code() == null ? null : off.code().value());
    }
  }

  private final Quotes quotes;
  private final Prices prices;
  private final InstantSource clock;

  QuoteController(Quotes quotes, Prices prices, InstantSource clock) {
    this.quotes = quotes;
    this.prices = prices;
    this.clock = clock;
  }

  /**
   * Answers, or refuses, as the order would be now; takes no use of a promotion. Codes that are
   * none are counted together with those of orders.
   */
  @Operation(operationId = "quote", summary = "What an order would cost, with a code or without")
  @PostMapping("/quote")
  Quoted quote(@AuthenticationPrincipal Jwt session, @RequestBody QuoteRequest request) {
    TelegramUserId buyer = Caller.of(session).id();
    Instant now = clock.instant();
    boolean credit = Boolean.TRUE.equals(request.credit());
    PriceAsked price = prices.asked(buyer, request.code(), null, now).withCredit(credit);
    Decision<Quotes.Quote> decision =
        prices.guarding(
            buyer, price, () -> quotes.of(buyer, request.lines(), price, now), asked -> asked);
    return Quoted.of(answerOrProblem(decision));
  }
}
