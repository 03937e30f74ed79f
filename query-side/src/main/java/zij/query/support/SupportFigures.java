package zij.query.support;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How support goes, of the cases that were opened in some whole days of a time zone. What each
 * figure means is said here and in docs/insights.md.
 *
 * @param waiting cases whose buyers wait for the shop now, whenever they were opened
 * @param features of what the cases are about; those with the most cases first, none without any
 * @param previous as many days right before, if that was asked for
 */
public record SupportFigures(
    LocalDate from,
    LocalDate to,
    String zone,
    long waiting,
    OfCases figures,
    List<OfFeature> features,
    @Nullable OfCases previous) {

  /**
   * Of some cases.
   *
   * @param opened how many there are
   * @param answered those that the shop has answered at all
   * @param medianFirstAnswerSeconds half of these were answered within it; null if none is
   * @param slowFirstAnswerSeconds nine of ten of these were; null if none is
   */
  public record OfCases(
      long opened,
      long answered,
      @Nullable Long medianFirstAnswerSeconds,
      @Nullable Long slowFirstAnswerSeconds) {}

  /** Of the cases about one thing. */
  public record OfFeature(Feature feature, OfCases figures) {}

  /** What of the shop a case is about: by its order, as it stands now. The first that fits. */
  public enum Feature {
    /** No order was named. */
    NONE,
    /** What is paid each 30 days. */
    SUBSCRIPTION,
    /** Something for somebody else. */
    GIFT,
    /** An order of which nothing was delivered: unpaid, or not there yet. */
    PAYMENT,
    /** A place in a private chat. */
    CHAT,
    FILE,
    /** A product that is sold by keys. */
    KEYS,
    TEXT
  }
}
