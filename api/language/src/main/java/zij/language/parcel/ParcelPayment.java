package zij.language.parcel;

import zij.language.Money;
import zij.language.evidence.Sealed;
import zij.language.order.ChargeId;

/**
 * A payment of money that Telegram confirmed.
 *
 * @param charge Telegram's id of it
 * @param providerCharge the payment provider's id, by which the merchant finds it there
 * @param evidence the {@code successful_payment} object, byte for byte as Telegram sent it, sealed
 *     under the payer's key: it names the address, and the address stands nowhere else in the log
 */
public record ParcelPayment(
    ChargeId charge, String providerCharge, Money amount, Sealed evidence) {}
