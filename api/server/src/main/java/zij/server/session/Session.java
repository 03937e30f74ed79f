package zij.server.session;

import java.time.Instant;
import java.util.List;

/**
 * A session as its holder gets it.
 *
 * @param token to be sent as {@code Authorization: Bearer}
 * @param roles {@code shopper}, and what else its holder is at this moment; for the screens, since
 *     the server looks again with every request
 * @param telemetryRate share of visits that are to be told of; those whose id's last eight
 *     hexadecimal digits, over 2^32, are below it
 */
record Session(
    String token, Instant expiresAt, User user, List<String> roles, double telemetryRate) {
  /** Whose it is. */
  record User(long id) {}
}
