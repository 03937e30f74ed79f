package zij.server.parcel;

import static zij.server.problem.ProblemException.answerOrProblem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.command.Outcome;
import zij.command.article.Providers;
import zij.command.shipping.ShippingRoutes;
import zij.language.Command;
import zij.language.Currency;
import zij.language.Done;
import zij.language.Language;
import zij.language.Money;
import zij.language.Refusal;
import zij.language.article.ArticleCommand;
import zij.language.article.ArticleId;
import zij.language.product.Text;
import zij.language.product.Texts;
import zij.language.shipping.ShippingCommand;
import zij.language.shipping.ShippingOption;
import zij.query.parcel.Parcels;
import zij.query.parcel.ShopArticle;
import zij.server.audit.Asked;
import zij.server.problem.ProblemException;
import zij.server.read.Freshness;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;

/** What the shop sends by post, and how. */
@RestController
@Tag(name = "desk")
@RequestMapping("/api/desk")
class DeskArticlesController {
  /**
   * All articles, the newest first.
   *
   * @param currencies for which there is a payment provider; in others nothing can go on sale
   */
  record DeskArticles(List<ShopArticle> articles, List<Currency> currencies) {}

  /** A new article. */
  record NewArticle(ArticleId article, String emoji, Texts texts, Money price) {
    NewArticle {
      Objects.requireNonNull(article, "article");
      Objects.requireNonNull(emoji, "emoji");
      Objects.requireNonNull(texts, "texts");
      Objects.requireNonNull(price, "price");
    }
  }

  /** Another price, in the currency that the article has. */
  record NewArticlePrice(Money price) {
    NewArticlePrice {
      Objects.requireNonNull(price, "price");
    }
  }

  /** All ways of sending, in the order in which buyers see them. */
  record Shipping(List<ShippingOption> options) {
    Shipping {
      Objects.requireNonNull(options, "options");
      options = List.copyOf(options);
    }
  }

  /** The answer to a command. {@code position} is -1 if nothing changed. */
  record Posted(long position) {}

  private final Parcels parcels;
  private final ShippingRoutes routes;
  private final Providers providers;
  private final Freshness freshness;
  private final CallerCommands commands;
  private final InstantSource clock;

  DeskArticlesController(
      Parcels parcels,
      ShippingRoutes routes,
      Providers providers,
      Freshness freshness,
      CallerCommands commands,
      InstantSource clock) {
    this.parcels = parcels;
    this.routes = routes;
    this.providers = providers;
    this.freshness = freshness;
    this.commands = commands;
    this.clock = clock;
  }

  @Operation(operationId = "deskArticles", summary = "All articles, drafts too")
  @GetMapping("/articles")
  DeskArticles articles(
      @Parameter(description = Freshness.PARAMETER) @RequestParam(required = false)
          @Nullable Long position)
      throws InterruptedException {
    List<ShopArticle> all =
        freshness.read(Freshness.View.ARTICLES, position, at -> new Parcels(at).articles(true));
    return new DeskArticles(all, Arrays.stream(Currency.values()).filter(providers::take).toList());
  }

  @Operation(operationId = "listArticle", summary = "Take an article into the catalogue")
  @ApiResponse(responseCode = "201", description = "It is there, as a draft.")
  @PostMapping("/articles")
  ResponseEntity<Posted> list(@AuthenticationPrincipal Jwt session, @RequestBody NewArticle a) {
    if (parcels.countArticles() >= Parcels.MAX_ARTICLES && !isListed(a.article())) {
      throw ProblemException.of(HttpStatus.CONFLICT, "TOO_MANY_ARTICLES");
    }
    requireAPrice(a.price());
    ArticleCommand.List command;
    try {
      command =
          new ArticleCommand.List(a.article(), a.emoji(), a.texts(), a.price(), clock.instant());
    } catch (IllegalArgumentException e) {
      throw ProblemException.field("emoji"); // all else has been read, and is what it has to be
    }
    return ResponseEntity.status(HttpStatus.CREATED).body(send(session, command));
  }

  @Operation(operationId = "repriceArticle", summary = "Give an article another price")
  @PutMapping("/articles/{id}/price")
  Posted reprice(
      @AuthenticationPrincipal Jwt session,
      @PathVariable String id,
      @RequestBody NewArticlePrice body) {
    requireAPrice(body.price());
    return send(session, new ArticleCommand.Reprice(article(id), body.price(), clock.instant()));
  }

  @Operation(operationId = "describeArticle", summary = "Set an article's text in one language")
  @PutMapping("/articles/{id}/texts/{language}")
  Posted describe(
      @AuthenticationPrincipal Jwt session,
      @PathVariable String id,
      @PathVariable String language,
      @RequestBody Text text) {
    Language spoken = new Asked("language", language).as("a language", Language::ofTag);
    return send(
        session,
        new ArticleCommand.Describe(
            article(id), Objects.requireNonNull(spoken), text, clock.instant()));
  }

  @Operation(operationId = "publishArticle", summary = "Put an article on sale")
  @PostMapping("/articles/{id}/publish")
  Posted publish(@AuthenticationPrincipal Jwt session, @PathVariable String id) {
    return send(session, new ArticleCommand.Publish(article(id), clock.instant()));
  }

  @Operation(operationId = "withdrawArticle", summary = "Take an article off sale")
  @PostMapping("/articles/{id}/withdraw")
  Posted withdraw(@AuthenticationPrincipal Jwt session, @PathVariable String id) {
    return send(session, new ArticleCommand.Withdraw(article(id), clock.instant()));
  }

  @Operation(operationId = "deskShipping", summary = "The ways in which the shop sends things")
  @GetMapping("/shipping")
  Shipping shipping() {
    return new Shipping(routes.now().options());
  }

  @Operation(operationId = "setShipping", summary = "Set all ways in which the shop sends things")
  @PutMapping("/shipping")
  Posted setShipping(@AuthenticationPrincipal Jwt session, @RequestBody Shipping body) {
    ShippingCommand.SetOptions command;
    try {
      command =
          new ShippingCommand.SetOptions(body.options(), Caller.of(session).id(), clock.instant());
    } catch (IllegalArgumentException e) {
      throw ProblemException.field("options");
    }
    return send(session, command);
  }

  private Posted send(Jwt session, Command<Done> command) {
    Outcome<Done> outcome = commands.send(Caller.of(session), command);
    var _ = answerOrProblem(outcome.decision());
    return new Posted(outcome.position().orElse(-1));
  }

  /** The same listing again is answered as before, however many there are. */
  private boolean isListed(ArticleId article) {
    return parcels.articles(true).stream().anyMatch(it -> it.article().equals(article.value()));
  }

  private static void requireAPrice(Money price) {
    if (price.amount() == 0) throw ProblemException.field("price");
  }

  private static ArticleId article(String id) {
    try {
      return new ArticleId(id);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(Refusal.ARTICLE_UNKNOWN);
    }
  }
}
