package zij.language.shipping;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import zij.language.Language;
import zij.language.Money;
import zij.language.PlainText;

/**
 * One way in which the shop sends things, and what that costs for a whole parcel.
 *
 * @param titles by language, at least one, in the order of {@link Language}, 1 to {@value
 *     #MAX_TITLE} characters
 * @param price 0 if the shop bears it; it is offered with parcels in this currency only
 * @param countries where to, 1 to {@value #MAX_COUNTRIES}, each once
 */
public record ShippingOption(
    ShippingOptionId id, Map<Language, String> titles, Money price, List<Country> countries) {
  public static final int MAX_TITLE = 64;

  /** More than there are codes in ISO 3166-1. */
  public static final int MAX_COUNTRIES = 300;

  public ShippingOption {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(price, "price");
    countries = List.copyOf(countries);
    if (titles.isEmpty()) throw new IllegalArgumentException("a title in a language is needed");
    titles = Collections.unmodifiableMap(new EnumMap<>(titles));
    for (String title : titles.values()) {
      if (title.isBlank() || title.length() > MAX_TITLE) {
        throw new IllegalArgumentException("a title has 1 to " + MAX_TITLE + " characters");
      }
      PlainText.require(title);
    }
    if (countries.isEmpty() || countries.size() > MAX_COUNTRIES) {
      throw new IllegalArgumentException("1 to " + MAX_COUNTRIES + " countries are needed");
    }
    if (new HashSet<>(countries).size() < countries.size()) {
      throw new IllegalArgumentException("a country is named twice");
    }
  }

  /** The title in this language, else in the nearest there is, else in the first there is. */
  public String title(Language language) {
    return language.nearestFirst().stream()
        .filter(titles::containsKey)
        .findFirst()
        .map(titles::get)
        .orElseGet(() -> titles.values().iterator().next());
  }
}
