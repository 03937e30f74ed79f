package zij.server.insights;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import zij.query.insights.Abandonment;
import zij.query.insights.Basis;
import zij.query.insights.Cohorts;
import zij.query.insights.Figures;
import zij.query.insights.OrderFact;
import zij.query.insights.Overview;
import zij.query.insights.Products;
import zij.query.insights.Series;

/** Answers as tables. */
final class Tables {
  private static final List<String> ORDER_COLUMNS =
      List.of(
          "orderId",
          "number",
          "status",
          "language",
          "total",
          "lines",
          "refusal",
          "reason",
          "placedAt",
          "paidAt",
          "returnedAt",
          "abandonedAt",
          "placedPosition",
          "paidPosition",
          "returnedPosition");

  private Tables() {}

  /** A row a figure, beside that of the period before if there is one. */
  static CsvFile of(Overview overview) {
    Figures before = overview.previous() == null ? null : overview.previous().figures();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (RecordComponent figure : Figures.class.getRecordComponents()) {
      List<@Nullable Object> row = new ArrayList<>();
      row.add(figure.getName());
      row.add(CsvFile.value(figure, overview.figures()));
      row.add(before == null ? null : CsvFile.value(figure, before));
      rows.add(row);
    }
    List<String> columns = List.of("figure", "value", "previous");
    return new CsvFile("overview", overview.basis(), columns, rows, false);
  }

  static CsvFile of(Series series) {
    return CsvFile.of("series", series.basis(), Series.Point.class, series.points(), false);
  }

  static CsvFile of(Products products) {
    return CsvFile.of(
        "products",
        products.basis(),
        Products.ProductFigures.class,
        products.products(),
        products.more());
  }

  /** A row a cohort, a column a week after it. */
  static CsvFile of(Cohorts cohorts) {
    List<String> columns = new ArrayList<>(List.of("week", "buyers"));
    for (int week = 1; week <= cohorts.weeks(); week++) columns.add("week" + week);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Cohorts.Cohort cohort : cohorts.cohorts()) {
      List<@Nullable Object> row = new ArrayList<>();
      row.add(cohort.week());
      row.add(cohort.buyers());
      row.addAll(cohort.returned());
      while (row.size() < columns.size()) row.add(null);
      rows.add(row);
    }
    return new CsvFile("cohorts", cohorts.basis(), columns, rows, false);
  }

  static CsvFile of(Abandonment abandonment) {
    return CsvFile.of(
        "abandonment",
        abandonment.basis(),
        Abandonment.Abandoned.class,
        abandonment.reasons(),
        false);
  }

  /** A row an order; its lines as {@code product*units}. */
  static CsvFile of(Basis basis, List<OrderFact> orders, boolean more) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (OrderFact order : orders) {
      List<@Nullable Object> row = new ArrayList<>();
      row.add(order.orderId());
      row.add(order.number());
      row.add(order.status().code());
      row.add(order.language());
      row.add(order.total());
      row.add(lines(order));
      row.add(order.refusal());
      row.add(order.reason());
      row.add(order.placedAt());
      row.add(order.paidAt());
      row.add(order.returnedAt());
      row.add(order.abandonedAt());
      row.add(order.placedPosition());
      row.add(order.paidPosition());
      row.add(order.returnedPosition());
      rows.add(row);
    }
    return new CsvFile("orders", basis, ORDER_COLUMNS, rows, more);
  }

  private static String lines(OrderFact order) {
    return order.lines().stream()
        .map(line -> line.product() + "*" + line.units())
        .collect(Collectors.joining(" "));
  }
}
