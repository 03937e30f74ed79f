package zij.server.reconciliation;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import zij.language.StarAmount;
import zij.server.ZijProperties;
import zij.server.telegram.ListedTransaction;
import zij.server.telegram.TelegramStatement;

/**
 * Reads Telegram's list, oldest first, each page in a transaction of its own: whatever stops it, it
 * goes on where it was. Every page begins with the last line that is known, so that a list that was
 * shortened or shifted is noticed; and every run looks at one older page again.
 */
@Component
class ListReader {
  /** How often the balance is asked for again because the list grew meanwhile. */
  private static final int MAX_BALANCE_TRIES = 3;

  private final TelegramStatement statement;
  private final StarTransactions transactions;
  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final int maxPages;

  ListReader(
      TelegramStatement statement,
      StarTransactions transactions,
      JdbcClient jdbc,
      InstantSource clock,
      ZijProperties properties) {
    this.statement = statement;
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.clock = clock;
    this.maxPages = properties.reconciliation().maxPages();
  }

  /**
   * Reads what is new, up to the limit of pages.
   *
   * @return whether the end was reached
   * @throws ListChanged if a known line is another now
   * @throws zij.server.telegram.BotApiException if Telegram does not answer
   */
  boolean read(Tally tally) {
    for (int pages = 0; pages < maxPages; pages++) {
      tally.pages++;
      long size = transactions.size();
      long offset = Math.max(0, size - 1);
      List<ListedTransaction> page = statement.page(offset);
      compare(offset, transactions.from(offset, 1), page);
      List<ListedTransaction> news = page.subList((int) (size - offset), page.size());
      if (!news.isEmpty()) transactions.add(size, news, clock.instant());
      tally.added += news.size();
      if (page.size() < TelegramStatement.PAGE) return true;
    }
    return false;
  }

  /**
   * What Telegram says the bot has, at a moment at which the list is as it was read.
   *
   * @return empty if the list grew each time it was asked for
   */
  Optional<StarAmount> balance(Tally tally) {
    for (int tries = 0; tries < MAX_BALANCE_TRIES; tries++) {
      StarAmount balance = statement.balance();
      long size = transactions.size();
      if (!read(tally)) return Optional.empty();
      if (transactions.size() == size) return Optional.of(balance);
    }
    return Optional.empty();
  }

  /**
   * Looks at one older page again, each time at the next.
   *
   * @throws ListChanged if a line is another now; the same page is looked at again next time
   */
  void lookBack(Tally tally) {
    long index =
        jdbc.sql("select look_back_index from server.reconciliation").query(Long.class).single();
    List<StarTransactions.Known> known = transactions.from(index, TelegramStatement.PAGE);
    if (!known.isEmpty()) {
      tally.pages++;
      compare(index, known, statement.page(index));
    }
    long next = known.size() < TelegramStatement.PAGE ? 0 : index + known.size();
    jdbc.sql("update server.reconciliation set look_back_index = ?").param(next).update();
  }

  private static void compare(
      long index, List<StarTransactions.Known> known, List<ListedTransaction> page) {
    for (int i = 0; i < known.size(); i++) {
      long place = index + i;
      if (i >= page.size()) {
        throw new ListChanged("it ends before place " + place + ", where it had a transaction");
      }
      StarTransactions.Known now = StarTransactions.Known.of(page.get(i));
      if (!known.get(i).equals(now)) {
        throw new ListChanged(
            "at place %d it has %s now, and had %s".formatted(place, now, known.get(i)));
      }
    }
  }
}
