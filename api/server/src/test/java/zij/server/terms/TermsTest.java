package zij.server.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static zij.server.Shopper.WALLPAPERS;
import static zij.server.Shopper.WALLPAPERS_PRICE;
import static zij.server.Shopper.agreed;
import static zij.server.Shopper.wanted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import zij.language.Language;
import zij.language.terms.TermsVersion;
import zij.server.Answer;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;
import zij.server.StartFailure;

/** What buyers agree to, and that nobody buys who has not. */
@ExtendWith(SharedServer.class)
class TermsTest {
  private final RunningServer server;
  private final Shopper shopper;

  TermsTest(RunningServer server) {
    this.server = server;
    this.shopper = server.shopper();
  }

  private static String silent() {
    return wanted(WALLPAPERS, 1, WALLPAPERS_PRICE).replace("," + agreed(), "");
  }

  private Answer place(String body) {
    return shopper.place(UUID.randomUUID().toString(), body);
  }

  private List<String> consents() {
    return server.texts(
        "select convert_from(metadata, 'UTF8')::jsonb ->> 'consent' from ledger.event"
            + " where type = 'order.placed' and convert_from(metadata, 'UTF8') like ?"
            + " order by position",
        "%\"user\":\"" + shopper.id() + "\"%");
  }

  @Test
  void nobodyOrdersWithoutHavingAgreed() {
    Answer refused = place(silent());
    assertThat(refused.problem()).isEqualTo("409 CONSENT_REQUIRED");
    assertThat(refused.json().path("terms").asString()).isEqualTo(Terms.sample().version().value());
    String older = new TermsVersion("0a".repeat(32)).value();
    String body = wanted(WALLPAPERS, 1, WALLPAPERS_PRICE);
    String agreedToOther = body.replace(Terms.sample().version().value(), older);
    assertThat(place(agreedToOther).problem()).isEqualTo("409 CONSENT_REQUIRED");
    assertThat(place(body.replace(Terms.sample().version().value(), "x")).problem())
        .isEqualTo("400 INVALID_REQUEST");
    assertThat(consents()).isEmpty();
  }

  @Test
  void agreeingOnceIsEnoughAndEveryOrderRefersToIt() {
    assertThat(place(wanted(WALLPAPERS, 1, WALLPAPERS_PRICE)).status()).isEqualTo(201);
    assertThat(place(silent()).status()).isEqualTo(201);
    assertThat(consents()).hasSize(2).allMatch(it -> it.matches("consent:[0-9a-f]{64}"));
    assertThat(consents().getFirst()).isEqualTo(consents().getLast());
  }

  @Test
  void whatIsAgreedToIsNoPartOfTheOrder() {
    String body = wanted(WALLPAPERS, 1, WALLPAPERS_PRICE);
    Answer first = shopper.place("once", body);
    assertThat(shopper.place("once", silent()).text()).isEqualTo(first.text());
  }

  @Test
  void isToldInTheLanguageOfWhoeverAsks() {
    for (Map.Entry<String, String> told :
        Map.of("en", "en", "ru", "ru", "uz", "uz", "uz-Cyrl", "uz-Cyrl", "kk", "kk").entrySet()) {
      JsonNode terms = server.get("/api/terms?lang=" + told.getKey()).json();
      assertThat(terms.path("language").asString()).isEqualTo(told.getValue());
      assertThat(terms.path("text").asString())
          .isEqualTo(Terms.sample().texts().get(Language.ofTag(told.getValue())));
      assertThat(terms.path("version").asString()).isEqualTo(Terms.sample().version().value());
    }
    assertThat(server.get("/api/terms?lang=xx").problem()).isEqualTo("400 LANGUAGE_UNKNOWN");
  }

  /** So that a consent says something years later. */
  @Test
  void aVersionCanBeReadAndHashedAgain() {
    TermsVersion version = Terms.sample().version();
    JsonNode whole = server.get("/api/terms/" + version).json();
    Map<Language, String> texts = new java.util.EnumMap<>(Language.class);
    whole
        .path("texts")
        .properties()
        .forEach(text -> texts.put(Language.ofTag(text.getKey()), text.getValue().asString()));
    assertThat(TermsVersion.of(texts)).isEqualTo(version);
    for (String unknown : List.of("0a".repeat(32), "x")) {
      assertThat(server.get("/api/terms/" + unknown).problem()).isEqualTo("404 NOT_FOUND");
    }
  }

  @Test
  void areReadFromAFolder(@TempDir Path folder) throws IOException {
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> Terms.in(folder))
        .withMessageContaining("there is no text in English");
    Files.writeString(folder.resolve("en.txt"), "Ours.\n");
    assertThat(Terms.in(folder)).isEqualTo(new Terms(Map.of(Language.ENGLISH, "Ours.")));
    Files.writeString(folder.resolve("ru.txt"), "x".repeat(Terms.MAX_CHARS));
    assertThat(Terms.in(folder).version()).isNotEqualTo(Terms.sample().version());
    for (String wrong : List.of(" ", "x".repeat(Terms.MAX_CHARS + 1))) {
      Files.writeString(folder.resolve("ru.txt"), wrong);
      assertThatExceptionOfType(StartFailure.class).isThrownBy(() -> Terms.in(folder));
    }
  }
}
