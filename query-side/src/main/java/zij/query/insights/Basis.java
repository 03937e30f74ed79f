package zij.query.insights;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an answer stands on.
 *
 * @param position log position of the newest event that is in the figures; -1 if there is none
 * @param from the first day
 * @param to the day after the last one
 * @param zone whose days these are
 * @param start when the first day begins
 * @param end when the last day is over
 * @param product the only product that counts, if it was asked so
 * @param language the only language that counts, if it was asked so
 */
public record Basis(
    long position,
    LocalDate from,
    LocalDate to,
    String zone,
    Instant start,
    Instant end,
    @Nullable String product,
    @Nullable String language) {

  static Basis of(long position, Question question) {
    Period period = question.period();
    return new Basis(
        position,
        period.from(),
        period.to(),
        period.zone().getId(),
        period.start(),
        period.end(),
        question.product() == null ? null : question.product().value(),
        question.language() == null ? null : question.language().tag());
  }
}
