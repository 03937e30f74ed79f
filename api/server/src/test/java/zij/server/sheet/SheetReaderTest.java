package zij.server.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import zij.language.product.Text;

/** Sheets at their limits, and one step beyond. */
class SheetReaderTest {
  private static List<SheetRow> read(String text) {
    return SheetReader.read(text.getBytes(UTF_8));
  }

  private static void assertRefused(String text, String code) {
    assertThatThrownBy(() -> read(text)).hasMessage(code);
  }

  @Test
  void cellsAreReadAsTheyWereMeant() {
    List<SheetRow> rows =
        read("\ufeffprice,id,title_en\r\n5,tea,\"A \"\"hot\"\"\n, tea\"\r\n\r\n,b\r\n");
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst().cell("title_en")).isEqualTo("A \"hot\"\n, tea");
    assertThat(rows.getFirst().line()).isEqualTo(2);
    assertThat(rows.getLast().cell("id")).isEqualTo("b");
    assertThat(rows.getLast().line()).as("after a cell of two lines and an empty one").isEqualTo(5);
    assertThat(rows.getLast().cells())
        .as("a cell that the row lacks")
        .doesNotContainKey("title_en");
  }

  @Test
  void aSheetOfNoProductsHasNoRows() {
    assertThat(read("id\n")).isEmpty();
  }

  @Test
  void thereAreUpTo10_000Rows() {
    String most = "id\n" + "x\n".repeat(10_000);
    assertThat(read(most)).hasSize(10_000);
    assertRefused(most + "x\n", "SHEET_TOO_LONG");
  }

  @Test
  void aCellHoldsTheLongestTextAndIsBounded() {
    String longest = "x".repeat(2 * Text.MAX_BODY);
    assertThat(read("id\n" + longest + "\n").getFirst().cell("id")).isEqualTo(longest);
    assertRefused("id\n" + longest + "x\n", "SHEET_UNREADABLE");
  }

  @Test
  void columnsAreThoseOfTheExportEachOnce() {
    String all = String.join(";", SheetColumns.ALL);
    assertThat(read(all + "\n" + "x;".repeat(SheetColumns.ALL.size() - 1) + "x\n")).hasSize(1);
    assertRefused(all + ";id\n", "SHEET_COLUMNS");
    assertRefused("x" + ",x".repeat(63) + "\n", "SHEET_COLUMNS");
    assertRefused("x" + ",x".repeat(64) + "\n", "SHEET_UNREADABLE");
    assertRefused("id,price\nx,1,2\n", "SHEET_UNREADABLE");
  }

  @Test
  void aQuoteThatIsLeftOpenOrFollowedByMoreIsNoCell() {
    assertRefused("id\n\"" + "x\n".repeat(9_000), "SHEET_UNREADABLE");
    assertRefused("id\n\"x\"y\n", "SHEET_UNREADABLE");
  }
}
