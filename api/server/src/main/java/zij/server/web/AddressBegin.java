package zij.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/**
 * How the addresses of a pattern begin: what stands before its first variable. Most endpoints can
 * be ruled out by that alone, which matters because Spring tries the patterns one after the other,
 * for each request twice. Thread-safe.
 */
public record AddressBegin(String text) {
  private static final Pattern VARIABLE = Pattern.compile("/?[{*?]");

  /** Of a pattern as controllers write it. */
  public static AddressBegin of(String pattern) {
    return new AddressBegin(VARIABLE.split(pattern, 2)[0]);
  }

  /**
   * Whether a request's address may fit the pattern; a no is certain. Where an address differs by
   * an escape or a parameter of a segment (RFC 3986), it may be the same in another spelling.
   */
  public boolean admits(HttpServletRequest request) {
    return admits(request.getRequestURI());
  }

  boolean admits(String address) {
    for (int i = 0; i < text.length(); i++) {
      if (i == address.length()) return false;
      char is = address.charAt(i);
      if (is != text.charAt(i)) return is == '%' || is == ';';
    }
    return true;
  }
}
