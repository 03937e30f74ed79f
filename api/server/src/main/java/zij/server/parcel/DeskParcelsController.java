package zij.server.parcel;

import static zij.server.problem.ProblemException.answerOrProblem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.language.Command;
import zij.language.Done;
import zij.language.audit.Subject;
import zij.language.difference.Note;
import zij.language.order.ChargeId;
import zij.language.order.OrderId;
import zij.language.parcel.ParcelCommand;
import zij.language.parcel.RefundReference;
import zij.language.parcel.Tracking;
import zij.query.parcel.ParcelState;
import zij.query.parcel.ParcelView;
import zij.query.parcel.Parcels;
import zij.server.audit.Asked;
import zij.server.audit.AuditTrail;
import zij.server.read.Freshness;
import zij.server.session.Caller;
import zij.server.session.CallerCommands;

/** The parcels of the shop: where they go, that they went, and what went back. */
@RestController
@Tag(name = "desk")
@RequestMapping("/api/desk/parcels")
class DeskParcelsController {
  private static final int PAGE = 20;

  /**
   * Some parcels, the newest first.
   *
   * @param next cursor of the next page; null at the end
   */
  record DeskParcels(
      List<OwnParcel> parcels,
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable String next) {}

  /**
   * One parcel.
   *
   * @param payment null as long as it is not paid
   * @param recipient null as long as it is not paid, and when the buyer was erased
   * @param surplus payments that it has no use for: they have to be given back at the provider
   */
  record DeskParcel(
      OwnParcel parcel,
      long buyer,
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable Charged payment,
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable Recipient recipient,
      List<ParcelView.SurplusPayment> surplus) {}

  /** By which a payment is found at the provider, and by which it went back. */
  record Charged(
      ChargeId charge,
      String providerCharge,
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable RefundReference refund) {}

  /** That the carrier has it. */
  record SentBody(
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable Tracking tracking) {}

  /** That the provider gave a payment back in full. */
  record RefundBody(ChargeId charge, RefundReference reference, Note reason) {
    RefundBody {
      Objects.requireNonNull(charge, "charge");
      Objects.requireNonNull(reference, "reference");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** The answer to a command. {@code position} is -1 if nothing changed. */
  record ParcelChanged(long position) {}

  private final Freshness freshness;
  private final PaymentSeal seal;
  private final AuditTrail trail;
  private final CallerCommands commands;
  private final InstantSource clock;

  DeskParcelsController(
      Freshness freshness,
      PaymentSeal seal,
      AuditTrail trail,
      CallerCommands commands,
      InstantSource clock) {
    this.freshness = freshness;
    this.seal = seal;
    this.trail = trail;
    this.commands = commands;
    this.clock = clock;
  }

  @Operation(operationId = "deskParcels", summary = "All parcels, newest first")
  @GetMapping
  DeskParcels page(
      @RequestParam(required = false) @Nullable String state,
      @Parameter(description = "Only parcels with a payment to be given back, in whatever state.")
          @RequestParam(defaultValue = "false")
          boolean owed,
      @RequestParam(required = false) @Nullable String cursor,
      @Parameter(description = Freshness.PARAMETER) @RequestParam(required = false)
          @Nullable Long position)
      throws InterruptedException {
    ParcelState only = new Asked("state", state).as("a state of parcels", ParcelState::ofCode);
    Long before = new Asked("cursor", cursor).number(0, Asked.MAX);
    List<ParcelView> found =
        freshness.read(
            Freshness.View.PARCELS,
            position,
            at -> {
              Parcels parcels = new Parcels(at);
              return owed ? parcels.owed(before, PAGE) : parcels.page(null, only, before, PAGE);
            });
    String next = found.size() < PAGE ? null : String.valueOf(found.getLast().placedPosition());
    return new DeskParcels(found.stream().map(OwnParcel::of).toList(), next);
  }

  /** Who reads an address is recorded first, as who reads other things that are sealed. */
  @Operation(operationId = "deskParcel", summary = "One parcel, with where it goes")
  @GetMapping("/{id}")
  DeskParcel parcel(
      @AuthenticationPrincipal Jwt session,
      @PathVariable String id,
      @Parameter(description = Freshness.PARAMETER) @RequestParam(required = false)
          @Nullable Long position)
      throws InterruptedException {
    OrderId parcel = ParcelController.parcelId(id);
    Found found =
        freshness.read(
            Freshness.View.PARCELS,
            position,
            at -> {
              Parcels parcels = new Parcels(at);
              ParcelView view = parcels.find(parcel).orElseThrow(ParcelController::unknown);
              return new Found(view, parcels.surplus(parcel));
            });
    if (found.view().payment() != null) {
      trail.record(Caller.of(session), Subject.EVIDENCE, "GET /api/desk/parcels/" + parcel);
    }
    return desk(found.view(), parcel, found.surplus());
  }

  private record Found(ParcelView view, List<ParcelView.SurplusPayment> surplus) {}

  private DeskParcel desk(
      ParcelView view, OrderId parcel, List<ParcelView.SurplusPayment> surplus) {
    ParcelView.Payment paid = view.payment();
    return new DeskParcel(
        OwnParcel.of(view),
        view.buyer().value(),
        paid == null ? null : new Charged(paid.charge(), paid.providerCharge(), paid.refund()),
        paid == null ? null : seal.recipient(view.buyer(), parcel, paid.evidence()).orElse(null),
        surplus);
  }

  @Operation(operationId = "sendParcel", summary = "Say that the carrier has it")
  @PostMapping("/{id}/sent")
  ParcelChanged sent(
      @AuthenticationPrincipal Jwt session, @PathVariable String id, @RequestBody SentBody body) {
    Caller caller = Caller.of(session);
    return send(
        caller,
        new ParcelCommand.Send(
            ParcelController.parcelId(id), body.tracking(), caller.id(), clock.instant()));
  }

  @Operation(
      operationId = "recordParcelRefund",
      summary = "Say that the provider gave a payment back in full")
  @PostMapping("/{id}/refunds")
  ParcelChanged refund(
      @AuthenticationPrincipal Jwt session, @PathVariable String id, @RequestBody RefundBody body) {
    Caller caller = Caller.of(session);
    return send(
        caller,
        new ParcelCommand.RecordRefund(
            ParcelController.parcelId(id),
            body.charge(),
            body.reference(),
            caller.id(),
            body.reason(),
            clock.instant()));
  }

  private ParcelChanged send(Caller caller, Command<Done> command) {
    var outcome = commands.send(caller, command);
    var _ = answerOrProblem(outcome.decision());
    return new ParcelChanged(outcome.position().orElse(-1));
  }
}
