package zij.query.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import zij.language.Language;
import zij.query.TestViews;
import zij.query.stock.StockPace.OfProduct;

class StockPaceTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  private final TestViews views = TestViews.create();
  private int products;

  private void sells(String product, String kind, int onHand, int reserved, boolean onSale) {
    int position = ++products;
    views
        .dsl()
        .execute(
            ("insert into query.product (product_id, emoji, price, on_sale, published, texts,"
                    + " listed_position, position) values ('%s', '🍵', 5, %s, true,"
                    + " '{\"en\":{\"title\":\"The %s\",\"body\":\"\"}}', %d, %d)")
                .formatted(product, onSale, product, position, position));
    views
        .dsl()
        .execute(
            ("insert into query.stock (stock_id, product_id, kind, on_hand, reserved, sold,"
                    + " low_water, shown_position, position)"
                    + " values ('stock:%s', '%s', '%s', %d, %d, 0, 5, 0, %d)")
                .formatted(product, product, kind, onHand, reserved, position));
  }

  private void sold(String product, int units, int daysAgo) {
    views
        .dsl()
        .execute(
            "insert into query.insights_cell (product, language) values (?, '')"
                + " on conflict do nothing",
            product);
    views
        .dsl()
        .execute(
            """
            insert into query.insights_bucket select 2, cell_id, 1440, ?::timestamptz,
              0, 0, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
            from query.insights_cell where product = ? and language = ''
            """,
            NOW.truncatedTo(ChronoUnit.DAYS).minus(daysAgo, ChronoUnit.DAYS).toString(),
            units,
            product);
  }

  private StockPace pace(int limit) {
    return new StockPaceReader(views.dsl(), Language.RUSSIAN).answer(NOW, limit);
  }

  @Test
  void free_units_last_as_long_as_the_pace_of_four_weeks_says() {
    sells("tea", "COUNTED", 12, 2, true);
    sold("tea", 6, 0);
    sold("tea", 8, 27);
    sold("tea", 99, 28); // too long ago
    assertThat(pace(20).products())
        .containsExactly(
            new OfProduct("tea", "The tea", "🍵", StockLevel.Kind.COUNTED, 10, 5, 14, 20.0));
    assertThat(pace(20).days()).isEqualTo(28);
  }

  @Test
  void what_is_gone_comes_first_and_what_nobody_buys_last() {
    sells("unsold", "KEYS", 1, 0, true);
    sells("slow", "COUNTED", 50, 0, true);
    sells("fast", "COUNTED", 50, 0, true);
    sells("gone", "COUNTED", 3, 3, true);
    sold("slow", 1, 3);
    sold("fast", 100, 3);
    assertThat(pace(20).products())
        .extracting(OfProduct::product)
        .containsExactly("gone", "fast", "slow", "unsold");
    assertThat(pace(20).products()).extracting(OfProduct::daysLeft).containsSubsequence(0.0, 14.0);
    assertThat(pace(20).products().getLast().daysLeft()).isNull();
  }

  @Test
  void what_is_not_counted_or_not_on_sale_does_not_run_out() {
    sells("endless", "ENDLESS", 0, 0, true);
    sells("draft", "COUNTED", 1, 0, false);
    assertThat(pace(20).products()).isEmpty();
  }

  @Test
  void a_list_that_is_cut_says_so() {
    for (int i = 0; i < 3; i++) sells("p" + i, "COUNTED", 1, 0, true);
    assertThat(pace(3).more()).isFalse();
    assertThat(pace(2).more()).isTrue();
    assertThat(pace(2).products()).hasSize(2);
    assertThatIllegalArgumentException().isThrownBy(() -> pace(0));
    assertThatIllegalArgumentException().isThrownBy(() -> pace(201));
  }
}
