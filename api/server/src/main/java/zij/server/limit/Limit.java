package zij.server.limit;

import java.util.Locale;
import zij.server.ZijProperties;

/**
 * What nobody may do without end. The limits are counted over a minute, for all servers at once.
 */
public enum Limit {
  /** Sign-ins from a network address. */
  ADDRESS_SIGN_IN,
  /** Sign-ins of a user. */
  SIGN_IN,
  /** Orders, and what is asked of them, by a buyer. */
  ORDER,
  /** Anything else that a user changes. */
  COMMAND,
  /** Searches from a network address. */
  SEARCH;

  /** How it is called in headers, keys and metrics. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  int perMinute(ZijProperties.Limits limits) {
    return switch (this) {
      case ADDRESS_SIGN_IN -> limits.addressSignIns();
      case SIGN_IN -> limits.signIns();
      case ORDER -> limits.orders();
      case COMMAND -> limits.commands();
      case SEARCH -> limits.searches();
    };
  }
}
