package zij.query.insights;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order behind the figures. It names no person.
 *
 * @param number short form of the id that people can read to each other
 * @param language tag of the language it was placed in
 * @param total Stars of the whole order, whatever the filter
 * @param refusal why the shop refused to take a payment last
 * @param reason why it was given up
 * @param returnedAt when the payment went back
 * @param placedPosition where the ledger has its placing
 * @param paidPosition where the ledger has its payment
 * @param returnedPosition where the ledger has that the payment went back
 */
public record OrderFact(
    UUID orderId,
    String number,
    FactStatus status,
    String language,
    long total,
    List<FactLine> lines,
    @Nullable String refusal,
    @Nullable AbandonReason reason,
    Instant placedAt,
    @Nullable Instant paidAt,
    @Nullable Instant returnedAt,
    @Nullable Instant abandonedAt,
    long placedPosition,
    @Nullable Long paidPosition,
    @Nullable Long returnedPosition) {

  /** So many units of a product, and their Stars. */
  public record FactLine(String product, int units, long amount) {}
}
