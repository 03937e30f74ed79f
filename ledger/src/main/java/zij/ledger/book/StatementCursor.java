package zij.ledger.book;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Where the next page of a statement begins. It carries the balance so far, so that no page has to
 * add up all pages before it; who forges one deceives nobody else.
 *
 * @param position newest log position that the statement shows
 * @param to end of the statement, exclusive
 * @param after place of the last line that was shown
 */
record StatementCursor(
    Account account, Asset asset, long position, Instant to, Place after, Amount balance) {
  /** Where a posting stands in its account. */
  record Place(Instant effectiveAt, long position, int index, int line) {}

  private static final int PARTS = 9;
  private static final Pattern BALANCE = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,9})?");

  /** As a page names it: characters that need no escape in a URL. */
  String text() {
    String text =
        String.join(
            " ",
            account.code(),
            asset.code(),
            Long.toString(position),
            to.toString(),
            after.effectiveAt().toString(),
            Long.toString(after.position()),
            Integer.toString(after.index()),
            Integer.toString(after.line()),
            balance.toString());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Reads what a page named.
   *
   * @throws IllegalArgumentException if none did
   */
  static StatementCursor parse(String text) {
    String[] parts =
        new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ", -1);
    if (parts.length != PARTS || !BALANCE.matcher(parts[8]).matches()) {
      throw new IllegalArgumentException("not a cursor: " + text);
    }
    try {
      return new StatementCursor(
          Account.parse(parts[0]),
          new Asset(parts[1]),
          Long.parseLong(parts[2]),
          Instant.parse(parts[3]),
          new Place(
              Instant.parse(parts[4]),
              Long.parseLong(parts[5]),
              Integer.parseInt(parts[6]),
              Integer.parseInt(parts[7])),
          new Amount(new BigDecimal(parts[8])));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a cursor: " + text, e);
    }
  }
}
