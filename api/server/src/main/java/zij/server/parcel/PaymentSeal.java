package zij.server.parcel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import zij.language.TelegramUserId;
import zij.language.evidence.Sealed;
import zij.language.order.OrderId;
import zij.server.vault.Vault;

/**
 * Telegram's word on a payment of money, sealed under the payer's key because it names the address.
 * Thread-safe.
 */
@Component
public class PaymentSeal {
  /** Of a payment with name, number and address; Telegram's are about 700. */
  public static final int MAX_CHARACTERS = 8_000;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Vault vault;

  PaymentSeal(Vault vault) {
    this.vault = vault;
  }

  /** Seals a {@code successful_payment}. */
  public Sealed seal(TelegramUserId payer, OrderId parcel, byte[] payment) {
    return vault.seal(payer, payment, context(parcel));
  }

  /**
   * Where a parcel goes; empty if the buyer was erased.
   *
   * @throws IllegalStateException if the key is there and does not open it
   */
  Optional<Recipient> recipient(TelegramUserId buyer, OrderId parcel, Sealed payment) {
    return switch (vault.open(buyer, payment, context(parcel))) {
      case Vault.Opened.Content content ->
          Optional.of(Recipient.of(JSON.readTree(new String(content.bytes(), UTF_8))));
      case Vault.Opened.Erased _ -> Optional.empty();
      case Vault.Opened.Unreadable _ ->
          throw new IllegalStateException("the payment of parcel " + parcel + " is unreadable");
    };
  }

  private static String context(OrderId parcel) {
    return "parcel:" + parcel;
  }
}
