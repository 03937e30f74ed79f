package zij.ledger.log;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;

/**
 * Axon's Jackson 3 serializer for events, with logical type names in place of Java class names. A
 * class that is not registered cannot be stored, and what was stored in a revision that is not
 * registered must first pass an upcaster. Thread-safe.
 */
public final class LogicalTypeSerializer extends Jackson3Serializer {
  private final Map<Class<?>, LogicalType> types;
  private final Map<LogicalType, Class<?>> classes = new HashMap<>();

  /**
   * A serializer for exactly these classes.
   *
   * @param types every event class with its stored name and its newest revision
   * @param mapper settings of the JSON mapper
   * @throws IllegalArgumentException if two classes have the same name and revision
   */
  public LogicalTypeSerializer(
      Map<Class<?>, LogicalType> types, Jackson3SerializerCustomizer mapper) {
    this(types, Map.of(), mapper);
  }

  /**
   * A serializer for exactly these classes, that reads some earlier revisions as they are.
   *
   * @param types every event class with its stored name and its newest revision
   * @param earlier names with revisions that the class can be read from without an upcaster
   * @param mapper settings of the JSON mapper
   * @throws IllegalArgumentException if two classes have the same name and revision
   */
  public LogicalTypeSerializer(
      Map<Class<?>, LogicalType> types,
      Map<LogicalType, Class<?>> earlier,
      Jackson3SerializerCustomizer mapper) {
    super(Jackson3Serializer.builder().jsonMapperBuilderCustomizer(mapper));
    this.types = Map.copyOf(types);
    this.classes.putAll(earlier);
    this.types.forEach((type, name) -> {
      if (classes.put(name, type) != null) {
        throw new IllegalArgumentException("two classes are called " + name);
      }
    });
  }

  /**
   * {@inheritDoc}
   *
   * @throws SerializationException if the class is not registered
   */
  @Override
  @SuppressWarnings("rawtypes") // as declared by Axon
  public SerializedType typeForClass(Class type) {
    if (type == null || type == Void.class || type == void.class || type == MetaData.class) {
      return super.typeForClass(type);
    }
    var logical = types.get(type);
    if (logical == null) {
      throw new SerializationException(type.getName() + " has no logical type name");
    }
    return new SimpleSerializedType(logical.name(), logical.revision());
  }

  /**
   * {@inheritDoc}
   *
   * @throws SerializationException if nothing is registered under this name and revision
   */
  @Override
  public Class<?> classForType(SerializedType type) {
    if (type.equals(SerializedType.emptyType())
        || type.getName().equals(MetaData.class.getName())) {
      return super.classForType(type);
    }
    // Silence would lose the event to its handlers; a missing upcaster has to be noticed.
    var known = type.getRevision() == null ? null : classes.get(logicalType(type));
    if (known == null) {
      throw new SerializationException(
          "no class and no upcaster for %s revision %s"
              .formatted(type.getName(), type.getRevision()));
    }
    return known;
  }

  private static LogicalType logicalType(SerializedType type) {
    return new LogicalType(type.getName(), type.getRevision());
  }
}
