package zij.server.file;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;

/**
 * Which bytes of a file are sent (RFC 9110, 14.2). One range is answered; several are answered by
 * the whole file, as are those that nobody understands.
 *
 * @param from first byte
 * @param to last byte; before the first one if no byte is in the range
 * @param size of the whole file
 * @param isPart whether a range was asked for
 */
record ByteRange(long from, long to, long size, boolean isPart) {
  /**
   * @param header the request's, or null if there is none
   */
  static ByteRange of(@Nullable String header, long size) {
    ByteRange whole = new ByteRange(0, size - 1, size, false);
    if (header == null) return whole;
    try {
      List<HttpRange> ranges = HttpRange.parseRanges(header);
      if (ranges.size() != 1) return whole;
      HttpRange range = ranges.getFirst();
      return new ByteRange(range.getRangeStart(size), range.getRangeEnd(size), size, true);
    } catch (IllegalArgumentException e) {
      return whole;
    }
  }

  boolean isSatisfiable() {
    return from <= to && from < size;
  }

  long length() {
    return isSatisfiable() ? to - from + 1 : 0;
  }

  HttpStatus status() {
    if (!isSatisfiable()) return HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE;
    return isPart ? HttpStatus.PARTIAL_CONTENT : HttpStatus.OK;
  }

  /** The header of the answer; none with the whole file. */
  Optional<String> contentRange() {
    if (!isPart) return Optional.empty();
    return Optional.of(
        isSatisfiable() ? "bytes %d-%d/%d".formatted(from, to, size) : "bytes */" + size);
  }
}
