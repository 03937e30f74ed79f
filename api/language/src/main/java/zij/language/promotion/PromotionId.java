package zij.language.promotion;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import zij.language.NamedUuid;

/** One promotion. The same code always leads to the same one, so a code is never given twice. */
public record PromotionId(@JsonValue UUID value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PromotionId {}

  /**
   * Reads the usual form of 36 lower-case characters.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static PromotionId parse(String text) {
    return new PromotionId(NamedUuid.parse(text));
  }

  /** The promotion that this code belongs to, if there is one. */
  public static PromotionId of(PromotionCode code) {
    return new PromotionId(NamedUuid.of("zij promotion code\n" + code));
  }

  /** A promotion without a code, made under an idempotency key of its maker. */
  public static PromotionId automatic(String idempotencyKey) {
    return new PromotionId(NamedUuid.of("zij automatic promotion\n" + idempotencyKey));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
