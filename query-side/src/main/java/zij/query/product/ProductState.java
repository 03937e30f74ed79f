package zij.query.product;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether shoppers can have a product, as its owner sees it. */
public enum ProductState {
  /** Never on sale yet: no shopper knows of it. */
  DRAFT,
  ON_SALE,
  /** Taken off sale; whoever bought it keeps it. */
  WITHDRAWN;

  /** The form in which it is sent. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The state of exactly this code.
   *
   * @throws IllegalArgumentException if there is none
   */
  @JsonCreator
  public static ProductState ofCode(String code) {
    for (ProductState state : values()) {
      if (state.code().equals(code)) return state;
    }
    throw new IllegalArgumentException("no state of a product: " + code);
  }
}
