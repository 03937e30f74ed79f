package zij.language.article;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A thing that the shop sends by post, named by the merchant. No product has the same aggregate,
 * whatever it is called.
 *
 * @param value 1 to 64 of lower-case letters, digits and inner hyphens
 */
public record ArticleId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ArticleId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not an article id: " + value);
    }
  }

  /** Under which it stands in the log. No other id begins like this. */
  public String aggregateId() {
    return "article:" + value;
  }

  @Override
  public String toString() {
    return value;
  }
}
