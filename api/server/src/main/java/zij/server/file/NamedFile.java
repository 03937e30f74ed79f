package zij.server.file;

import java.util.Objects;
import zij.language.product.ContentHash;
import zij.language.product.FileName;

/**
 * A file that was uploaded, as buyers are to get it.
 *
 * @param name under which they keep it
 */
public record NamedFile(ContentHash sha256, FileName name) {
  public NamedFile {
    Objects.requireNonNull(sha256, "sha256");
    Objects.requireNonNull(name, "name");
  }
}
