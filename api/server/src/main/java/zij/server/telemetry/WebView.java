package zij.server.telemetry;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names the browser engine of a User-Agent header, of which nothing else is kept. */
final class WebView {
  private static final int MAX_HEADER = 1_000;

  private record Engine(Pattern form, String name) {}

  /** The first that fits: each of the later ones also claims to be what stands after it. */
  private static final List<Engine> ENGINES =
      List.of(
          new Engine(Pattern.compile("Firefox/(\\d{1,4})"), "Firefox"),
          new Engine(Pattern.compile("; wv\\).*Chrome/(\\d{1,4})"), "Android WebView"),
          new Engine(Pattern.compile("Chrome/(\\d{1,4})"), "Chrome"),
          new Engine(Pattern.compile("(?:iPhone|iPad|CPU) OS (\\d{1,3})[_.\\d]*"), "iOS"),
          new Engine(Pattern.compile("Version/(\\d{1,4})[.\\d]* .*Safari/"), "Safari"));

  private WebView() {}

  /** Engine and main version, such as {@code Android WebView 128}; {@code other} if unknown. */
  static String of(String userAgent) {
    String header = userAgent.substring(0, Math.min(userAgent.length(), MAX_HEADER));
    for (Engine engine : ENGINES) {
      Matcher version = engine.form().matcher(header);
      if (version.find()) return engine.name() + " " + version.group(1);
    }
    return "other";
  }
}
