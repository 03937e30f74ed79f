package zij.server.desk;

import static zij.server.problem.ProblemException.answerOrProblem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.command.Outcome;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.product.ProductId;
import zij.language.stock.KeyId;
import zij.language.stock.StockCommand;
import zij.server.problem.ProblemException;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;
import zij.server.vault.KeyVault;

/** The keys of products of which each unit is one. They come in here and go out to buyers only. */
@RestController
@Tag(name = "desk")
@RequestMapping("/api/desk/products/{id}/stock/keys")
class KeyPoolController {
  /**
   * What came of a list of keys.
   *
   * @param keys how many the list has
   * @param added how many of them are in the pool now: all, or none for a dry run
   * @param position -1 if nothing changed
   */
  record KeysTaken(String product, int keys, int added, long position) {}

  /** The answer to a command about a pool. {@code position} is -1 if nothing changed. */
  record PoolChanged(String product, long position) {}

  /** One key. */
  record GivenKey(String key) {
    GivenKey {
      Objects.requireNonNull(key, "key");
    }
  }

  private final CallerCommands commands;
  private final KeyVault vault;
  private final InstantSource clock;

  KeyPoolController(CallerCommands commands, KeyVault vault, InstantSource clock) {
    this.commands = commands;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * Adds keys to the pool: all of the list, or none if one line of it is wrong. The keys are in the
   * vault before the log has their ids, so that none can be sold that is not there.
   */
  @Operation(
      operationId = "addKeys",
      summary = "Add keys to the pool",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              description = "UTF-8, one key per line: up to 10,000 of up to 200 characters.",
              content =
                  @Content(
                      mediaType = MediaType.TEXT_PLAIN_VALUE,
                      schema = @Schema(type = "string"))))
  @PostMapping(consumes = MediaType.TEXT_PLAIN_VALUE)
  KeysTaken add(
      @AuthenticationPrincipal Jwt session,
      @PathVariable String id,
      @Parameter(description = "Only says what is wrong with the list.")
          @RequestParam(defaultValue = "false")
          boolean dryRun,
      HttpServletRequest request)
      throws IOException {
    ProductId product = product(id);
    KeyList list = read(request);
    if (!list.errors().isEmpty()) throw wrong(list.errors());
    if (list.keys().isEmpty()) throw ProblemException.of(HttpStatus.BAD_REQUEST, "INVALID_REQUEST");
    List<KeyId> ids = vault.ids(product, list.keys());
    var _ = send(session, product, ids, true, list);
    int count = list.keys().size();
    if (dryRun) return new KeysTaken(product.value(), count, 0, -1);
    vault.keep(product, list.keys(), ids);
    Outcome<Done> added = send(session, product, ids, false, list);
    return new KeysTaken(product.value(), count, count, added.position().orElse(-1));
  }

  /** Takes out a key that nobody got; it is destroyed. */
  @Operation(operationId = "removeKey", summary = "Take an unused key out of the pool")
  @PostMapping("/removals")
  PoolChanged remove(
      @AuthenticationPrincipal Jwt session, @PathVariable String id, @RequestBody GivenKey body) {
    ProductId product = product(id);
    KeyId key = vault.ids(product, List.of(body.key().strip())).getFirst();
    Outcome<Done> outcome =
        commands.send(
            Caller.of(session), new StockCommand.RemoveKey(product, key, clock.instant()));
    var _ = answerOrProblem(outcome.decision());
    vault.forget(product, key);
    return new PoolChanged(product.value(), outcome.position().orElse(-1));
  }

  private Outcome<Done> send(
      Jwt session, ProductId product, List<KeyId> ids, boolean isRehearsal, KeyList list) {
    Outcome<Done> outcome =
        commands.send(
            Caller.of(session),
            new StockCommand.AddKeys(product, ids, isRehearsal, clock.instant()));
    if (outcome.decision() instanceof Decision.Refused<Done>(Refusal why, Map<String, Object> facts)
        && why == Refusal.KEY_REPEATED
        && facts.get("keys") instanceof List<?> places) {
      throw wrong(list.known(places.stream().map(Integer.class::cast).toList()));
    }
    var _ = answerOrProblem(outcome.decision());
    return outcome;
  }

  private static KeyList read(HttpServletRequest request) throws IOException {
    byte[] text = request.getInputStream().readNBytes(KeyList.MAX_BYTES + 1);
    if (text.length > KeyList.MAX_BYTES) {
      throw ProblemException.of(HttpStatus.CONTENT_TOO_LARGE, "TOO_LARGE");
    }
    try {
      return KeyList.parse(text);
    } catch (CharacterCodingException e) {
      throw ProblemException.of(HttpStatus.BAD_REQUEST, "INVALID_REQUEST");
    }
  }

  private static RuntimeException wrong(List<KeyList.LineError> lines) {
    try {
      var _ = answerOrProblem(Decision.refused(Refusal.KEYS_INVALID, Map.of("lines", lines)));
      return new IllegalStateException("a refusal is a problem");
    } catch (ProblemException e) {
      return e;
    }
  }

  private static ProductId product(String id) {
    try {
      return new ProductId(id);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(HttpStatus.NOT_FOUND, "PRODUCT_UNKNOWN");
    }
  }
}
