package zij.server.session;

import java.time.Instant;
import java.util.List;

/**
 * A session as its holder gets it.
 *
 * @param token to be sent as {@code Authorization: Bearer}
 */
record Session(String token, Instant expiresAt, User user, List<String> roles) {
  /** Whose it is. */
  record User(long id) {}
}
