package zij.simulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The phone's page, from the program itself; nothing comes from outside. */
public final class PhoneEndpoint {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html;charset=utf-8",
          "css", "text/css;charset=utf-8",
          "js", "text/javascript;charset=utf-8",
          "svg", "image/svg+xml");
  private static final Map<String, String> HEADERS =
      Map.of(
          "Cache-Control",
          "no-store",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Content-Security-Policy",
          "default-src 'self'; frame-src http: https:; img-src 'self' data: http: https:; "
              + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'");

  Reply answer(Call call) {
    if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
      throw new Refusal(405, "Only GET");
    }
    if (call.path().size() > 1) {
      throw new Refusal(404, "Not Found");
    }
    String name = call.path().isEmpty() ? "index.html" : call.path().getFirst();
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null || !name.matches("[a-z-]+\\.[a-z]+")) {
      throw new Refusal(404, "Not Found");
    }
    try (InputStream in = PhoneEndpoint.class.getResourceAsStream("/zij/simulator/phone/" + name)) {
      if (in == null) {
        throw new Refusal(404, "Not Found");
      }
      return new Reply(200, type, HEADERS, in.readAllBytes());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
