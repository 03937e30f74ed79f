package zij.server.webhook;

import static zij.server.problem.ProblemException.answerOrProblem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import zij.command.webhook.Endpoints.Endpoint;
import zij.command.webhook.WebhookRegister;
import zij.language.Command;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.webhook.NoticeType;
import zij.language.webhook.WebhookCommand;
import zij.language.webhook.WebhookId;
import zij.language.webhook.WebhookUrl;
import zij.ledger.log.LogReader;
import zij.server.problem.ProblemException;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;

/** Which other systems are told what; for owners. */
@RestController
@Tag(name = "desk")
@RequestMapping("/api/desk/webhooks")
class WebhooksController {
  /**
   * An address and how it goes there.
   *
   * @param next position in the log of what is told next
   * @param failingSince since when nothing arrived; null while all is well
   */
  record Webhook(
      UUID id,
      String url,
      List<NoticeType> types,
      boolean on,
      Instant addedAt,
      long next,
      @Nullable Instant failingSince) {}

  /** All of them; there are ten at the most. */
  record WebhookList(List<Webhook> webhooks) {}

  /** One address more. */
  record NewWebhook(WebhookUrl url, List<NoticeType> types) {
    NewWebhook {
      Objects.requireNonNull(url, "url");
      types = atLeastOne(types);
    }
  }

  /** What it is told of. */
  record NoticeChoice(List<NoticeType> types) {
    NoticeChoice {
      types = atLeastOne(types);
    }
  }

  /**
   * Its new secret, {@code whsec_} and base64, which is told this once.
   *
   * @param position in the log of what was done
   */
  record NewSecret(UUID id, String secret, long position) {}

  /** What was done; {@code position} is -1 if it was so before. */
  record WebhookChanged(long position) {}

  private final WebhookRegister register;
  private final Progress progress;
  private final WebhookSecrets secrets;
  private final Deliveries deliveries;
  private final LogReader log;
  private final CallerCommands commands;
  private final Reach reach;
  private final InstantSource clock;

  WebhooksController(
      WebhookRegister register,
      Progress progress,
      WebhookSecrets secrets,
      Deliveries deliveries,
      LogReader log,
      CallerCommands commands,
      Reach reach,
      InstantSource clock) {
    this.register = register;
    this.progress = progress;
    this.secrets = secrets;
    this.deliveries = deliveries;
    this.log = log;
    this.commands = commands;
    this.reach = reach;
    this.clock = clock;
  }

  private static List<NoticeType> atLeastOne(List<NoticeType> types) {
    Objects.requireNonNull(types, "types");
    if (types.isEmpty()) throw new IllegalArgumentException("it is told of one thing at least");
    return List.copyOf(types);
  }

  @Operation(operationId = "webhooks", summary = "The addresses that are told of the shop")
  @GetMapping
  WebhookList all() {
    return new WebhookList(register.endpoints().all().stream().map(this::shown).toList());
  }

  private Webhook shown(Endpoint endpoint) {
    Progress.Stand stand = progress.of(endpoint.id()).orElse(null);
    return new Webhook(
        endpoint.id().value(),
        endpoint.url().text(),
        endpoint.types(),
        endpoint.isOn(),
        endpoint.addedAt(),
        stand == null ? 0 : stand.next(),
        stand == null ? null : stand.failingSince());
  }

  /** It is told of what happens from here on. Its secret comes first, so that all is signed. */
  @Operation(operationId = "addWebhook", summary = "Tell one more address")
  @PostMapping
  NewSecret add(@AuthenticationPrincipal Jwt session, @RequestBody NewWebhook wanted) {
    if (!reach.allows(wanted.url())) throw ProblemException.field("url");
    Caller caller = Caller.of(session);
    Instant now = clock.instant();
    WebhookId id = new WebhookId(UUID.randomUUID());
    String secret = secrets.make(id, now);
    progress.begin(id, log.size(), now);
    try {
      long position =
          send(caller, new WebhookCommand.Add(id, wanted.url(), wanted.types(), caller.id(), now))
              .position();
      return new NewSecret(id.value(), secret, position);
    } catch (ProblemException e) {
      forget(id);
      throw e;
    }
  }

  @Operation(operationId = "chooseNotices", summary = "Choose what it is told of")
  @PutMapping("/{id}/types")
  WebhookChanged choose(
      @AuthenticationPrincipal Jwt session,
      @PathVariable String id,
      @RequestBody NoticeChoice choice) {
    Caller caller = Caller.of(session);
    return send(
        caller, new WebhookCommand.Choose(id(id), choice.types(), caller.id(), clock.instant()));
  }

  /** For a day everything is signed with both, the new one first. */
  @Operation(operationId = "rotateWebhookSecret", summary = "Make a new secret")
  @PostMapping("/{id}/secret")
  NewSecret rotate(@AuthenticationPrincipal Jwt session, @PathVariable String id) {
    Caller caller = Caller.of(session);
    WebhookId webhook = id(id);
    Instant now = clock.instant();
    long position =
        send(caller, new WebhookCommand.RotateSecret(webhook, caller.id(), now)).position();
    return new NewSecret(webhook.value(), secrets.make(webhook, now), position);
  }

  @Operation(operationId = "switchWebhookOff", summary = "Tell it nothing for now")
  @PostMapping("/{id}/off")
  WebhookChanged off(@AuthenticationPrincipal Jwt session, @PathVariable String id) {
    Caller caller = Caller.of(session);
    return send(caller, new WebhookCommand.SwitchOff(id(id), caller.id(), clock.instant()));
  }

  /** From where it stopped; what failed is tried at once. */
  @Operation(operationId = "switchWebhookOn", summary = "Go on telling it")
  @PostMapping("/{id}/on")
  WebhookChanged on(@AuthenticationPrincipal Jwt session, @PathVariable String id) {
    Caller caller = Caller.of(session);
    progress.hurry(id(id), clock.instant());
    return send(caller, new WebhookCommand.SwitchOn(id(id), caller.id(), clock.instant()));
  }

  @Operation(operationId = "removeWebhook", summary = "Tell it nothing any more")
  @DeleteMapping("/{id}")
  WebhookChanged remove(@AuthenticationPrincipal Jwt session, @PathVariable String id) {
    Caller caller = Caller.of(session);
    WebhookChanged changed =
        send(caller, new WebhookCommand.Remove(id(id), caller.id(), clock.instant()));
    forget(id(id));
    return changed;
  }

  private void forget(WebhookId id) {
    progress.forget(id);
    secrets.forget(id);
    deliveries.forget(id);
  }

  private WebhookChanged send(Caller caller, Command<Done> command) {
    var outcome = commands.send(caller, command);
    var _ = answerOrProblem(outcome.decision());
    return new WebhookChanged(outcome.position().orElse(-1));
  }

  static WebhookId id(String id) {
    try {
      return WebhookId.parse(id);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(Refusal.WEBHOOK_UNKNOWN);
    }
  }
}
