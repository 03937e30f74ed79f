package zij.server.vault;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The master key in use, and those that were: whatever is wrapped anew is wrapped by the first, and
 * what any of them wrapped is unwrapped. Thread-safe.
 */
final class MasterKeys implements Aead {
  private final Aead current;
  private final List<Aead> all;

  MasterKeys(Aead current, List<Aead> previous) {
    this.current = current;
    all = new ArrayList<>(List.of(current));
    all.addAll(previous);
  }

  /** Whether there is any but the one in use. */
  boolean areSeveral() {
    return all.size() > 1;
  }

  /** Whether the key in use wrapped this. */
  boolean isCurrent(byte[] wrapped, byte[] binding) {
    try {
      var _ = current.decrypt(wrapped, binding);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  @Override
  public byte[] encrypt(byte[] plaintext, byte[] binding) throws GeneralSecurityException {
    return current.encrypt(plaintext, binding);
  }

  @Override
  public byte[] decrypt(byte[] ciphertext, byte[] binding) throws GeneralSecurityException {
    @Nullable GeneralSecurityException failure = null;
    for (Aead key : all) {
      try {
        return key.decrypt(ciphertext, binding);
      } catch (GeneralSecurityException e) {
        failure = e;
      }
    }
    throw Objects.requireNonNull(failure, "there is at least the key in use");
  }
}
