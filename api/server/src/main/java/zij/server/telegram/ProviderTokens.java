package zij.server.telegram;

import java.util.Map;
import java.util.stream.Collectors;
import zij.command.article.Providers;
import zij.language.Currency;

/**
 * By which payment provider each currency is taken. The tokens are secrets: they are told to
 * Telegram and to nobody else, and no text of this has them. Thread-safe.
 */
public final class ProviderTokens implements Providers {
  private final Map<Currency, String> tokens;

  /**
   * @param tokens from BotFather; blank ones are none
   */
  public ProviderTokens(Map<Currency, String> tokens) {
    this.tokens =
        tokens.entrySet().stream()
            .filter(entry -> !entry.getValue().isBlank())
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue().strip()));
  }

  @Override
  public boolean take(Currency currency) {
    return tokens.containsKey(currency);
  }

  /**
   * The token of a currency's provider.
   *
   * @throws IllegalStateException if there is none
   */
  String token(Currency currency) {
    String token = tokens.get(currency);
    if (token == null) throw new IllegalStateException("nobody takes " + currency + " for us");
    return token;
  }
}
