package zij.server.vault;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import zij.language.TelegramUserId;

/**
 * Brings every key of the vault under the master key in use, a page at a time. What is under it
 * already stays; what no known master key opens stays, too, and is told. Several servers may do it
 * at once, and one that was broken off begins again.
 */
final class Rewrapping {
  private static final Logger LOG = LoggerFactory.getLogger(Rewrapping.class);

  @SuppressWarnings("ArrayRecordComponent") // read, never compared
  private record Wrapped(long user, int generation, byte[] key) {}

  private final JdbcClient jdbc;
  private final MasterKeys masters;
  private final int page;
  private int lost;
  private long rewrapped;

  /**
   * @param page keys that are read at a time
   */
  Rewrapping(JdbcClient jdbc, MasterKeys masters, int page) {
    this.jdbc = jdbc;
    this.masters = masters;
    this.page = page;
  }

  /** Does it, and answers how many keys it brought under the master key in use. */
  long all() throws GeneralSecurityException {
    Wrapped last = new Wrapped(Long.MIN_VALUE, 0, new byte[0]);
    List<Wrapped> some = after(last);
    while (!some.isEmpty()) {
      for (Wrapped one : some) rewrap(one);
      some = after(some.getLast());
    }
    if (lost > 0) LOG.error("{} keys of people are under none of the master keys", lost);
    if (rewrapped > 0) LOG.info("{} keys of people are under another master key now", rewrapped);
    return rewrapped;
  }

  private List<Wrapped> after(Wrapped last) {
    return jdbc.sql(
            "select user_id, generation, wrapped from vault.user_key where wrapped is not null"
                + " and (user_id, generation) > (?, ?) order by user_id, generation limit ?")
        .params(last.user(), last.generation(), page)
        .query((row, _) -> new Wrapped(row.getLong(1), row.getInt(2), row.getBytes(3)))
        .list();
  }

  private void rewrap(Wrapped one) throws GeneralSecurityException {
    byte[] binding = Vault.keyBinding(new TelegramUserId(one.user()), one.generation());
    if (masters.isCurrent(one.key(), binding)) return;
    byte[] key = unwrapped(masters, one, binding);
    if (key.length == 0) {
      lost++;
      return;
    }
    // Unless it was destroyed or rewrapped meanwhile.
    rewrapped +=
        jdbc.sql(
                "update vault.user_key set wrapped = ?"
                    + " where user_id = ? and generation = ? and wrapped = ?")
            .params(masters.encrypt(key, binding), one.user(), one.generation(), one.key())
            .update();
  }

  private static byte[] unwrapped(Aead master, Wrapped one, byte[] binding) {
    try {
      return master.decrypt(one.key(), binding);
    } catch (GeneralSecurityException e) {
      return new byte[0];
    }
  }
}
