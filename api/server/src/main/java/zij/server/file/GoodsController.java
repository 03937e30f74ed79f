package zij.server.file;

import static zij.server.problem.ProblemException.answerOrProblem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.command.Outcome;
import zij.language.Done;
import zij.language.product.ChatId;
import zij.language.product.FileName;
import zij.language.product.Good;
import zij.language.product.ProductCommand;
import zij.language.product.ProductId;
import zij.server.problem.ProblemException;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;

/** What buyers get: files come in here, and products are told what they deliver. */
@RestController
@Tag(name = "desk")
@RequestMapping("/api/desk")
class GoodsController {
  /** So many files come in at once; each takes a place on the disk while it does. */
  private static final int UPLOADS = 4;

  /**
   * What buyers of a product get: a text, a file or a private chat, one of them.
   *
   * @param text 1 to 800 characters
   * @param chat Telegram's number of a private chat of which the bot is an administrator
   */
  record WantedGood(
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) Good.@Nullable Text text,
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable NamedFile file,
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable ChatId chat) {}

  /** The answer to a command about a product. {@code position} is -1 if nothing changed. */
  record GoodSet(String product, long position) {}

  private final FileStore files;
  private final ChosenGood goods;
  private final CallerCommands commands;
  private final InstantSource clock;
  private final Semaphore uploads = new Semaphore(UPLOADS);

  GoodsController(FileStore files, ChosenGood goods, CallerCommands commands, InstantSource clock) {
    this.files = files;
    this.goods = goods;
    this.commands = commands;
    this.clock = clock;
  }

  /** Takes a file in. It is nobody's until a product delivers it; the same bytes are kept once. */
  @Operation(
      operationId = "addFile",
      summary = "Upload a file that a product can deliver",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              description = "The bytes, up to zij.files.max-size (50 MB).",
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                      schema = @Schema(type = "string", format = "binary"))))
  @ApiResponse(responseCode = "201", description = "It is there.")
  @PostMapping(path = "/files", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  ResponseEntity<StoredFile> add(
      @Parameter(description = "Its name: 1 to 100 characters, no path.") @RequestParam String name,
      HttpServletRequest request)
      throws IOException {
    if (request.getContentLengthLong() > 2 * files.maxSize()) throw tooLarge();
    String safe;
    try {
      safe = new FileName(name).value();
    } catch (IllegalArgumentException e) {
      throw ProblemException.parameter("name", "a file's name of 1 to 100 characters, no path");
    }
    if (!uploads.tryAcquire()) {
      throw ProblemException.later(
          HttpStatus.SERVICE_UNAVAILABLE, "BUSY", java.time.Duration.ofSeconds(2));
    }
    try {
      return switch (files.keep(request.getInputStream(), safe)) {
        case FileStore.Kept.Stored(StoredFile file) ->
            ResponseEntity.status(HttpStatus.CREATED).body(file);
        case FileStore.Kept.Refused(FileStore.NotTaken why) -> throw refused(why);
      };
    } finally {
      uploads.release();
    }
  }

  /** Lets buyers get something else; who has paid before keeps what was delivered. */
  @Operation(operationId = "setGood", summary = "Set what buyers of a product get")
  @PutMapping("/products/{id}/good")
  GoodSet set(
      @AuthenticationPrincipal Jwt session, @PathVariable String id, @RequestBody WantedGood body) {
    ProductId product = product(id);
    Good good = goods.of(body.text(), body.file(), body.chat());
    Outcome<Done> outcome =
        commands.send(
            Caller.of(session), new ProductCommand.SetGood(product, good, clock.instant()));
    var _ = answerOrProblem(outcome.decision());
    return new GoodSet(product.value(), outcome.position().orElse(-1));
  }

  private static ProblemException refused(FileStore.NotTaken why) {
    return switch (why) {
      case EMPTY -> ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, "FILE_EMPTY");
      case TOO_LARGE -> tooLarge();
      case TOO_MANY -> ProblemException.of(HttpStatus.CONFLICT, "TOO_MANY_FILES");
    };
  }

  private static ProblemException tooLarge() {
    return ProblemException.of(HttpStatus.CONTENT_TOO_LARGE, "FILE_TOO_LARGE");
  }

  private static ProductId product(String id) {
    try {
      return new ProductId(id);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(HttpStatus.NOT_FOUND, "PRODUCT_UNKNOWN");
    }
  }
}
