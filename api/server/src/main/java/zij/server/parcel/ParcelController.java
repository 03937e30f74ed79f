package zij.server.parcel;

import static zij.server.problem.ProblemException.answerOrProblem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import zij.command.Outcome;
import zij.language.Language;
import zij.language.Money;
import zij.language.evidence.EvidenceId;
import zij.language.evidence.EvidenceKind;
import zij.language.order.OrderId;
import zij.language.parcel.ParcelCommand;
import zij.language.parcel.ParcelEvent;
import zij.language.parcel.ParcelInvoice;
import zij.language.parcel.WantedArticle;
import zij.language.terms.TermsVersion;
import zij.server.ZijProperties;
import zij.server.problem.ProblemException;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;
import zij.server.telegram.BotApiException;
import zij.server.telegram.TelegramMoney;
import zij.server.terms.Consents;

/** What a buyer can do with parcels of their own. */
@RestController
@Tag(name = "parcels")
@RequestMapping("/api/parcels")
class ParcelController {
  private static final String KEY_FORM = "[\\x21-\\x7e]{1,200}";

  /**
   * What a buyer orders.
   *
   * @param lines 1 to 20, each article once, with the price that the buyer saw
   * @param consent needed once, and again when the terms have changed
   * @param language in which titles are kept and shipping is offered; English if absent
   */
  record PlaceParcel(
      List<WantedArticle> lines,
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable Language language,
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable Agreed consent) {
    PlaceParcel {
      Objects.requireNonNull(lines, "lines");
      lines = List.copyOf(lines);
    }
  }

  /** That the buyer agrees to the terms, and in which language they were shown. */
  record Agreed(TermsVersion terms, Language language) {
    Agreed {
      Objects.requireNonNull(terms, "terms");
      Objects.requireNonNull(language, "language");
    }
  }

  /** What may not differ under one key. */
  private record Content(List<WantedArticle> lines, Language language) {}

  /** The answer to an order, the same for every repetition. {@code total} lacks the shipping. */
  record PlacedParcel(UUID parcel, Money total, Instant expiresAt, long position) {}

  /** The link that opens Telegram's payment sheet. */
  record ParcelLink(String link) {}

  /** That nothing will come of it. {@code position} is -1 if that was so before. */
  record CancelledParcel(UUID parcel, long position) {}

  private final CallerCommands commands;
  private final Consents consents;
  private final TelegramMoney money;
  private final Duration expireAfter;
  private final InstantSource clock;
  private final JsonMapper json;

  ParcelController(
      CallerCommands commands,
      Consents consents,
      TelegramMoney money,
      ZijProperties properties,
      InstantSource clock,
      JsonMapper json) {
    this.commands = commands;
    this.consents = consents;
    this.money = money;
    this.expireAfter = properties.orders().expireAfter();
    this.clock = clock;
    this.json = json;
  }

  /** Orders a parcel. The same key with the same content is answered the same, however often. */
  @Operation(
      operationId = "placeParcel",
      summary = "Order a parcel; the same key and content give the same answer")
  @ApiResponse(responseCode = "201", description = "Ordered.")
  @PostMapping
  ResponseEntity<PlacedParcel> place(
      @AuthenticationPrincipal Jwt session,
      @Parameter(required = true) @RequestHeader(value = "Idempotency-Key", required = false)
          @Nullable String key,
      @RequestBody PlaceParcel request) {
    if (key == null || !key.matches(KEY_FORM)) {
      throw ProblemException.of(HttpStatus.BAD_REQUEST, "IDEMPOTENCY_KEY_MISSING");
    }
    Caller caller = Caller.of(session);
    OrderId parcel = OrderId.ofParcel(caller.id(), key);
    Language language = Optional.ofNullable(request.language()).orElse(Language.ENGLISH);
    Optional<EvidenceId> consent = consent(caller, request.consent());
    TermsVersion terms = consents.inForce();
    Instant now = clock.instant();
    var command =
        new ParcelCommand.Place(
            parcel,
            caller.id(),
            language,
            request.lines(),
            fingerprint(new Content(request.lines(), language)),
            terms,
            consent.isPresent() ? terms : null,
            now.plus(expireAfter),
            now);
    String agreed = consent.map(EvidenceKind.CONSENT::referenceTo).orElse("");
    Outcome<ParcelEvent.Placed> outcome = commands.send(caller, command, agreed);
    ParcelEvent.Placed placed = answerOrProblem(outcome.decision());
    return ResponseEntity.created(URI.create("/api/parcels/" + parcel))
        .body(
            new PlacedParcel(
                parcel.value(), placed.total(), placed.expiresAt(), outcome.position().orElse(-1)));
  }

  private Optional<EvidenceId> consent(Caller caller, @Nullable Agreed given) {
    return given == null
        ? consents.of(caller, null, Language.ENGLISH)
        : consents.of(caller, given.terms(), given.language());
  }

  /** Makes the invoice link, once; asked again, answers the same link. */
  @Operation(operationId = "parcelInvoice", summary = "The link that opens the payment sheet")
  @PostMapping("/{id}/invoice")
  ParcelLink invoice(@AuthenticationPrincipal Jwt session, @PathVariable String id) {
    Caller caller = Caller.of(session);
    OrderId parcel = parcelId(id);
    ParcelInvoice invoice =
        answerOrProblem(
            commands
                .send(caller, new ParcelCommand.DraftInvoice(parcel, caller.id(), clock.instant()))
                .decision());
    return switch (invoice) {
      case ParcelInvoice.Issued issued -> new ParcelLink(issued.link());
      case ParcelInvoice.Draft draft -> {
        String link = link(draft);
        var issue = new ParcelCommand.IssueInvoice(parcel, caller.id(), link, clock.instant());
        yield new ParcelLink(answerOrProblem(commands.send(caller, issue).decision()).link());
      }
    };
  }

  /** Telegram alone knows between which amounts it takes a currency: they follow the dollar. */
  private String link(ParcelInvoice.Draft draft) {
    try {
      return money.invoiceLink(draft);
    } catch (BotApiException e) {
      if (!String.valueOf(e.getMessage()).contains("AMOUNT_INVALID")) throw e;
      throw ProblemException.of(HttpStatus.CONFLICT, "AMOUNT_NOT_PAYABLE");
    }
  }

  @Operation(operationId = "cancelParcel", summary = "Cancel a parcel that is not paid")
  @PostMapping("/{id}/cancel")
  CancelledParcel cancel(@AuthenticationPrincipal Jwt session, @PathVariable String id) {
    Caller caller = Caller.of(session);
    OrderId parcel = parcelId(id);
    var outcome =
        commands.send(caller, new ParcelCommand.Cancel(parcel, caller.id(), clock.instant()));
    var _ = answerOrProblem(outcome.decision());
    return new CancelledParcel(parcel.value(), outcome.position().orElse(-1));
  }

  private String fingerprint(Content content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(content));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The parcel of this id; a text that is no id is answered as an unknown parcel is. */
  static OrderId parcelId(String id) {
    try {
      return OrderId.parse(id);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  static ProblemException unknown() {
    return ProblemException.of(HttpStatus.NOT_FOUND, "ORDER_UNKNOWN");
  }
}
