package zij.server.webhook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.command.webhook.Endpoints.Endpoint;
import zij.command.webhook.WebhookRegister;
import zij.language.Refusal;
import zij.ledger.log.LogReader;
import zij.server.audit.Asked;
import zij.server.problem.ProblemException;
import zij.server.webhook.Deliveries.State;

/** What an address was told, and telling it again; for owners. */
@RestController
@Tag(name = "desk")
@RequestMapping("/api/desk/webhooks/{id}")
class DeliveryController {
  /** A page of what was told; {@code next} is the cursor of the next one, null at the end. */
  record DeliveryPage(List<Deliveries.Delivery> deliveries, @Nullable String next) {}

  /**
   * How it went just now.
   *
   * @param status of HTTP; null if there was no answer, and {@code failure} says why
   */
  record WebhookAnswer(
      boolean arrived, @Nullable Integer status, @Nullable String failure, int tookMs) {}

  /** From which position of the log on everything is told again. */
  record ReplayFrom(long from) {
    ReplayFrom {
      if (from < 0) throw new IllegalArgumentException("positions begin at 0");
    }
  }

  private final WebhookRegister register;
  private final Deliveries deliveries;
  private final Progress progress;
  private final Telling telling;
  private final LogReader log;
  private final InstantSource clock;

  DeliveryController(
      WebhookRegister register,
      Deliveries deliveries,
      Progress progress,
      Telling telling,
      LogReader log,
      InstantSource clock) {
    this.register = register;
    this.deliveries = deliveries;
    this.progress = progress;
    this.telling = telling;
    this.log = log;
    this.clock = clock;
  }

  @Operation(operationId = "deliveries", summary = "What it was told, the newest first")
  @GetMapping("/deliveries")
  DeliveryPage page(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    if (limit < 1 || limit > Deliveries.MAX_PAGE) {
      throw ProblemException.parameter("limit", "1 to " + Deliveries.MAX_PAGE);
    }
    Long below = new Asked("cursor", cursor).number(0, Asked.MAX);
    List<Deliveries.Delivery> found =
        deliveries.page(endpoint(id).id(), below == null ? Long.MAX_VALUE : below, limit);
    boolean isLast = found.size() < limit;
    return new DeliveryPage(found, isLast ? null : Long.toString(found.getLast().number()));
  }

  @Operation(operationId = "testWebhook", summary = "Tell it that this is a test")
  @PostMapping("/test")
  WebhookAnswer test(@PathVariable String id) {
    Endpoint endpoint = endpoint(id);
    return told(endpoint, telling.test(endpoint));
  }

  /** Once, now, and beside what is told in order. */
  @Operation(operationId = "tellAgain", summary = "Tell it once more of one thing")
  @PostMapping("/deliveries/{position}/replay")
  WebhookAnswer again(@PathVariable String id, @PathVariable long position) {
    Endpoint endpoint = endpoint(id);
    if (position < 0 || position >= log.size()) throw nothingThere();
    Telling.Found found =
        telling
            .first(endpoint, position, position + 1)
            .orElseThrow(DeliveryController::nothingThere);
    WebhookClient.Answer answer = telling.tell(endpoint, found);
    State state =
        answer.isGood()
            ? State.DELIVERED // else it stays what it was: it may have arrived before
            : deliveries.state(endpoint.id(), found.message().id()).orElse(State.GIVEN_UP);
    telling.note(endpoint, found.message(), state, answer);
    return told(endpoint, answer);
  }

  /** In the order of the log, as if it had never been told. */
  @Operation(operationId = "tellAllAgain", summary = "Tell it everything again from a position on")
  @PostMapping("/replay")
  ReplayFrom rewind(@PathVariable String id, @RequestBody ReplayFrom wanted) {
    Endpoint endpoint = endpoint(id);
    if (wanted.from() > log.size()) throw ProblemException.field("from");
    progress.rewind(endpoint.id(), wanted.from(), clock.instant());
    return wanted;
  }

  private Endpoint endpoint(String id) {
    return register
        .endpoints()
        .find(WebhooksController.id(id))
        .orElseThrow(() -> ProblemException.of(Refusal.WEBHOOK_UNKNOWN));
  }

  private WebhookAnswer told(Endpoint endpoint, WebhookClient.Answer answer) {
    if (answer.isGood()) progress.heard(endpoint.id());
    return new WebhookAnswer(answer.isGood(), answer.status(), answer.failure(), answer.tookMs());
  }

  private static ProblemException nothingThere() {
    return ProblemException.of(Refusal.WEBHOOK_UNKNOWN);
  }
}
