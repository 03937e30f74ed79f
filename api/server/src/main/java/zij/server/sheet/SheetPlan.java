package zij.server.sheet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import zij.command.product.Offers;
import zij.language.product.ProductId;
import zij.server.sheet.CellError.Reason;

/**
 * What a whole sheet comes to. It is decided for every row before anything is told: a sheet with an
 * error changes nothing.
 *
 * @param created products that are new
 * @param changed products that become another
 * @param rows with commands, in their order
 * @param errors at most {@value #MAX_ERRORS}, the first of the file first
 */
record SheetPlan(
    int total, int created, int changed, List<RowPlan.Planned> rows, List<CellError> errors) {
  /** More are no help. */
  static final int MAX_ERRORS = 100;

  static SheetPlan of(List<SheetRow> rows, Offers offers, Set<String> categories, Instant at) {
    List<RowPlan.Planned> planned = new ArrayList<>();
    List<CellError> errors = new ArrayList<>();
    Set<ProductId> seen = new HashSet<>();
    int created = 0;
    int changed = 0;
    for (SheetRow row : rows) {
      if (errors.size() >= MAX_ERRORS) break;
      ProductId product = RowPlan.id(row);
      if (product == null || !seen.add(product)) {
        Reason why = product == null ? Reason.INVALID : Reason.REPEATED;
        errors.add(new CellError(row.line(), SheetColumns.ID, why));
        continue;
      }
      RowPlan.Planned one =
          RowPlan.of(row, product, offers.offer(product).orElse(null), categories, at);
      errors.addAll(one.errors());
      if (one.commands().isEmpty()) continue;
      if (one.isNew()) created++;
      else changed++;
      planned.add(one);
    }
    int told = Math.min(errors.size(), MAX_ERRORS);
    return new SheetPlan(
        rows.size(), created, changed, planned, List.copyOf(errors.subList(0, told)));
  }
}
