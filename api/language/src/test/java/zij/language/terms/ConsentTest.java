package zij.language.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import zij.language.Language;
import zij.language.TelegramUserId;

class ConsentTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build();

  /** It is evidence: what it says must be readable for ever. */
  @Test
  void itsFormIsAsApproved() throws IOException {
    Consent consent =
        new Consent(
            new TelegramUserId(280601),
            new TermsVersion("7e".repeat(32)),
            Language.UZBEK,
            Instant.parse("2026-11-21T09:00:00.123456Z"));
    String approved =
        Files.readString(Path.of("src/test/resources/evidence/consent.approved.json"));
    assertThat(JSON.writeValueAsString(consent) + "\n").isEqualTo(approved);
    assertThat(JSON.readValue(approved, Consent.class)).isEqualTo(consent);
  }

  /** Computed with sha256sum: printf 'en\n5\nTerms' and printf 'en\n5\nTermsru\n14\nУсловия'. */
  @Test
  void aVersionIsNamedByItsTextsInAllLanguages() {
    Map<Language, String> texts = new LinkedHashMap<>(Map.of(Language.ENGLISH, "Terms"));
    assertThat(TermsVersion.of(texts).value())
        .isEqualTo("674da696ce94aafc2080da0d51bcce16e28d8fccf92c6e2d3a651ec5d963c87e");
    Map<Language, String> otherOrder = new LinkedHashMap<>();
    otherOrder.put(Language.RUSSIAN, "Условия");
    otherOrder.put(Language.ENGLISH, "Terms");
    assertThat(TermsVersion.of(otherOrder).value())
        .isEqualTo("b29bd49475977dc73d12db69778b9345d20b4c10646a9707b1b9bf41cbcee4ba");
  }

  @Test
  void aVersionIsAHashInHexadecimalDigits() {
    for (String wrong : new String[] {"", "7E".repeat(32), "7e".repeat(31), "zz".repeat(32)}) {
      assertThatIllegalArgumentException().isThrownBy(() -> new TermsVersion(wrong));
    }
  }
}
