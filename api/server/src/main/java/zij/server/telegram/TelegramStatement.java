package zij.server.telegram;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import zij.language.StarAmount;

/**
 * The bot's Stars as Telegram has them. Waits as long as Telegram asks, within limits; for work
 * that has time. Thread-safe.
 */
public final class TelegramStatement {
  /** The longest page (Bot API, getStarTransactions). */
  public static final int PAGE = 100;

  private final BotApi botApi;
  private final RepeatedCall repeated = new RepeatedCall("statement");

  public TelegramStatement(BotApi botApi) {
    this.botApi = botApi;
  }

  /**
   * Up to {@value #PAGE} transactions, oldest first, after skipping so many.
   *
   * @throws BotApiException if Telegram does not answer with a list
   */
  public List<ListedTransaction> page(long offset) {
    Map<String, ?> parameters = Map.of("offset", offset, "limit", PAGE);
    JsonNode answer = repeated.call(() -> botApi.call("getStarTransactions", parameters));
    try {
      return answer.path("transactions").valueStream().map(ListedTransaction::of).toList();
    } catch (IllegalArgumentException e) {
      throw new BotApiException(
          "getStarTransactions", 200, String.valueOf(e.getMessage()), java.util.Optional.empty());
    }
  }

  /** What the bot has (Bot API, getMyStarBalance); may be negative. */
  public StarAmount balance() {
    JsonNode answer = repeated.call(() -> botApi.call("getMyStarBalance", Map.of()));
    return new StarAmount(answer.path("amount").asLong(0), answer.path("nanostar_amount").asInt(0));
  }
}
