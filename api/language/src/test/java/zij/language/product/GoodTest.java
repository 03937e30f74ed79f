package zij.language.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What buyers get, and what a product is shown by, at their limits. */
class GoodTest {
  @Test
  void a_good_is_read_as_the_text_the_file_or_the_chat_that_was_written() {
    JsonMapper json = JsonMapper.builder().build();
    Good file =
        new Good.File(
            new ContentHash("0f".repeat(32)), new FileName("a.zip"), "application/zip", 1L << 40);
    assertThat(json.writeValueAsString(Good.of("g"))).isEqualTo("\"g\"");
    Good chat = new Good.Chat(new ChatId(-1_001_000_000_777L), "Circle");
    for (Good good : List.of(Good.of("g"), file, chat)) {
      assertThat(json.readValue(json.writeValueAsString(good), Good.class)).isEqualTo(good);
    }
    assertThatThrownBy(() -> json.readValue("{\"name\":\"a.zip\"}", Good.class))
        .hasMessageContaining("a text or a file or a chat");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "../passwd",
        "a/b",
        "a\\b",
        ".hidden",
        "end.",
        " a",
        "a ",
        "a\nb",
        "a\u202efdp.exe",
        "nul\u0000",
        "C:a",
        "a*b",
        "a\"b",
        "a\u200bb"
      })
  void a_files_name_is_one_name_in_which_nothing_hides(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new FileName(name));
  }

  @Test
  void a_files_name_has_1_to_100_characters_of_any_script() {
    assertThat(new FileName("Қўлланма (2).tar.gz").value()).endsWith(".gz");
    assertThat(new FileName("n".repeat(100)).value()).hasSize(100);
    assertThatIllegalArgumentException().isThrownBy(() -> new FileName("n".repeat(101)));
  }

  @Test
  void a_file_has_a_hash_a_media_type_and_at_least_a_byte() {
    ContentHash hash = new ContentHash("0f".repeat(32));
    FileName name = new FileName("a.zip");
    assertThat(new Good.File(hash, name, "application/zip", 1).inWords()).isEqualTo("a.zip");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Good.File(hash, name, "application/zip", 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Good.File(hash, name, "text/html; charset=x", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new ContentHash("0F".repeat(32)));
    assertThatIllegalArgumentException().isThrownBy(() -> new ContentHash("0f".repeat(31)));
  }

  @Test
  void a_chat_is_no_persons_and_its_title_has_1_to_128_characters() {
    ChatId chat = new ChatId(-1);
    assertThat(new Good.Chat(chat, "t".repeat(128)).inWords()).hasSize(128);
    assertThatIllegalArgumentException().isThrownBy(() -> new Good.Chat(chat, "t".repeat(129)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Good.Chat(chat, " "));
    assertThatIllegalArgumentException().isThrownBy(() -> new Good.Chat(chat, "a\u0007b"));
    assertThat(new ChatId(-(1L << 52) + 1).toString()).isEqualTo("-4503599627370495");
    assertThatIllegalArgumentException().isThrownBy(() -> new ChatId(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ChatId(-(1L << 52)));
  }

  @Test
  void a_pictures_sides_are_1_to_4096_pixels() {
    ContentHash hash = new ContentHash("0f".repeat(32));
    assertThat(new Picture(hash, 1, 4_096).height()).isEqualTo(4_096);
    assertThatIllegalArgumentException().isThrownBy(() -> new Picture(hash, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Picture(hash, 1, 4_097));
  }
}
