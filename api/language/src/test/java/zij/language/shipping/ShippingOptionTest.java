package zij.language.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import zij.language.Currency;
import zij.language.Language;
import zij.language.Money;
import zij.language.TelegramUserId;

class ShippingOptionTest {
  private static final Country UZ = new Country("UZ");

  private static ShippingOption option(String id, Map<Language, String> titles, Country... to) {
    return new ShippingOption(
        new ShippingOptionId(id), titles, new Money(Currency.UZS, 0), List.of(to));
  }

  private static ShippingOption titled(String title) {
    return option("post", Map.of(Language.ENGLISH, title), UZ);
  }

  @Test
  void a_title_is_told_in_the_nearest_language() {
    ShippingOption post =
        option("post", Map.of(Language.ENGLISH, "Post", Language.UZBEK, "Pochta"), UZ);
    assertThat(post.title(Language.UZBEK)).isEqualTo("Pochta");
    assertThat(post.title(Language.KAZAKH)).isEqualTo("Post");
    assertThat(option("post", Map.of(Language.RUSSIAN, "Почта"), UZ).title(Language.ENGLISH))
        .isEqualTo("Почта");
  }

  @Test
  void a_title_has_1_to_64_characters() {
    assertThat(titled("p".repeat(64)).title(Language.ENGLISH)).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> titled("p".repeat(65)));
    assertThatIllegalArgumentException().isThrownBy(() -> titled(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> titled("a\u0000b"));
    assertThatIllegalArgumentException().isThrownBy(() -> option("post", Map.of(), UZ));
  }

  @Test
  void it_goes_to_a_country_at_least_and_to_each_once() {
    Map<Language, String> post = Map.of(Language.ENGLISH, "Post");
    assertThatIllegalArgumentException().isThrownBy(() -> option("post", post));
    assertThatIllegalArgumentException().isThrownBy(() -> option("post", post, UZ, UZ));
    assertThatIllegalArgumentException().isThrownBy(() -> new Country("uz"));
  }

  @Test
  void there_are_up_to_ten_each_with_its_own_id() {
    List<ShippingOption> ten = options(10);
    assertThat(set(ten).options()).isEqualTo(ten);
    assertThat(set(List.of()).options()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> set(options(11)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> set(Collections.nCopies(2, titled("Post"))));
  }

  private static List<ShippingOption> options(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> option("post-" + n, Map.of(Language.ENGLISH, "Post"), UZ))
        .toList();
  }

  private static ShippingCommand.SetOptions set(List<ShippingOption> options) {
    return new ShippingCommand.SetOptions(options, new TelegramUserId(1), Instant.EPOCH);
  }
}
