package zij.server.order;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zij.language.Language;
import zij.language.order.WantedLine;

/**
 * What a buyer orders.
 *
 * @param lines 1 to 20, each product once, with the price that the buyer saw
 * @param language in which the order's titles are kept and the buyer is told; English if absent
 */
record PlaceOrder(
    List<WantedLine> lines,
    @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable Language language) {
  PlaceOrder {
    lines = List.copyOf(lines);
  }

  Language languageOrEnglish() {
    return Optional.ofNullable(language).orElse(Language.ENGLISH);
  }
}
