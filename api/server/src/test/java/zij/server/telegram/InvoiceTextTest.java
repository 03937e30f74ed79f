package zij.server.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InvoiceTextTest {
  @Test
  void theTitleSaysHowManyLinesThereAreBesideTheFirst() {
    assertThat(InvoiceText.title(List.of("Dune"))).isEqualTo("Dune");
    assertThat(InvoiceText.title(List.of("Dune", "Emma", "Ulysses"))).isEqualTo("Dune +2");
  }

  @Test
  void theTitleHasAtMost32CharactersAndKeepsItsNumber() {
    String longest = "x".repeat(32);
    assertThat(InvoiceText.title(List.of(longest))).isEqualTo(longest);
    assertThat(InvoiceText.title(List.of(longest + "x"))).isEqualTo("x".repeat(31) + "…");
    assertThat(InvoiceText.title(List.of(longest, "Emma"))).isEqualTo("x".repeat(28) + "… +1");
  }

  @Test
  void theDescriptionHasAtMost255CharactersAndCutsNoCharacterInTwo() {
    String longest = "🎁".repeat(255);
    assertThat(InvoiceText.description(longest)).isEqualTo(longest);
    assertThat(InvoiceText.description(longest + "🎁")).isEqualTo("🎁".repeat(254) + "…");
  }
}
