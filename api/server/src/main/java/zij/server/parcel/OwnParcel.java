package zij.server.parcel;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import zij.language.Money;
import zij.language.order.OrderId;
import zij.language.parcel.ChosenShipping;
import zij.language.parcel.ParcelLine;
import zij.language.parcel.Tracking;
import zij.query.parcel.ParcelState;
import zij.query.parcel.ParcelView;

/**
 * A parcel as its buyer sees it. Where it goes is not in it: the buyer told Telegram, and a session
 * that somebody else got hold of shall not tell it.
 *
 * @param number that people can read to each other
 * @param goods what the lines come to
 * @param shipping null as long as it is not paid
 * @param closedAt when it was cancelled, or what was paid was recorded as given back
 * @param total what was paid; null as long as it is not paid
 */
record OwnParcel(
    UUID parcel,
    String number,
    ParcelState state,
    List<ParcelLine> lines,
    Money goods,
    @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable ChosenShipping shipping,
    @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable Money total,
    @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable Tracking tracking,
    Instant placedAt,
    Instant expiresAt,
    @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable Instant paidAt,
    @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable Instant sentAt,
    @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable Instant closedAt,
    long position) {

  static OwnParcel of(ParcelView view) {
    ParcelView.Payment paid = view.payment();
    return new OwnParcel(
        view.order(),
        new OrderId(view.order()).number(),
        view.state(),
        view.lines(),
        view.goods(),
        paid == null ? null : paid.shipping(),
        paid == null ? null : paid.total(),
        view.tracking(),
        view.placedAt(),
        view.expiresAt(),
        paid == null ? null : paid.at(),
        view.sentAt(),
        view.closedAt(),
        view.position());
  }
}
