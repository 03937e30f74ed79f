package zij.query.telemetry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far visits came that began on these days. Whoever got to a step counts for all before it.
 * Steps are visits, each taken for as many as it stands for (its weight); an order belongs to the
 * visit that placed it, whenever it is paid.
 *
 * @param total of all visits
 * @param rows the most visited first, {@value #MAX_ROWS} at the most
 * @param others what the rows leave out, summed up; null if nothing
 * @param sampled visits that were really seen
 * @param orders what the log says of the orders of these days, to be held against it
 */
public record Funnel(
    LocalDate from,
    LocalDate to,
    String tz,
    By by,
    FunnelSteps total,
    List<FunnelRow> rows,
    @Nullable FunnelSteps others,
    long sampled,
    FunnelOrders orders) {
  /** The longest list; what there is more is summed up. */
  public static final int MAX_ROWS = 50;

  /** What the rows are of. */
  public enum By {
    APP,
    PRODUCT,
    SOURCE,
    LANGUAGE;

    /** The form in which it is asked for and sent. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The one of exactly this code.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static By ofCode(String code) {
      for (By by : values()) {
        if (by.code().equals(code)) return by;
      }
      throw new IllegalArgumentException("no funnel by " + code);
    }
  }

  /**
   * Visits by how far they came.
   *
   * @param launch opened the app; null for a product, of which no launch is
   * @param view saw the catalogue or a product
   * @param cart put something into the cart, or opened it with something in it
   * @param invoice got an invoice for an order
   * @param paid paid for an order
   */
  public record FunnelSteps(@Nullable Long launch, long view, long cart, long invoice, long paid) {}

  /**
   * One mini app, product, source or language.
   *
   * @param key its name; an empty text for visits that had none
   */
  public record FunnelRow(String key, FunnelSteps steps) {}

  /**
   * Orders that were placed on these days, from the log.
   *
   * @param invoiced for which there is an invoice
   * @param invoicedSeen of these, placed in a visit that was seen
   */
  public record FunnelOrders(long invoiced, long invoicedSeen, long paid, long paidSeen) {}
}
