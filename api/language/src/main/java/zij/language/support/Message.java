package zij.language.support;

import java.util.regex.Pattern;
import zij.language.evidence.Sealed;

/**
 * One message of a conversation. What it says is sealed under the key of the case's buyer, whoever
 * wrote it: a conversation is about a person, and is forgotten with that person.
 *
 * @param id distinct within the case, so that what is sent again is not written again: 1 to 64 of
 *     {@code A-Za-z0-9_-}
 * @param words the text in UTF-8; buyer, case and id are bound to it as associated data
 */
public record Message(String id, Sealed words) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  public Message {
    if (!FORM.matcher(id).matches()) {
      throw new IllegalArgumentException("not the id of a message: " + id);
    }
  }
}
