package zij.server.desk;

import static zij.server.problem.ProblemException.answerOrProblem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import zij.command.Outcome;
import zij.language.Command;
import zij.language.Done;
import zij.language.Language;
import zij.language.product.ChatId;
import zij.language.product.Good;
import zij.language.product.Price;
import zij.language.product.ProductCommand;
import zij.language.product.ProductId;
import zij.language.product.Selling;
import zij.language.product.Text;
import zij.language.product.Texts;
import zij.server.file.ChosenGood;
import zij.server.file.NamedFile;
import zij.server.problem.ProblemException;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;

/** What the owner of the shop can do. */
@RestController
@Tag(name = "desk")
@RequestMapping("/api/desk")
class DeskController {
  /**
   * A new product, listed as a draft; its good is a text, a file that was uploaded before, or a
   * private chat.
   *
   * @param selling once if absent; a subscription costs at most 10,000 Stars
   */
  record NewProduct(
      ProductId product,
      String emoji,
      Texts texts,
      Price price,
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) Good.@Nullable Text good,
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable NamedFile file,
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable ChatId chat,
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable Selling selling) {
    NewProduct {
      Objects.requireNonNull(product, "product");
      Objects.requireNonNull(emoji, "emoji");
      Objects.requireNonNull(texts, "texts");
      Objects.requireNonNull(price, "price");
      if (file == null && chat == null) Objects.requireNonNull(good, "good");
    }
  }

  /** A product's price from now on. */
  record NewPrice(Price price) {
    NewPrice {
      Objects.requireNonNull(price, "price");
    }
  }

  /** Title and text of a product in one language, as {@link Text} wants them. */
  record NewText(String title, String body) {
    NewText {
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(body, "body");
    }

    Text text() {
      var _ = require("title", () -> new Text(title, ""));
      return require("body", () -> new Text(title, body));
    }

    private static Text require(String field, Supplier<Text> text) {
      try {
        return text.get();
      } catch (IllegalArgumentException e) {
        throw ProblemException.field(field);
      }
    }
  }

  /** The answer to a command about a product. {@code position} is -1 if nothing changed. */
  record Changed(String product, long position) {}

  private final ChosenGood goods;
  private final CallerCommands commands;
  private final InstantSource clock;

  DeskController(ChosenGood goods, CallerCommands commands, InstantSource clock) {
    this.goods = goods;
    this.commands = commands;
    this.clock = clock;
  }

  /** Lists a product as a draft. */
  @Operation(summary = "List a product as a draft")
  @ApiResponse(responseCode = "201", description = "Listed.")
  @PostMapping("/products")
  ResponseEntity<Changed> list(@AuthenticationPrincipal Jwt session, @RequestBody NewProduct p) {
    Good good = goods.of(p.good(), p.file(), p.chat());
    ProductCommand.List command;
    try {
      command =
          new ProductCommand.List(
              p.product(),
              p.emoji(),
              p.texts(),
              p.price(),
              good,
              Objects.requireNonNullElse(p.selling(), Selling.ONCE),
              clock.instant());
    } catch (IllegalArgumentException e) {
      throw ProblemException.field("emoji"); // all else has been read, and is what it has to be
    }
    return ResponseEntity.status(HttpStatus.CREATED).body(send(session, p.product(), command));
  }

  @Operation(summary = "Set a price")
  @PutMapping("/products/{id}/price")
  Changed reprice(
      @AuthenticationPrincipal Jwt session, @PathVariable String id, @RequestBody NewPrice body) {
    return send(
        session, id, (product, at) -> new ProductCommand.Reprice(product, body.price(), at));
  }

  /** Sets title and text in one language. */
  @Operation(summary = "Set title and text in one language")
  @PutMapping("/products/{id}/texts/{language}")
  Changed describe(
      @AuthenticationPrincipal Jwt session,
      @PathVariable String id,
      @PathVariable String language,
      @RequestBody NewText body) {
    Language spoken = language(language);
    Text text = body.text();
    return send(
        session, id, (product, at) -> new ProductCommand.Describe(product, spoken, text, at));
  }

  @Operation(summary = "Put a product on sale")
  @PostMapping("/products/{id}/publish")
  Changed publish(@AuthenticationPrincipal Jwt session, @PathVariable String id) {
    return send(session, id, ProductCommand.Publish::new);
  }

  @Operation(summary = "Take a product off sale")
  @PostMapping("/products/{id}/withdraw")
  Changed withdraw(@AuthenticationPrincipal Jwt session, @PathVariable String id) {
    return send(session, id, ProductCommand.Withdraw::new);
  }

  private Changed send(
      Jwt session, String id, BiFunction<ProductId, Instant, Command<Done>> command) {
    ProductId product;
    try {
      product = new ProductId(id);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(HttpStatus.NOT_FOUND, "PRODUCT_UNKNOWN");
    }
    return send(session, product, command.apply(product, clock.instant()));
  }

  private Changed send(Jwt session, ProductId product, Command<Done> command) {
    Outcome<Done> outcome = commands.send(Caller.of(session), command);
    var _ = answerOrProblem(outcome.decision());
    return new Changed(product.value(), outcome.position().orElse(-1));
  }

  private static Language language(String tag) {
    try {
      return Language.ofTag(tag);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(HttpStatus.BAD_REQUEST, "LANGUAGE_UNKNOWN");
    }
  }
}
