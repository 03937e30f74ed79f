package zij.server.desk;

import static java.util.stream.Collectors.toSet;
import static zij.server.problem.ProblemException.answerOrProblem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.command.Outcome;
import zij.language.Command;
import zij.language.Done;
import zij.language.Language;
import zij.language.product.ProductId;
import zij.language.promotion.PromotionCommand;
import zij.language.promotion.PromotionId;
import zij.query.product.Assortment;
import zij.query.promotion.Promotion;
import zij.query.promotion.PromotionPage;
import zij.query.promotion.Promotions;
import zij.server.ZijProperties;
import zij.server.audit.Asked;
import zij.server.problem.ProblemException;
import zij.server.read.Freshness;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;

/** What the owner of the shop can do with promotions. */
@RestController
@Tag(name = "desk")
@RequestMapping("/api/desk/promotions")
class PromotionsController {
  private static final String KEY_FORM = "[\\x21-\\x7e]{1,200}";

  /** The answer to a command about a promotion. {@code position} is -1 if nothing changed. */
  record ChangedPromotion(String promotion, long position) {}

  /** So many products of a promotion are named in the list; the others are counted. */
  static final int NAMED = 3;

  /**
   * Some promotions, newest first.
   *
   * @param titles what the first {@value #NAMED} products of each are called, by their ids
   * @param zone of the shop's clocks, such as {@code Asia/Tashkent}, by which times are typed in
   * @param next cursor of the next page; null at the end
   * @param position log position of the newest event that is in here; -1 if there is none
   */
  record DeskPromotions(
      List<Promotion> promotions,
      Map<String, String> titles,
      String zone,
      @Nullable String next,
      long position) {}

  private final CallerCommands commands;
  private final Promotions promotions;
  private final Freshness freshness;
  private final InstantSource clock;
  private final String zone;

  PromotionsController(
      CallerCommands commands,
      Promotions promotions,
      Freshness freshness,
      InstantSource clock,
      ZijProperties properties) {
    this.commands = commands;
    this.promotions = promotions;
    this.freshness = freshness;
    this.clock = clock;
    this.zone = properties.zone().getId();
  }

  /** Makes a promotion. One without a code needs a key, so that the same again makes no second. */
  @Operation(summary = "Make a promotion; the same again changes nothing")
  @ApiResponse(responseCode = "201", description = "Made.")
  @PostMapping
  ResponseEntity<ChangedPromotion> create(
      @AuthenticationPrincipal Jwt session,
      @Parameter(description = "Needed without a code.")
          @RequestHeader(value = "Idempotency-Key", required = false)
          @Nullable String key,
      @RequestBody NewPromotion body) {
    PromotionId id;
    if (body.code() != null) {
      id = PromotionId.of(body.code());
    } else if (key != null && key.matches(KEY_FORM)) {
      id = PromotionId.automatic(key);
      requireRoom(id);
    } else {
      throw ProblemException.of(HttpStatus.BAD_REQUEST, "IDEMPOTENCY_KEY_MISSING");
    }
    var command =
        new PromotionCommand.Create(id, body.code(), body.name(), body.rule(), clock.instant());
    return ResponseEntity.status(HttpStatus.CREATED).body(send(session, command));
  }

  /** Ends a promotion for good; orders that have it keep it. */
  @Operation(operationId = "endPromotion", summary = "End a promotion")
  @PostMapping("/{id}/end")
  ChangedPromotion end(@AuthenticationPrincipal Jwt session, @PathVariable String id) {
    PromotionId promotion;
    try {
      promotion = PromotionId.parse(id);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(HttpStatus.NOT_FOUND, "PROMOTION_UNKNOWN");
    }
    return send(session, new PromotionCommand.End(promotion, clock.instant()));
  }

  /** All promotions, newest first, each with what it cost and brought. */
  @Operation(operationId = "promotions", summary = "Promotions with their uses, cost and yield")
  @GetMapping
  DeskPromotions page(
      @RequestParam(required = false) @Nullable String cursor,
      @Parameter(description = "1 to 100.") @RequestParam(defaultValue = "20") String limit,
      @Parameter(description = "Of the titles.") @RequestParam(required = false)
          @Nullable String lang,
      HttpServletRequest request)
      throws InterruptedException {
    Language asked = new Asked("lang", lang).as("a language of the shop", Language::ofTag);
    Language language = asked == null ? Language.nearest(request.getLocale()) : asked;
    PromotionPage page =
        promotions.page(
            new Asked("cursor", cursor).number(0, Asked.MAX),
            (int) new Asked("limit", limit).requiredNumber(1, Promotions.MAX_PAGE),
            clock.instant());
    Set<ProductId> named =
        page.promotions().stream()
            .flatMap(promotion -> promotion.rule().products().stream().limit(NAMED))
            .collect(toSet());
    Map<String, String> titles =
        freshness.read(
            Freshness.View.CATALOGUE, null, at -> new Assortment(at).titles(named, language));
    return new DeskPromotions(page.promotions(), titles, zone, page.next(), page.position());
  }

  private void requireRoom(PromotionId promotion) {
    var automatic = promotions.automatic();
    boolean again = automatic.stream().anyMatch(other -> other.promotion().equals(promotion));
    if (!again && automatic.size() >= Promotions.MAX_AUTOMATIC) {
      throw ProblemException.of(HttpStatus.CONFLICT, "TOO_MANY_PROMOTIONS");
    }
  }

  private <C extends PromotionCommand & Command<Done>> ChangedPromotion send(
      Jwt session, C command) {
    Outcome<Done> outcome = commands.send(Caller.of(session), command);
    var _ = answerOrProblem(outcome.decision());
    return new ChangedPromotion(command.promotion().toString(), outcome.position().orElse(-1));
  }
}
