package zij.server.credit;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import zij.language.TelegramUserId;
import zij.query.credit.CreditPage;
import zij.query.credit.Credits;
import zij.server.problem.ProblemException;
import zij.server.read.Freshness;

/** Store credit as it is asked for over HTTP, by buyers and by the owner. Thread-safe. */
@Component
class CreditReads {
  private final Freshness freshness;

  CreditReads(Freshness freshness) {
    this.freshness = freshness;
  }

  /**
   * A page of a buyer's store credit.
   *
   * @throws ProblemException 400 if cursor or limit are none
   */
  CreditPage page(TelegramUserId buyer, @Nullable String cursor, int limit, @Nullable Long position)
      throws InterruptedException {
    if (limit < 1 || limit > Credits.MAX_PAGE) {
      throw ProblemException.parameter("limit", "1 to " + Credits.MAX_PAGE);
    }
    if (cursor != null && !cursor.matches("[0-9]{1,18}")) {
      throw ProblemException.parameter("cursor", "what a page named as next");
    }
    Long before = cursor == null ? null : Long.valueOf(cursor);
    return freshness.read(
        Freshness.View.CREDIT, position, at -> new Credits(at).page(buyer, before, limit));
  }
}
