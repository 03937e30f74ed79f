package zij.server.picture;

import static zij.server.problem.ProblemException.answerOrProblem;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import zij.command.Outcome;
import zij.language.Command;
import zij.language.Done;
import zij.language.product.ContentHash;
import zij.language.product.Picture;
import zij.language.product.ProductCommand;
import zij.language.product.ProductId;
import zij.server.problem.ProblemException;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;

/** Pictures of products: in at the desk, out to everybody. */
@RestController
@Tag(name = "desk")
class PictureController {
  private static final int MAX_RECEIVING = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** A picture that was uploaded before. */
  record KnownPicture(ContentHash sha256) {
    KnownPicture {
      Objects.requireNonNull(sha256, "sha256");
    }
  }

  /** The answer to a command about a product. {@code position} is -1 if nothing changed. */
  record PictureSet(String product, long position) {}

  private final PictureForms forms;
  private final Pictures pictures;
  private final CallerCommands commands;
  private final InstantSource clock;

  /** One at a time: a decoded image takes more memory than anything else here. */
  private final Semaphore decoding = new Semaphore(1);

  private final Semaphore receiving = new Semaphore(MAX_RECEIVING);

  PictureController(
      PictureForms forms, Pictures pictures, CallerCommands commands, InstantSource clock) {
    this.forms = forms;
    this.pictures = pictures;
    this.commands = commands;
    this.clock = clock;
  }

  /** Shows a product by this image: made upright and small, without what a camera adds. */
  @Operation(
      operationId = "addPicture",
      summary = "Upload a product's picture",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              description = "JPEG, PNG or WebP, up to 10 MB and 50 megapixels.",
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                      schema = @Schema(type = "string", format = "binary"))))
  @PostMapping(
      path = "/api/desk/products/{id}/picture",
      consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  PictureSet add(
      @AuthenticationPrincipal Jwt session, @PathVariable String id, HttpServletRequest request)
      throws IOException, InterruptedException {
    ProductId product = product(id);
    // Whoever sends a little too much is to hear that; a connection that is cut off tells nothing.
    int most = 2 * PictureForms.MAX_BYTES;
    if (request.getContentLengthLong() > most) throw tooLarge();
    PictureForms.Result.Made made = received(request, most);
    if (!pictures.keep(made)) throw ProblemException.of(HttpStatus.CONFLICT, "TOO_MANY_PICTURES");
    return send(
        session, product, it -> new ProductCommand.SetPicture(it, made.picture(), clock.instant()));
  }

  /** Shows a product by a picture that it or another had before. */
  @Operation(operationId = "setPicture", summary = "Show a product by a known picture")
  @PutMapping("/api/desk/products/{id}/picture")
  PictureSet set(
      @AuthenticationPrincipal Jwt session,
      @PathVariable String id,
      @RequestBody KnownPicture body) {
    Picture picture =
        pictures
            .find(body.sha256())
            .orElseThrow(() -> ProblemException.of(HttpStatus.NOT_FOUND, "FILE_UNKNOWN"));
    return send(
        session, product(id), it -> new ProductCommand.SetPicture(it, picture, clock.instant()));
  }

  @Operation(operationId = "removePicture", summary = "Show a product by its emoji again")
  @DeleteMapping("/api/desk/products/{id}/picture")
  PictureSet remove(@AuthenticationPrincipal Jwt session, @PathVariable String id) {
    return send(session, product(id), it -> new ProductCommand.RemovePicture(it, clock.instant()));
  }

  /** A form of a picture. Its address names its content, so it is kept for ever. */
  @Hidden
  @GetMapping("/images/{sha256:[0-9a-f]{64}}-{width:[0-9]{1,4}}.jpg")
  ResponseEntity<byte[]> form(@PathVariable String sha256, @PathVariable int width) {
    byte[] content =
        pictures
            .form(sha256, width)
            .orElseThrow(() -> ProblemException.of(HttpStatus.NOT_FOUND, "NOT_FOUND"));
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
        .eTag("\"" + sha256 + "-" + width + "\"")
        .header("X-Content-Type-Options", "nosniff")
        .body(content);
  }

  /** A few at a time: what is sent is in memory until it is decoded. */
  private PictureForms.Result.Made received(HttpServletRequest request, int most)
      throws IOException, InterruptedException {
    if (!receiving.tryAcquire(PATIENCE.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)) {
      throw ProblemException.later(HttpStatus.SERVICE_UNAVAILABLE, "BUSY", PATIENCE);
    }
    try {
      byte[] image = request.getInputStream().readNBytes(most);
      if (image.length > PictureForms.MAX_BYTES) throw tooLarge();
      return made(image);
    } finally {
      receiving.release();
    }
  }

  private PictureForms.Result.Made made(byte[] image) throws InterruptedException {
    if (!decoding.tryAcquire(PATIENCE.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)) {
      throw ProblemException.later(HttpStatus.SERVICE_UNAVAILABLE, "BUSY", PATIENCE);
    }
    try {
      return switch (forms.of(image)) {
        case PictureForms.Result.Made made -> made;
        case PictureForms.Result.Unreadable _ ->
            throw ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, "PICTURE_UNREADABLE");
        case PictureForms.Result.TooManyPixels _ ->
            throw ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, "PICTURE_TOO_LARGE");
      };
    } finally {
      decoding.release();
    }
  }

  private PictureSet send(
      Jwt session, ProductId product, Function<ProductId, Command<Done>> command) {
    Outcome<Done> outcome = commands.send(Caller.of(session), command.apply(product));
    var _ = answerOrProblem(outcome.decision());
    return new PictureSet(product.value(), outcome.position().orElse(-1));
  }

  private static ProblemException tooLarge() {
    return ProblemException.of(HttpStatus.CONTENT_TOO_LARGE, "PICTURE_TOO_LARGE");
  }

  private static ProductId product(String id) {
    try {
      return new ProductId(id);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(HttpStatus.NOT_FOUND, "PRODUCT_UNKNOWN");
    }
  }
}
