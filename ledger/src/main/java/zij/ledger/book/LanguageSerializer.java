package zij.ledger.book;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.DeserializationFeature;
import zij.language.Vocabulary;
import zij.ledger.log.LogicalType;
import zij.ledger.log.LogicalTypeSerializer;

/** The events of the language as the log keeps them. */
public final class LanguageSerializer {
  private LanguageSerializer() {}

  /** Every event of the vocabulary under its logical name and the revisions that it reads. */
  public static LogicalTypeSerializer create() {
    Map<Class<?>, LogicalType> types =
        Vocabulary.events().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    e -> new LogicalType(e.getValue().value(), e.getValue().revision())));
    return new LogicalTypeSerializer(
        types, earlier(), json -> json.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));
  }

  private static Map<LogicalType, Class<?>> earlier() {
    Map<LogicalType, Class<?>> earlier = new HashMap<>();
    Vocabulary.events()
        .forEach((type, name) -> {
          for (String revision : name.reads()) {
            earlier.put(new LogicalType(name.value(), revision), type);
          }
        });
    return earlier;
  }
}
