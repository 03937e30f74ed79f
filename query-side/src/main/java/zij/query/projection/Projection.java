package zij.query.projection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Tables of schema {@code query} that follow from the log alone: what they look like, and how
 * events change them. The same code keeps them up with the running shop and builds them anew beside
 * those in use ({@link Rebuild}). Thread-safe; remembers nothing but what the log says for ever.
 *
 * @param <T> what is kept of an event until it is written
 */
public interface Projection<T> {
  /** The name of its row in {@code query.projection}: {@code [a-z_]+}. */
  String name();

  /**
   * The version of shape and rules, from 1. Whoever changes either counts up, and changes {@link
   * #tables} and {@link #indexes}: a migration never touches these tables again.
   */
  int version();

  /**
   * The statements that make the tables, without a schema, and the indexes that {@link #write}
   * reads by.
   */
  String tables();

  /** The statements that make all other indexes. A rebuild runs them when the rows are there. */
  String indexes();

  /** What the event changes; null if it is none of its business. */
  @Nullable T read(EventMessage<?> event, long position);

  /**
   * Writes the changes in the transaction of {@code dsl}. Reads and writes no tables but its own,
   * always by their generated names: a rebuild has them in another schema.
   *
   * @param changes in the order of the log; how they are cut into batches makes no difference
   */
  void write(DSLContext dsl, List<Change<T>> changes);

  /**
   * A text beside the classes.
   *
   * @param path absolute, as resources are named
   */
  static String resource(String path) {
    try (InputStream text = Projection.class.getResourceAsStream(path)) {
      if (text == null) throw new IllegalArgumentException("there is no resource " + path);
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
