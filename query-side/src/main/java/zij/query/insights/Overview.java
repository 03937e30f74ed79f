package zij.query.insights;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the shop does.
 *
 * @param failures what failed and why, the most frequent first
 * @param previous as many days right before, if that was asked for
 */
public record Overview(
    Basis basis, Figures figures, List<Failure> failures, @Nullable EarlierFigures previous) {

  /** The same of an earlier period. */
  public record EarlierFigures(
      LocalDate from, LocalDate to, Figures figures, List<Failure> failures) {}

  /** What can fail on the way to a payment. */
  public enum FailureKind {
    /** A try to pay that the shop refused. */
    REFUSED,
    /** A payment that no order had a use for. */
    SURPLUS,
    EXPIRED,
    CANCELLED
  }

  /**
   * How often something failed for one reason.
   *
   * @param reason code of the refusal; null for what needs none
   */
  public record Failure(FailureKind kind, @Nullable String reason, long times) {}
}
