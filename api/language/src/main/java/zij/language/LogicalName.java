package zij.language;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name under which an event is stored for ever, or under which a command is recorded as the
 * operation that led to an event. Never derived from a Java name, so a rename cannot touch history.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface LogicalName {
  /** Lower case, {@code feature.what-happened}. */
  String value();

  /** Revision of an event's shape. */
  String revision() default "1";

  /**
   * Earlier revisions that only lack parts which may be absent: they are read as they are. Any
   * other change of shape needs an upcaster from the revision before.
   */
  String[] reads() default {};
}
