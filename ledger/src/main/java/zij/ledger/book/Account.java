package zij.ledger.book;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import zij.language.TelegramUserId;

/**
 * What a posting is made to.
 *
 * @param person whose account it is; null for an account of the house
 */
public record Account(Chart chart, @Nullable TelegramUserId person) {
  public Account {
    if (chart.personal() != (person != null)) {
      throw new IllegalArgumentException(
          chart.code() + (person == null ? " is not one account" : " is nobody's account"));
    }
  }

  /** An account of the house. */
  public static Account of(Chart chart) {
    return new Account(chart, null);
  }

  public static Account buyer(TelegramUserId person) {
    return new Account(Chart.BUYER, person);
  }

  public static Account storeCredit(TelegramUserId person) {
    return new Account(Chart.STORE_CREDIT, person);
  }

  /** {@code revenue}, or {@code buyer:<Telegram user id>} for an account of one person. */
  @JsonValue
  public String code() {
    return person == null ? chart.code() : chart.code() + ":" + person;
  }

  /**
   * Reads a code.
   *
   * @throws IllegalArgumentException if it is none
   */
  @JsonCreator
  public static Account parse(String code) {
    int colon = code.indexOf(':');
    if (colon < 0) return of(Chart.ofCode(code));
    String person = code.substring(colon + 1);
    if (!person.matches("[1-9][0-9]{0,15}")) {
      throw new IllegalArgumentException("no account is called " + code);
    }
    return new Account(
        Chart.ofCode(code.substring(0, colon)), new TelegramUserId(Long.parseLong(person)));
  }

  @Override
  public String toString() {
    return code();
  }
}
