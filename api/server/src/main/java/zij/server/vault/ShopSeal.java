package zij.server.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;

/**
 * Seals what the shop itself has to keep secret, under a key of its own for one purpose
 * (AES-256-GCM, itself under the master key). Thread-safe.
 */
public final class ShopSeal {
  private final ShopKeys keys;
  private final String purpose;

  ShopSeal(ShopKeys keys, String purpose) {
    this.keys = keys;
    this.purpose = purpose;
  }

  /** Seals it; only with the same binding can it be opened. */
  public byte[] seal(byte[] secret, String binding) {
    try {
      return aead().encrypt(secret, binding.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the shop's key for " + purpose + " cannot be used", e);
    }
  }

  /**
   * What was sealed.
   *
   * @throws IllegalStateException if it was sealed under another key, or for something else
   */
  public byte[] open(byte[] sealed, String binding) {
    try {
      return aead().decrypt(sealed, binding.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a secret of the shop's cannot be opened: " + purpose, e);
    }
  }

  private Aead aead() throws GeneralSecurityException {
    return new AesGcmJce(keys.key(purpose));
  }
}
