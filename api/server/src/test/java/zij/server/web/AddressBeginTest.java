package zij.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/** That an endpoint is never ruled out which Spring would have found. */
class AddressBeginTest {
  private static final List<String> PATTERNS =
      List.of(
          "/",
          "/log/tile/**",
          "/api/catalog/products",
          "/api/catalog/products/{id}",
          "/api/desk/orders/{id}/refund",
          "/files/{*rest}");
  private static final List<String> PARTS =
      List.of("/", "log", "tile", "api", "catalog", "products", "files", "a", "%61", ";v=1", ".");

  @Test
  void isWhatStandsBeforeTheFirstVariable() {
    assertThat(AddressBegin.of("/api/desk/orders/{id}/refund").text())
        .isEqualTo("/api/desk/orders");
    assertThat(AddressBegin.of("/api/me").text()).isEqualTo("/api/me");
    assertThat(AddressBegin.of("/**").text()).isEmpty();
  }

  @Test
  void rulesOutWhatBeginsOtherwise() {
    AddressBegin begin = AddressBegin.of("/api/catalog/products/{id}");
    assertThat(begin.admits("/api/catalog/products/tea")).isTrue();
    assertThat(begin.admits("/api/catalog/categories")).isFalse();
    assertThat(begin.admits("/api/catalog")).isFalse();
  }

  @Test
  void admitsOtherSpellings() {
    AddressBegin begin = AddressBegin.of("/api/catalog/products/{id}");
    assertThat(begin.admits("/api/cat%61log/products/tea")).isTrue();
    assertThat(begin.admits("/api;v=1/catalog/products/tea")).isTrue();
  }

  @Test
  void admitsWhateverAPatternMatches() {
    RandomGenerator random = new SplittableRandom(20_261_122);
    int matched = 0;
    for (int n = 0; n < 20_000; n++) {
      String address = address(random, n);
      for (String pattern : PATTERNS) {
        boolean matches =
            PathPatternParser.defaultInstance
                .parse(pattern)
                .matches(PathContainer.parsePath(address));
        if (matches) matched++;
        if (matches) assertThat(AddressBegin.of(pattern).admits(address)).as(address).isTrue();
      }
    }
    assertThat(matched).isGreaterThan(1_000);
  }

  /** Every other one of a pattern, with its variable filled and perhaps some letters escaped. */
  private static String address(RandomGenerator random, int number) {
    StringBuilder address = new StringBuilder();
    if (number % 2 == 0) {
      String pattern = PATTERNS.get(random.nextInt(PATTERNS.size()));
      for (char c : pattern.replaceAll("\\*\\*|\\{[^}]*}", "tea").toCharArray()) {
        boolean isSpeltOut = c != '/' && random.nextInt(8) == 0;
        address.append(isSpeltOut ? "%%%02x".formatted((int) c) : String.valueOf(c));
      }
      return address.toString();
    }
    for (int i = random.nextInt(1, 8); i > 0; i--) {
      address.append('/').append(PARTS.get(random.nextInt(PARTS.size())));
    }
    return address.toString();
  }
}
