package zij.server.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import zij.language.TelegramUserId;
import zij.language.evidence.Sealed;

/**
 * Seals what the log keeps of a person under a key of that person's own (AES-256-GCM). The keys are
 * in the database, each under the master key, and never in memory for longer than it takes to use
 * them: so a key that is destroyed is destroyed for every server at once. Thread-safe.
 */
public final class Vault {
  /** As many bytes can be sealed; the ciphertext then fits into an entry of the log. */
  public static final int MAX_BYTES = 47_000;

  private static final int KEY_BYTES = 32;

  /**
   * Tink seeds a source of random numbers for every thread that seals, which costs more than the
   * sealing; requests have virtual threads, each new. Whoever seals waits, so nothing piles up.
   */
  private static final ExecutorService SEALERS =
      Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().name("sealer-", 0).factory());

  /** As often servers may be in each other's way when a person's key is made. */
  private static final int MAX_TRIES = 10;

  /** What came of opening something. */
  public sealed interface Opened {
    /** What was sealed. */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    record Content(byte[] bytes) implements Opened {}

    /** Its key was destroyed, because the person wanted to be forgotten. */
    record Erased() implements Opened {}

    /** It was not sealed like this, or its key was lost. */
    record Unreadable() implements Opened {}
  }

  @SuppressWarnings("ArrayRecordComponent") // read, never compared
  private record Key(int generation, byte @Nullable [] wrapped) {}

  private final JdbcClient jdbc;
  private final Aead master;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  Vault(JdbcClient jdbc, Aead master, InstantSource clock) {
    this.jdbc = jdbc;
    this.master = master;
    this.clock = clock;
  }

  /**
   * Seals something for a person, who gets a key if there is none.
   *
   * @param content at most {@value #MAX_BYTES} bytes
   * @param context what it is; it can only be opened as the same
   * @throws IllegalArgumentException if it is too much
   */
  public Sealed seal(TelegramUserId user, byte[] content, String context) {
    if (content.length > MAX_BYTES) {
      throw new IllegalArgumentException(content.length + " bytes are too many to be sealed");
    }
    Key key = keyInUse(user);
    try {
      byte[] binding = binding(user, key.generation(), context);
      byte[] ciphertext = onSealers(() -> unwrapped(user, key).encrypt(content, binding));
      return new Sealed(key.generation(), Base64.getEncoder().encodeToString(ciphertext));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key of user " + user + " cannot be used", e);
    }
  }

  private static byte[] onSealers(Callable<byte[]> sealing) throws GeneralSecurityException {
    try {
      return SEALERS.submit(sealing).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GeneralSecurityException failure) throw failure;
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while something was sealed", e);
    }
  }

  /** Opens what was sealed for a person in this context. */
  public Opened open(TelegramUserId user, Sealed sealed, String context) {
    return keyRing(user).open(sealed, context);
  }

  /** The keys of a person as they are now, to open many things at once; not to be kept. */
  public KeyRing keyRing(TelegramUserId user) {
    return new KeyRing(user, keys(user));
  }

  /** Opens what was sealed for one person. */
  public final class KeyRing {
    private final TelegramUserId user;
    private final Map<Integer, Key> keys;

    private KeyRing(TelegramUserId user, Map<Integer, Key> keys) {
      this.user = user;
      this.keys = keys;
    }

    /** Opens what was sealed in this context. */
    public Opened open(Sealed sealed, String context) {
      Key key = keys.get(sealed.generation());
      if (key == null) return new Opened.Unreadable();
      if (key.wrapped() == null) return new Opened.Erased();
      try {
        byte[] ciphertext = Base64.getDecoder().decode(sealed.ciphertext());
        byte[] binding = binding(user, sealed.generation(), context);
        return new Opened.Content(unwrapped(user, key).decrypt(ciphertext, binding));
      } catch (GeneralSecurityException e) {
        return new Opened.Unreadable();
      }
    }
  }

  /** The generation of a person's newest key, destroyed or not; 0 if there never was one. */
  public int generation(TelegramUserId user) {
    return newest(user).map(Key::generation).orElse(0);
  }

  /** Destroys a person's keys up to a generation, for ever. */
  public void destroy(TelegramUserId user, int generation, Instant at) {
    jdbc.sql(
            "update vault.user_key set wrapped = null, destroyed_at = ?"
                + " where user_id = ? and generation <= ? and wrapped is not null")
        .params(at.atOffset(ZoneOffset.UTC), user.value(), generation)
        .update();
  }

  private Key keyInUse(TelegramUserId user) {
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      Optional<Key> newest = newest(user);
      if (newest.isPresent() && newest.get().wrapped() != null) return newest.get();
      make(user, newest.map(Key::generation).orElse(0) + 1); // or another server does
    }
    throw new IllegalStateException("no key could be made for user " + user);
  }

  private void make(TelegramUserId user, int generation) {
    byte[] fresh = new byte[KEY_BYTES];
    random.nextBytes(fresh);
    try {
      jdbc.sql(
              "insert into vault.user_key (user_id, generation, wrapped, made_at)"
                  + " values (?, ?, ?, ?) on conflict do nothing")
          .params(
              user.value(),
              generation,
              master.encrypt(fresh, keyBinding(user, generation)),
              clock.instant().atOffset(ZoneOffset.UTC))
          .update();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the master key cannot be used", e);
    }
  }

  private Aead unwrapped(TelegramUserId user, Key key) throws GeneralSecurityException {
    byte[] binding = keyBinding(user, key.generation());
    return new AesGcmJce(master.decrypt(key.wrapped(), binding));
  }

  private Optional<Key> newest(TelegramUserId user) {
    return jdbc.sql(
            "select generation, wrapped from vault.user_key where user_id = ?"
                + " order by generation desc limit 1")
        .param(user.value())
        .query((row, _) -> new Key(row.getInt(1), row.getBytes(2)))
        .optional();
  }

  /** As many as a person was erased, and one more. */
  private Map<Integer, Key> keys(TelegramUserId user) {
    return jdbc
        .sql("select generation, wrapped from vault.user_key where user_id = ?")
        .param(user.value())
        .query((row, _) -> new Key(row.getInt(1), row.getBytes(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Key::generation, key -> key));
  }

  /** As what a person's key is under the master key. */
  static byte[] keyBinding(TelegramUserId user, int generation) {
    return binding(user, generation, "key");
  }

  /** The associated data: nothing sealed can be passed off as somebody else's or something else. */
  private static byte[] binding(TelegramUserId user, int generation, String context) {
    return ("zij vault\n" + user + "\n" + generation + "\n" + context).getBytes(UTF_8);
  }
}
