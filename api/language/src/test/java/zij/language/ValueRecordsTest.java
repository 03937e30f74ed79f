package zij.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zij.language.category.CategoryId;
import zij.language.category.CategoryName;
import zij.language.category.CategoryNames;
import zij.language.order.ChargeId;
import zij.language.product.Good;
import zij.language.product.Price;
import zij.language.product.ProductCommand;
import zij.language.product.ProductId;
import zij.language.product.Text;
import zij.language.product.Texts;
import zij.language.stock.KeyId;
import zij.language.stock.StockCommand;
import zij.language.stock.Units;

/** Value records at their limits and one step beyond. */
class ValueRecordsTest {
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 1_000_000_000_000L})
  void stars_within_bounds(long amount) {
    assertThat(new Stars(amount).amount()).isEqualTo(amount);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1_000_000_000_001L, Long.MIN_VALUE, Long.MAX_VALUE})
  void no_stars_beyond(long amount) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Stars(amount));
  }

  @Test
  void stars_add_up_and_multiply_but_never_beyond_the_bound() {
    Stars most = new Stars(Stars.MAX_AMOUNT);
    assertThat(new Stars(2).plus(new Stars(3))).isEqualTo(new Stars(5));
    assertThat(new Stars(2).times(new Quantity(3))).isEqualTo(new Stars(6));
    assertThat(most.plus(Stars.ZERO)).isEqualTo(most);
    assertThatIllegalArgumentException().isThrownBy(() -> most.plus(new Stars(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> most.times(new Quantity(2)));
    assertThat(new Stars(2)).isLessThan(new Stars(3)).isGreaterThan(new Stars(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100})
  void a_quantity_within_bounds(int units) {
    assertThat(new Quantity(units).units()).isEqualTo(units);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 101, Integer.MAX_VALUE})
  void no_quantity_beyond(int units) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Quantity(units));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1_000_000})
  void units_within_bounds(int number) {
    assertThat(new Units(number).number()).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1_000_001})
  void no_units_beyond(int number) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Units(number));
  }

  /** 16 bytes leave two bits of the last character, and one way only to write them. */
  @Test
  void a_key_is_named_by_16_bytes_in_base64url() {
    assertThat(new KeyId("aZ09-_aZ09-_aZ09-_aZ0A").toString()).hasSize(22);
    String head = "a".repeat(21);
    for (String bad : List.of("", head, head + "B", head + "AA", head + "=", "+" + head)) {
      assertThatIllegalArgumentException().isThrownBy(() -> new KeyId(bad));
    }
  }

  @Test
  void no_more_than_10_000_keys_are_added_at_once() {
    KeyId key = new KeyId("a".repeat(21) + "A");
    List<KeyId> most = Collections.nCopies(StockCommand.AddKeys.MAX_KEYS, key);
    ProductId tea = new ProductId("tea");
    assertThat(new StockCommand.AddKeys(tea, most, true, Instant.EPOCH).keys()).hasSize(10_000);
    for (List<KeyId> bad : List.of(List.<KeyId>of(), Collections.nCopies(10_001, key))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new StockCommand.AddKeys(tea, bad, true, Instant.EPOCH));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 4_503_599_627_370_495L})
  void a_user_id_within_bounds(long value) {
    assertThat(new TelegramUserId(value)).hasToString(Long.toString(value));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 4_503_599_627_370_496L})
  void no_user_id_beyond(long value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new TelegramUserId(value));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 100_000})
  void a_price_within_bounds(long stars) {
    assertThat(Price.of(stars).stars()).isEqualTo(new Stars(stars));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 100_001})
  void no_price_beyond(long stars) {
    assertThatIllegalArgumentException().isThrownBy(() -> Price.of(stars));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "7", "green-tea", "a--b"})
  void a_product_id(String value) {
    assertThat(new ProductId(value)).hasToString(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a-", "-", "A", "a b", "a_b", "a\n", "ä", "../a"})
  void no_product_id(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ProductId(value));
  }

  @Test
  void a_product_id_has_up_to_64_characters() {
    assertThat(new ProductId("a".repeat(64)).value()).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> new ProductId("a".repeat(65)));
  }

  @Test
  void a_rank_is_0_to_9_999() {
    assertThat(List.of(new Rank(0), new Rank(9_999))).doesNotContain(Rank.USUAL);
    assertThatIllegalArgumentException().isThrownBy(() -> new Rank(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Rank(10_000));
  }

  @Test
  void a_category_id_has_up_to_40_characters_as_those_of_a_product_are() {
    assertThat(new CategoryId("a".repeat(40)).value()).hasSize(40);
    for (String bad : List.of("", "a".repeat(41), "-a", "a-", "A", "a:b", "../a")) {
      assertThatIllegalArgumentException().isThrownBy(() -> new CategoryId(bad));
    }
  }

  @Test
  void a_category_is_named_by_one_short_line_in_one_language_at_least() {
    assertThat(new CategoryName("n".repeat(40)).value()).hasSize(40);
    for (String bad : List.of("", " ", "n".repeat(41), "a\nb", "a\0")) {
      assertThatIllegalArgumentException().isThrownBy(() -> new CategoryName(bad));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new CategoryNames(Map.of()));
    CategoryNames names = new CategoryNames(Map.of(Language.RUSSIAN, new CategoryName("Чай")));
    assertThat(names.in(Language.KAZAKH).value()).isEqualTo("Чай");
    assertThat(names.with(Language.KAZAKH, new CategoryName("Шай")).in(Language.KAZAKH).value())
        .isEqualTo("Шай");
  }

  @Test
  void a_charge_id_has_1_to_256_characters() {
    assertThat(new ChargeId("c")).hasToString("c");
    assertThat(new ChargeId("c".repeat(256)).value()).hasSize(256);
    assertThatIllegalArgumentException().isThrownBy(() -> new ChargeId(""));
    assertThatIllegalArgumentException().isThrownBy(() -> new ChargeId(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> new ChargeId("c".repeat(257)));
  }

  @Test
  void a_text_has_a_title_and_perhaps_a_body() {
    assertThat(new Text("t", "").body()).isEmpty();
    assertThat(new Text("t".repeat(128), "b".repeat(4_000)).title()).hasSize(128);
    assertThatIllegalArgumentException().isThrownBy(() -> new Text("", "b"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Text(" ", "b"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Text("t".repeat(129), "b"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Text("t", "b".repeat(4_001)));
  }

  @Test
  void a_good_has_something_in_it() {
    assertThat(Good.of("g").inWords()).isEqualTo("g");
    assertThat(Good.of("g".repeat(Good.Text.MAX)).inWords()).hasSize(Good.Text.MAX);
    assertThatIllegalArgumentException().isThrownBy(() -> Good.of(""));
    assertThatIllegalArgumentException().isThrownBy(() -> Good.of("\n"));
    assertThatIllegalArgumentException().isThrownBy(() -> Good.of("g".repeat(Good.Text.MAX + 1)));
  }

  @ParameterizedTest
  @ValueSource(chars = {'\0', '\u0007', '\u001b', '\u007f', '\u0085', '\ud83c', '\udf75'})
  void no_text_and_no_good_has_control_or_half_characters(char bad) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Text("t" + bad, ""));
    assertThatIllegalArgumentException().isThrownBy(() -> new Text("t", "b" + bad));
    assertThatIllegalArgumentException().isThrownBy(() -> Good.of("g" + bad));
    assertThat(Good.of("1.\tone\r\n2.\t🍵\n").inWords()).contains("🍵");
  }

  @Test
  void a_products_picture_has_1_to_16_characters() {
    assertThat(listed("👩🏽‍🚀").emoji()).isEqualTo("👩🏽‍🚀");
    assertThat(listed("x".repeat(16)).emoji()).hasSize(16);
    assertThatIllegalArgumentException().isThrownBy(() -> listed(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> listed("x".repeat(17)));
  }

  @Test
  void texts_are_in_at_least_one_language_and_in_the_languages_order() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Texts(Map.of()));
    Texts texts = new Texts(Map.of(Language.KAZAKH, text("k"))).with(Language.RUSSIAN, text("r"));
    assertThat(texts.byLanguage().keySet()).containsExactly(Language.RUSSIAN, Language.KAZAKH);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> texts.byLanguage().put(Language.ENGLISH, text("e")));
  }

  @Test
  void a_missing_text_falls_back_to_english_and_then_to_any() {
    Texts russian = new Texts(Map.of(Language.RUSSIAN, text("r")));
    Texts both = russian.with(Language.ENGLISH, text("e"));
    assertThat(both.in(Language.RUSSIAN)).isEqualTo(text("r"));
    assertThat(both.in(Language.UZBEK)).isEqualTo(text("e"));
    assertThat(russian.in(Language.UZBEK)).isEqualTo(text("r"));
    assertThat(both.with(Language.ENGLISH, text("f")).in(Language.ENGLISH)).isEqualTo(text("f"));
  }

  @ParameterizedTest
  @CsvSource({
    "en, ENGLISH",
    "en-GB, ENGLISH",
    "ru, RUSSIAN",
    "uz, UZBEK",
    "uz-Latn-UZ, UZBEK",
    "uz-Cyrl, UZBEK_CYRILLIC",
    "uz-Cyrl-UZ, UZBEK_CYRILLIC",
    "kk-KZ, KAZAKH",
    "de, ENGLISH",
    "und, ENGLISH"
  })
  void any_locale_has_a_nearest_language(String tag, Language expected) {
    assertThat(Language.nearest(Locale.forLanguageTag(tag))).isEqualTo(expected);
  }

  @Test
  void languages_are_known_by_exactly_their_tags() {
    for (Language language : Language.values()) {
      assertThat(Language.ofTag(language.tag())).isEqualTo(language);
      assertThat(language.locale().toLanguageTag()).isEqualTo(language.tag());
    }
    for (String tag : List.of("", "EN", "uz-cyrl", "de")) {
      assertThatIllegalArgumentException().isThrownBy(() -> Language.ofTag(tag));
    }
  }

  private static Text text(String title) {
    return new Text(title, "");
  }

  private static ProductCommand.List listed(String emoji) {
    Texts texts = new Texts(Map.of(Language.ENGLISH, text("t")));
    return new ProductCommand.List(
        new ProductId("p"), emoji, texts, Price.of(1), Good.of("g"), Instant.EPOCH);
  }
}
