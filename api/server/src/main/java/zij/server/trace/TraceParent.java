package zij.server.trace;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A span of a trace that is kept (W3C Trace Context).
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits
 */
public record TraceParent(String traceId, String spanId) {
  private static final Pattern TRACE = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern SPAN = Pattern.compile("[0-9a-f]{16}");
  private static final HexFormat HEX = HexFormat.of();

  /** Refuses what is neither. */
  public TraceParent {
    if (!TRACE.matcher(traceId).matches() || !SPAN.matcher(spanId).matches()) {
      throw new IllegalArgumentException("no span of a trace: " + traceId + " " + spanId);
    }
  }

  /** The same if these are ids; empty otherwise. */
  public static Optional<TraceParent> of(String traceId, String spanId) {
    if (!TRACE.matcher(traceId).matches() || !SPAN.matcher(spanId).matches()) {
      return Optional.empty();
    }
    return Optional.of(new TraceParent(traceId, spanId));
  }

  /** The 24 bytes of both. */
  public byte[] bytes() {
    return HEX.parseHex(traceId + spanId);
  }

  /**
   * What {@link #bytes} made.
   *
   * @throws IllegalArgumentException if it is of another length
   */
  public static TraceParent of(byte[] bytes) {
    if (bytes.length != 24) throw new IllegalArgumentException(bytes.length + " bytes, not 24");
    return new TraceParent(HEX.formatHex(bytes, 0, 16), HEX.formatHex(bytes, 16, 24));
  }
}
