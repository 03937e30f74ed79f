package zij.server.file;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import zij.language.product.Good;
import zij.server.problem.ProblemException;

/** Makes a good of what the owner chose. Of a file, only what the store knows is believed. */
@Component
public class ChosenGood {
  private final FileStore files;

  ChosenGood(FileStore files) {
    this.files = files;
  }

  /**
   * The good.
   *
   * @throws ProblemException if it is not exactly one of both, or if there is no such file
   */
  public Good of(Good.@Nullable Text text, @Nullable NamedFile file) {
    if (text != null && file == null) return text;
    if (file == null || text != null) throw ProblemException.field("good");
    StoredFile stored =
        files
            .find(file.sha256())
            .orElseThrow(() -> ProblemException.of(HttpStatus.NOT_FOUND, "FILE_UNKNOWN"));
    return new Good.File(stored.sha256(), file.name(), stored.mediaType(), stored.size());
  }
}
