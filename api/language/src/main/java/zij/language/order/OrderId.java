package zij.language.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.UUID;
import zij.language.NamedUuid;
import zij.language.TelegramUserId;

/** One order. The same buyer and idempotency key always lead to the same order. */
public record OrderId(@JsonValue UUID value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public OrderId {}

  /**
   * Reads the usual form of 36 lower-case characters.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static OrderId parse(String text) {
    return new OrderId(NamedUuid.parse(text));
  }

  /** The id of the order that this buyer places under this key. */
  public static OrderId of(TelegramUserId buyer, String idempotencyKey) {
    return new OrderId(NamedUuid.of("zij order\n" + buyer + "\n" + idempotencyKey));
  }

  /** The id of the parcel that this buyer orders under this key; never that of an order. */
  public static OrderId ofParcel(TelegramUserId buyer, String idempotencyKey) {
    return new OrderId(NamedUuid.of("zij parcel\n" + buyer + "\n" + idempotencyKey));
  }

  /** Short form that people can read to each other: eight characters of the id. */
  public String number() {
    return value.toString().substring(0, 8).toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
