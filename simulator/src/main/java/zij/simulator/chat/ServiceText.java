package zij.simulator.chat;

import zij.simulator.people.Person;
import zij.simulator.stars.Payment;

/** What Telegram itself writes into a chat, in the phone's language. */
final class ServiceText {
  private ServiceText() {}

  static String paid(Person person, Payment payment) {
    return switch (language(person)) {
      case "ru" -> "Вы заплатили ★ %d за «%s».".formatted(amount(payment), title(payment));
      case "uz" ->
          "Siz “%2$s” uchun ★ %1$d to‘ladingiz.".formatted(amount(payment), title(payment));
      default -> "You paid ★ %d for “%s”.".formatted(amount(payment), title(payment));
    };
  }

  /** Of money, with two decimals as UZS and KZT have them. */
  static String paid(Person person, String title, String currency, long amount) {
    String sum = "%d.%02d %s".formatted(amount / 100, amount % 100, currency);
    return switch (language(person)) {
      case "ru" -> "Вы заплатили %s за «%s».".formatted(sum, title);
      case "uz" -> "Siz “%2$s” uchun %1$s to‘ladingiz.".formatted(sum, title);
      default -> "You paid %s for “%s”.".formatted(sum, title);
    };
  }

  static String refunded(Person person, Payment payment) {
    return switch (language(person)) {
      case "ru" -> "Вам вернули ★ %d за «%s».".formatted(amount(payment), title(payment));
      case "uz" -> "“%2$s” uchun ★ %1$d qaytarildi.".formatted(amount(payment), title(payment));
      default -> "You got back ★ %d for “%s”.".formatted(amount(payment), title(payment));
    };
  }

  private static String language(Person person) {
    return person.languageCode().substring(0, 2);
  }

  private static int amount(Payment payment) {
    return payment.invoice().amount();
  }

  private static String title(Payment payment) {
    return payment.invoice().title();
  }
}
