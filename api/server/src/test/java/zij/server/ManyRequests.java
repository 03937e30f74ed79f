package zij.server;

import java.util.List;

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
}
