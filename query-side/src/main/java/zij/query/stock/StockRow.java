package zij.query.stock;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import zij.language.product.ProductId;
import zij.language.stock.StockEvent;
import zij.query.schema.tables.records.StockRecord;

/** What each event does to a stock's row. */
final class StockRow {
  /** As the stock itself has it if the owner says nothing. */
  static final int DEFAULT_LOW_WATER = 5;

  /**
   * Shoppers are told of no more units than this, so that a high mark does not change the catalogue
   * with every sale.
   */
  static final int MAX_SHOWN = 100;

  private StockRow() {}

  static StockRecord begin(ProductId product) {
    StockRecord row = new StockRecord();
    row.setStockId(StockEvent.aggregateId(product));
    row.setProductId(product.value());
    row.setKind(StockLevel.Kind.ENDLESS.name());
    row.setOnHand(0);
    row.setReserved(0);
    row.setSold(0L);
    row.setLowWater(DEFAULT_LOW_WATER);
    row.setShownPosition(0L);
    row.setPosition(-1L);
    return row;
  }

  /**
   * The row after one more event.
   *
   * @param reservedBefore units that were reserved for the event's order, 0 if it has none
   */
  static void evolve(StockRecord row, StockEvent event, int reservedBefore, long position) {
    switch (event) {
      case StockEvent.Counted e -> {
        row.setKind(StockLevel.Kind.COUNTED.name());
        row.setOnHand(e.units().number());
      }
      case StockEvent.Added e -> row.setOnHand(row.getOnHand() + e.units().number());
      case StockEvent.Removed e -> row.setOnHand(row.getOnHand() - e.units().number());
      case StockEvent.CountingStopped _ -> {
        row.setKind(StockLevel.Kind.ENDLESS.name());
        row.setOnHand(0);
        row.setReserved(0);
      }
      case StockEvent.KeysAdded e -> {
        row.setKind(StockLevel.Kind.KEYS.name());
        row.setOnHand(row.getOnHand() + e.keys().size());
      }
      case StockEvent.KeyRemoved _ -> row.setOnHand(row.getOnHand() - 1);
      case StockEvent.LowWaterSet e -> row.setLowWater(e.units().number());
      case StockEvent.Reserved e ->
          row.setReserved(row.getReserved() - reservedBefore + e.units().units());
      case StockEvent.Released _ -> row.setReserved(row.getReserved() - reservedBefore);
      case StockEvent.Taken e -> {
        row.setReserved(row.getReserved() - reservedBefore);
        row.setOnHand(row.getOnHand() - e.units().units());
        row.setSold(row.getSold() + e.units().units());
      }
    }
    row.setPosition(position);
    show(row, position);
  }

  private static void show(StockRecord row, long position) {
    Integer shown = shown(level(row));
    if (Objects.equals(shown, row.getShown())) return;
    row.setShown(shown);
    row.setShownPosition(position);
  }

  private static @Nullable Integer shown(StockLevel level) {
    boolean few = level.free() <= Math.min(level.lowWater(), MAX_SHOWN);
    return few && level.kind() != StockLevel.Kind.ENDLESS ? level.free() : null;
  }

  static StockLevel level(StockRecord row) {
    return new StockLevel(
        row.getProductId(),
        StockLevel.Kind.valueOf(row.getKind()),
        row.getOnHand(),
        row.getReserved(),
        row.getOnHand() - row.getReserved(),
        row.getSold(),
        row.getLowWater(),
        row.getPosition());
  }
}
