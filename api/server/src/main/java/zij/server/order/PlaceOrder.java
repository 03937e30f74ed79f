package zij.server.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zij.language.Language;
import zij.language.Stars;
import zij.language.order.WantedLine;
import zij.language.promotion.PromotionCode;
import zij.language.terms.TermsVersion;

/**
 * What a buyer orders.
 *
 * @param lines 1 to 20, each product once, with the price that the buyer saw
 * @param consent needed once, and again when the terms have changed
 * @param language in which the order's titles are kept and the buyer is told; English if absent
 * @param code of a promotion, however it is typed
 * @param total Stars that the buyer was shown; the order is refused if it would cost more
 * @param credit whether the buyer's store credit pays, as far as it goes; not if absent
 */
record PlaceOrder(
    List<WantedLine> lines,
    @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable Language language,
    @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable TermsAgreed consent,
    @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable String code,
    @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable Stars total,
    @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Nullable Boolean credit) {
  /**
   * That the buyer agrees to the terms (GET /api/terms). Once for each version is enough.
   *
   * @param language in which the buyer was shown them
   */
  record TermsAgreed(TermsVersion terms, Language language) {
    TermsAgreed {
      Objects.requireNonNull(terms, "terms");
      Objects.requireNonNull(language, "language");
    }
  }

  /**
   * What is ordered, without what was agreed to and shown: the part that may not differ under one
   * key. An order without a code and credit has the fingerprint that it had before there were any.
   */
  record Content(
      List<WantedLine> lines,
      @Nullable Language language,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PromotionCode code,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean credit) {}

  PlaceOrder {
    Objects.requireNonNull(lines, "lines");
    lines = List.copyOf(lines);
  }

  Content content(@Nullable PromotionCode read) {
    return new Content(lines, language, read, usesCredit() ? true : null);
  }

  boolean usesCredit() {
    return Boolean.TRUE.equals(credit);
  }

  Language languageOrEnglish() {
    return Optional.ofNullable(language).orElse(Language.ENGLISH);
  }
}
