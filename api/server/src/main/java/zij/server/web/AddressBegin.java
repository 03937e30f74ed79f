package zij.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/**
 * How the addresses of a pattern begin: what stands before its first variable. Most endpoints can
 * be ruled out by that alone, which matters because Spring tries the patterns one after the other,
 * for each request twice. Thread-safe.
 */
public record AddressBegin(String text) {
  private static final Pattern VARIABLE = Pattern.compile("[{*?]");

  /** Of a pattern as controllers write it. */
  public static AddressBegin of(String pattern) {
    return new AddressBegin(VARIABLE.split(pattern, 2)[0]);
  }

  /**
   * Whether a request's address may fit the pattern; a no is certain. An address that can be spelt
   * otherwise (RFC 3986: escapes, parameters of a segment) may fit any.
   */
  public boolean admits(HttpServletRequest request) {
    String address = request.getRequestURI();
    return address.startsWith(text) || address.indexOf('%') >= 0 || address.indexOf(';') >= 0;
  }
}
