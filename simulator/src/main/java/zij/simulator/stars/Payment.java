package zij.simulator.stars;

/**
 * Stars that went from a buyer to the bot.
 *
 * @param chargeId the {@code telegram_payment_charge_id}
 * @param date epoch seconds
 */
public record Payment(
    String chargeId,
    String providerChargeId,
    long userId,
    Invoice invoice,
    long date,
    boolean refunded) {

  Payment asRefunded() {
    return new Payment(chargeId, providerChargeId, userId, invoice, date, true);
  }
}
