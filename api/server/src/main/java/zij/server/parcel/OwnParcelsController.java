package zij.server.parcel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.language.TelegramUserId;
import zij.language.order.OrderId;
import zij.ledger.log.Checkpoints;
import zij.ledger.log.Receipts;
import zij.query.parcel.ParcelView;
import zij.query.parcel.Parcels;
import zij.server.audit.Asked;
import zij.server.problem.ProblemException;
import zij.server.read.Freshness;
import zij.server.session.Caller;

/** What a buyer can see of parcels of their own. */
@RestController
@Tag(name = "parcels")
@RequestMapping("/api/parcels")
class OwnParcelsController {
  private static final int PAGE = 20;

  /**
   * Some of the caller's parcels, the newest first.
   *
   * @param next cursor of the next page; null at the end
   */
  record OwnParcels(
      List<OwnParcel> parcels,
      @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable String next) {}

  private final Freshness freshness;
  private final Receipts receipts;
  private final Checkpoints checkpoints;

  OwnParcelsController(Freshness freshness, Receipts receipts, Checkpoints checkpoints) {
    this.freshness = freshness;
    this.receipts = receipts;
    this.checkpoints = checkpoints;
  }

  @Operation(operationId = "parcels", summary = "The caller's parcels, newest first")
  @GetMapping
  OwnParcels page(
      @AuthenticationPrincipal Jwt session,
      @RequestParam(required = false) @Nullable String cursor,
      @Parameter(description = Freshness.PARAMETER) @RequestParam(required = false)
          @Nullable Long position)
      throws InterruptedException {
    TelegramUserId buyer = Caller.of(session).id();
    Long before = new Asked("cursor", cursor).number(0, Asked.MAX);
    List<ParcelView> found =
        freshness.read(
            Freshness.View.PARCELS,
            position,
            at -> new Parcels(at).page(buyer, null, before, PAGE));
    String next = found.size() < PAGE ? null : String.valueOf(found.getLast().placedPosition());
    return new OwnParcels(found.stream().map(OwnParcel::of).toList(), next);
  }

  @Operation(operationId = "parcel", summary = "One parcel of the caller")
  @GetMapping("/{id}")
  OwnParcel parcel(
      @AuthenticationPrincipal Jwt session,
      @PathVariable String id,
      @Parameter(description = Freshness.PARAMETER) @RequestParam(required = false)
          @Nullable Long position)
      throws InterruptedException {
    return OwnParcel.of(find(session, id, position));
  }

  /**
   * The receipt: the payment's log entry, its inclusion proof and a published checkpoint. The
   * address in it stays sealed.
   */
  @Operation(
      operationId = "parcelReceipt",
      summary = "The purchase's log entry with its proof (C2SP tlog-proof)")
  @ApiResponse(
      responseCode = "200",
      description = "The file zij-<number>.tlog-proof.",
      content = @Content(mediaType = "text/plain", schema = @Schema(type = "string")))
  @GetMapping(value = "/{id}/receipt", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<byte[]> receipt(
      @AuthenticationPrincipal Jwt session,
      @PathVariable String id,
      @RequestParam(defaultValue = "true") boolean witnessed)
      throws InterruptedException {
    ParcelView.Payment paid = find(session, id, null).payment();
    if (paid == null) throw ProblemException.of(HttpStatus.CONFLICT, "NOT_PAID_YET");
    long at = paid.position();
    String receipt = witnessed ? receipts.receipt(at) : receipts.receipt(at, checkpoints::covering);
    String file = "zij-" + ParcelController.parcelId(id).number() + ".tlog-proof";
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(file).build().toString())
        .body(receipt.getBytes(StandardCharsets.UTF_8));
  }

  private ParcelView find(Jwt session, String id, @Nullable Long position)
      throws InterruptedException {
    TelegramUserId buyer = Caller.of(session).id();
    OrderId parcel = ParcelController.parcelId(id);
    return freshness
        .read(Freshness.View.PARCELS, position, at -> new Parcels(at).find(parcel))
        .filter(view -> view.buyer().equals(buyer))
        .orElseThrow(ParcelController::unknown);
  }
}
