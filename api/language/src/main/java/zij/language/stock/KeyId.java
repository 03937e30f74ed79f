package zij.language.stock;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * One key of a pool, named by what is in it, so that the same key is never sold twice; but by a
 * keyed hash, so that nobody can guess the key back.
 *
 * @param value the first 16 bytes of an HMAC-SHA256 (RFC 2104) in base64url (RFC 4648) without
 *     padding: 22 characters
 */
public record KeyId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{21}[AQgw]");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public KeyId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not the id of a key: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
