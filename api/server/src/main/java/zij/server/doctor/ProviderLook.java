package zij.server.doctor;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import zij.language.Currency;

/**
 * Looks at the tokens of payment providers. Telegram tells nobody whether one is good until an
 * invoice is made, so this is about their form.
 */
final class ProviderLook implements Look {
  private final Map<Currency, String> tokens;

  ProviderLook(Map<Currency, String> tokens) {
    this.tokens = tokens;
  }

  @Override
  public List<Finding> look() {
    List<Currency> given =
        tokens.entrySet().stream()
            .filter(it -> !it.getValue().isBlank())
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    if (given.isEmpty()) return List.of(Finding.ok("providers", "none; the shop takes Stars only"));
    return given.stream().map(it -> token(it, tokens.getOrDefault(it, "").strip())).toList();
  }

  /** As BotFather shows them: number, TEST or LIVE, and what the provider is known by. */
  private static Finding token(Currency currency, String token) {
    String setting = "zij.payments.provider-tokens." + currency.name().toLowerCase(Locale.ROOT);
    return token.matches("[0-9]+:(TEST|LIVE):\\S+")
        ? Finding.ok(
            "providers", currency + " " + (token.contains(":TEST:") ? "for tests" : "live"))
        : Finding.wrong(
            "providers",
            setting + " does not look like a provider's token",
            "BotFather: /mybots, Payments; it looks like 123456789:LIVE:...");
  }
}
