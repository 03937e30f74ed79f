package zij.server.desk;

import static zij.server.problem.ProblemException.answerOrProblem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.command.Outcome;
import zij.language.Command;
import zij.language.Done;
import zij.language.Language;
import zij.language.Rank;
import zij.language.category.CategoryCommand;
import zij.language.category.CategoryId;
import zij.language.category.CategoryName;
import zij.language.category.CategoryNames;
import zij.language.product.ProductCommand;
import zij.language.product.ProductId;
import zij.query.category.Categories;
import zij.query.category.ShopCategory;
import zij.server.audit.Asked;
import zij.server.problem.ProblemException;
import zij.server.read.Freshness;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;

/** How the shop's products are ordered: in categories, and at which place. */
@RestController
@Tag(name = "desk")
@RequestMapping("/api/desk")
class CategoriesController {
  /** All categories, in their order. */
  record CategoryList(List<ShopCategory> categories) {}

  /** A new category. */
  record NewCategory(CategoryId category, String emoji, CategoryNames names, Rank rank) {
    NewCategory {
      Objects.requireNonNull(category, "category");
      Objects.requireNonNull(emoji, "emoji");
      Objects.requireNonNull(names, "names");
      Objects.requireNonNull(rank, "rank");
    }
  }

  /** A name in one language. */
  record NewName(CategoryName name) {
    NewName {
      Objects.requireNonNull(name, "name");
    }
  }

  /** A place among others. */
  record NewRank(Rank rank) {
    NewRank {
      Objects.requireNonNull(rank, "rank");
    }
  }

  /** The category of a product; null for none. */
  record InCategory(
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable CategoryId category) {}

  /** Whether a product is shown before those that are not featured. */
  record NewFeatured(boolean featured) {}

  /** The answer to a command. {@code position} is -1 if nothing changed. */
  record Arranged(long position) {}

  private final DSLContext dsl;
  private final Freshness freshness;
  private final CallerCommands commands;
  private final InstantSource clock;

  CategoriesController(
      DSLContext dsl, Freshness freshness, CallerCommands commands, InstantSource clock) {
    this.dsl = dsl;
    this.freshness = freshness;
    this.commands = commands;
    this.clock = clock;
  }

  @Operation(operationId = "deskCategories", summary = "All categories, in their order")
  @GetMapping("/categories")
  CategoryList categories(
      @Parameter(description = Freshness.PARAMETER) @RequestParam(required = false)
          @Nullable Long position)
      throws InterruptedException {
    return freshness.read(
        Freshness.View.CATEGORIES, position, at -> new CategoryList(new Categories(at).all()));
  }

  @Operation(operationId = "createCategory", summary = "Make a category")
  @ApiResponse(responseCode = "201", description = "It is there.")
  @PostMapping("/categories")
  ResponseEntity<Arranged> create(
      @AuthenticationPrincipal Jwt session, @RequestBody NewCategory c) {
    if (new Categories(dsl).all().size() >= Categories.MAX) {
      throw ProblemException.of(HttpStatus.CONFLICT, "TOO_MANY_CATEGORIES");
    }
    CategoryCommand.Create command;
    try {
      command =
          new CategoryCommand.Create(c.category(), c.emoji(), c.names(), c.rank(), clock.instant());
    } catch (IllegalArgumentException e) {
      throw ProblemException.field("emoji"); // all else has been read, and is what it has to be
    }
    return ResponseEntity.status(HttpStatus.CREATED).body(send(session, command));
  }

  @Operation(operationId = "nameCategory", summary = "Name a category in one language")
  @PutMapping("/categories/{id}/names/{language}")
  Arranged describe(
      @AuthenticationPrincipal Jwt session,
      @PathVariable String id,
      @PathVariable String language,
      @RequestBody NewName body) {
    Language spoken = new Asked("language", language).as("a language", Language::ofTag);
    return send(
        session,
        new CategoryCommand.Describe(
            category(id), Objects.requireNonNull(spoken), body.name(), clock.instant()));
  }

  @Operation(operationId = "moveCategory", summary = "Give a category another place")
  @PutMapping("/categories/{id}/rank")
  Arranged move(
      @AuthenticationPrincipal Jwt session, @PathVariable String id, @RequestBody NewRank body) {
    return send(session, new CategoryCommand.Move(category(id), body.rank(), clock.instant()));
  }

  /** Shows a category no more; its products stay on sale. */
  @Operation(operationId = "withdrawCategory", summary = "Take a category away")
  @DeleteMapping("/categories/{id}")
  Arranged withdraw(@AuthenticationPrincipal Jwt session, @PathVariable String id) {
    return send(session, new CategoryCommand.Withdraw(category(id), clock.instant()));
  }

  @Operation(operationId = "categorise", summary = "Put a product into a category, or out of it")
  @PutMapping("/products/{id}/category")
  Arranged categorise(
      @AuthenticationPrincipal Jwt session, @PathVariable String id, @RequestBody InCategory body) {
    CategoryId category = body.category();
    if (category != null && !new Categories(dsl).has(category)) throw unknown();
    return send(session, new ProductCommand.Categorise(product(id), category, clock.instant()));
  }

  @Operation(operationId = "feature", summary = "Show a product before the others, or no more")
  @PutMapping("/products/{id}/featured")
  Arranged feature(
      @AuthenticationPrincipal Jwt session,
      @PathVariable String id,
      @RequestBody NewFeatured body) {
    return send(session, new ProductCommand.Feature(product(id), body.featured(), clock.instant()));
  }

  @Operation(operationId = "rankProduct", summary = "Give a product another place in the list")
  @PutMapping("/products/{id}/rank")
  Arranged rank(
      @AuthenticationPrincipal Jwt session, @PathVariable String id, @RequestBody NewRank body) {
    return send(session, new ProductCommand.SetRank(product(id), body.rank(), clock.instant()));
  }

  private Arranged send(Jwt session, Command<Done> command) {
    Outcome<Done> outcome = commands.send(Caller.of(session), command);
    var _ = answerOrProblem(outcome.decision());
    return new Arranged(outcome.position().orElse(-1));
  }

  private static CategoryId category(String id) {
    try {
      return new CategoryId(id);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static ProductId product(String id) {
    try {
      return new ProductId(id);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(HttpStatus.NOT_FOUND, "PRODUCT_UNKNOWN");
    }
  }

  private static ProblemException unknown() {
    return ProblemException.of(HttpStatus.NOT_FOUND, "CATEGORY_UNKNOWN");
  }
}
