package zij.server.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import zij.command.product.Offer;
import zij.command.product.Offers;
import zij.language.Command;
import zij.language.Language;
import zij.language.product.Good;
import zij.language.product.Price;
import zij.language.product.ProductCommand;
import zij.language.product.ProductEvent;
import zij.language.product.ProductId;
import zij.language.product.Selling;
import zij.language.product.Text;
import zij.language.product.Texts;
import zij.server.sheet.CellError.Reason;

/** What rows come to, beside what the log says of their products. */
class SheetPlanTest {
  private static final Instant AT = Instant.parse("2026-11-22T09:00:00Z");
  private static final ProductId TEA = new ProductId("tea");
  private static final Offer OFFER =
      new Offer(
          TEA,
          "🍵",
          new Texts(Map.of(Language.ENGLISH, new Text("Tea", "Green."))),
          Price.of(50),
          Good.of("code"),
          false);
  private static final Offers KNOWN = id -> id.equals(TEA) ? Optional.of(OFFER) : Optional.empty();
  private static final Map<String, String> NEW =
      Map.of("id", "new", "emoji", "🍵", "price", "7", "title_en", "New", "good", "code");

  private static SheetPlan plan(Offers offers, List<Map<String, String>> rows) {
    List<SheetRow> read =
        IntStream.range(0, rows.size()).mapToObj(i -> new SheetRow(2 + i, rows.get(i))).toList();
    return SheetPlan.of(read, offers, Set.of("drinks"), AT);
  }

  private static List<Command<?>> commands(Map<String, String> row) {
    SheetPlan plan = plan(KNOWN, List.of(row));
    assertThat(plan.errors()).isEmpty();
    return plan.rows().stream().<Command<?>>flatMap(it -> it.commands().stream()).toList();
  }

  private static CellError error(Offers offers, Map<String, String> row) {
    SheetPlan plan = plan(offers, List.of(row));
    assertThat(plan.rows()).as("an error changes nothing").isEmpty();
    assertThat(plan.errors()).hasSize(1);
    return plan.errors().getFirst();
  }

  private static Map<String, String> with(Map<String, String> row, String column, String cell) {
    Map<String, String> changed = new java.util.HashMap<>(row);
    changed.put(column, cell);
    return Map.copyOf(changed);
  }

  @Test
  void aRowThatSaysWhatIsThereComesToNothing() {
    Map<String, String> same =
        Map.of("id", "tea", "emoji", "🍵", "price", "50", "selling", "once", "state", "draft");
    assertThat(commands(same)).isEmpty();
    assertThat(commands(Map.of("id", "tea", "title_en", "Tea"))).as("its text stays").isEmpty();
  }

  @Test
  void onlyWhatIsDifferentIsTold() {
    assertThat(commands(Map.of("id", "tea", "price", "51", "category", "drinks", "rank", "3")))
        .hasSize(3)
        .contains(new ProductCommand.Reprice(TEA, Price.of(51), AT));
    Text before = OFFER.texts().in(Language.ENGLISH);
    assertThat(commands(Map.of("id", "tea", "title_en", "Black tea", "body_en", "")))
        .as("an empty cell takes nothing away")
        .containsExactly(
            new ProductCommand.Describe(
                TEA, Language.ENGLISH, new Text("Black tea", before.body()), AT));
  }

  @Test
  void aNewProductIsListedAndPutOnSale() {
    List<Command<?>> told = commands(with(with(NEW, "state", "on_sale"), "selling", "monthly"));
    assertThat(told).hasSize(2);
    assertThat(told.getFirst())
        .isInstanceOfSatisfying(
            ProductCommand.List.class,
            list -> assertThat(list.selling()).isEqualTo(Selling.MONTHLY));
    assertThat(told.getLast()).isInstanceOf(ProductCommand.Publish.class);
  }

  @Test
  void aSubscriptionCostsUpTo10_000StarsAndStaysOne() {
    Map<String, String> monthly = with(NEW, "selling", "monthly");
    assertThat(commands(with(monthly, "price", "10000"))).hasSize(1);
    assertThat(error(KNOWN, with(monthly, "price", "10001")))
        .isEqualTo(new CellError(2, "price", Reason.INVALID));
    Offer subscription = Offer.evolve(OFFER, new ProductEvent.OfferedMonthly(TEA, AT));
    Offers offers = _ -> Optional.of(subscription);
    assertThat(error(offers, Map.of("id", "tea", "price", "10001")).reason())
        .isEqualTo(Reason.INVALID);
    assertThat(error(offers, Map.of("id", "tea", "selling", "once")).reason())
        .isEqualTo(Reason.STAYS);
    assertThat(error(KNOWN, with(NEW, "selling", "weekly")).reason()).isEqualTo(Reason.INVALID);
  }

  @Test
  void whatNoColumnTakesIsAnError() {
    Map.of(
            "price",
            "1.5",
            "rank",
            "10000",
            "featured",
            "maybe",
            "emoji",
            "x".repeat(17),
            "title_en",
            "t".repeat(129),
            "good",
            "g".repeat(801))
        .forEach((column, cell) ->
            assertThat(error(KNOWN, with(NEW, column, cell)))
                .isEqualTo(new CellError(2, column, Reason.INVALID)));
    assertThat(error(KNOWN, with(NEW, "category", "food")).reason())
        .isEqualTo(Reason.CATEGORY_UNKNOWN);
  }

  @Test
  void upTo100ErrorsAreTold() {
    List<Map<String, String>> wrong =
        IntStream.range(0, 101).mapToObj(i -> Map.of("id", "P" + i)).toList();
    assertThat(plan(KNOWN, wrong.subList(0, 99)).errors()).hasSize(99);
    assertThat(plan(KNOWN, wrong.subList(0, 100)).errors()).hasSize(100);
    assertThat(plan(KNOWN, wrong).errors()).hasSize(100);
    assertThat(plan(KNOWN, wrong).errors().getFirst().line()).isEqualTo(2);
  }
}
