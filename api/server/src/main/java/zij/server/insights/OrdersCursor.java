package zij.server.insights;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import zij.language.order.OrderId;
import zij.query.insights.OrderFacts.Place;

/** The form in which a place in a list of orders travels. Nobody has to understand it. */
final class OrdersCursor {
  private static final Pattern FORM = Pattern.compile("1\\.([0-9]{1,17})\\.([0-9a-f-]{36})");

  private OrdersCursor() {}

  static String text(Place place) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, place.at());
    String text = "1." + micros + "." + place.order();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  static Place parse(String text) {
    Matcher form = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), UTF_8));
    if (!form.matches()) throw new IllegalArgumentException("not a cursor");
    return new Place(
        Instant.EPOCH.plus(Long.parseLong(form.group(1)), ChronoUnit.MICROS),
        OrderId.parse(form.group(2)).value());
  }
}
