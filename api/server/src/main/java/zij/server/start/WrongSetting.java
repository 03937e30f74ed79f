package zij.server.start;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.util.unit.DataSize;

/** One sentence on a setting that cannot be read: its name, what it may be, where it stands. */
public final class WrongSetting {
  private WrongSetting() {}

  /** The sentence for what Spring Boot says when it binds settings. */
  public static String sentence(BindException failure) {
    ConfigurationProperty property = failure.getProperty();
    ConversionFailedException conversion = conversion(failure);
    String name = (property == null ? failure.getName() : property.getName()).toString();
    if (conversion == null) return name + " cannot be read: " + deepest(failure) + where(property);
    return "%s has to be %s, not '%s'%s"
        .formatted(
            name,
            kind(conversion.getTargetType().getType()),
            conversion.getValue(),
            where(property));
  }

  private static @Nullable ConversionFailedException conversion(Throwable failure) {
    ConversionFailedException found = null;
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof ConversionFailedException conversion) found = conversion;
    }
    return found;
  }

  private static String deepest(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) root = root.getCause();
    return String.valueOf(root.getMessage());
  }

  private static String where(@Nullable ConfigurationProperty property) {
    return property == null || property.getOrigin() == null
        ? ""
        : " (" + property.getOrigin() + ")";
  }

  private static String kind(Class<?> type) {
    if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
      return "a whole number";
    }
    if (type == Double.class || type == double.class) return "a number";
    if (type == Boolean.class || type == boolean.class) return "true or false";
    if (type == Duration.class) return "a time such as 30s, 5m, 24h or 21d";
    if (type == DataSize.class) return "a size such as 500KB or 50MB";
    if (type == URI.class) return "an address such as https://shop.example";
    if (type == ZoneId.class) return "a time zone such as Asia/Tashkent";
    if (type == Path.class) return "a path";
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(String::valueOf)
          .collect(Collectors.joining(" or ", "one of ", ""));
    }
    return "a " + type.getSimpleName();
  }
}
