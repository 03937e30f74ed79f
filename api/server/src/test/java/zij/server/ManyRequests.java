package zij.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** For tests, of which a few people do from one address what many would. */
final class ManyRequests {
  /** All limits but that of orders, which has a test of its own. */
  static final List<String> SETTINGS =
      List.of(
          "--zij.limits.address-sign-ins=100000",
          "--zij.limits.sign-ins=100000",
          "--zij.limits.commands=100000",
          "--zij.limits.searches=100000");

  private ManyRequests() {}

  /** Arguments of a server: these and ours, but for those that the test itself sets. */
  static List<String> with(Map<String, String> settings, List<String> usual) {
    List<String> arguments = new ArrayList<>(usual);
    arguments.addAll(SETTINGS);
    settings.forEach((name, value) -> {
      arguments.removeIf(other -> other.startsWith("--" + name + "="));
      arguments.add("--" + name + "=" + value);
    });
    return arguments;
  }
}
