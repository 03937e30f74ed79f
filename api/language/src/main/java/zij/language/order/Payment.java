package zij.language.order;

import zij.language.Stars;

/**
 * A payment that Telegram confirmed.
 *
 * @param charge Telegram's id of it
 * @param providerCharge the payment provider's id; empty for Stars
 * @param evidence the {@code successful_payment} object, byte for byte as Telegram sent it; of a
 *     recovered payment the transaction as Telegram lists it
 */
public record Payment(ChargeId charge, String providerCharge, Stars amount, String evidence) {}
