package zij.server.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import zij.server.StartFailure;
import zij.server.ZijProperties;
import zij.server.storage.DataFolder;

/**
 * The key under which sessions are signed, and those under which they were: who signed in before a
 * change of keys stays signed in. A token names its key by the RFC 7638 thumbprint.
 *
 * @param current signs
 * @param all verify, the current one among them
 */
record SessionKeys(OctetSequenceKey current, JWKSet all) {
  private static final String KEY = "[0-9a-fA-F]{64}";

  /**
   * From the settings, or from the data folder: the file {@code keys/session}, and {@code
   * keys/session.previous} while that is there.
   *
   * @throws StartFailure if a setting is no key
   */
  static SessionKeys of(DataFolder data, ZijProperties.Session settings) {
    String configured = settings.key();
    List<JWK> keys = new ArrayList<>();
    OctetSequenceKey current;
    if (configured == null || configured.isBlank()) {
      current = key(data.secret("session"));
      data.previousSecret("session").ifPresent(secret -> keys.add(key(secret)));
    } else {
      current = key("zij.session.key", configured);
    }
    keys.addFirst(current);
    settings.previousKeys().forEach(it -> keys.add(key("zij.session.previous-keys", it)));
    return new SessionKeys(current, new JWKSet(keys));
  }

  private static OctetSequenceKey key(String setting, String hex) {
    if (!hex.strip().matches(KEY)) {
      throw new StartFailure(setting + " has to be 64 hexadecimal digits.");
    }
    return key(HexFormat.of().parseHex(hex.strip()));
  }

  private static OctetSequenceKey key(byte[] secret) {
    try {
      return new OctetSequenceKey.Builder(secret)
          .algorithm(JWSAlgorithm.HS256)
          .keyIDFromThumbprint()
          .build();
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
