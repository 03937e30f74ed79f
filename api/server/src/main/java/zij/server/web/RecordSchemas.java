package zij.server.web;

import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says of a record's components what its type says: each is there, and only one that is {@link
 * Nullable} may be null. A component for which requests need not name anything says so itself.
 */
final class RecordSchemas implements ModelConverter {
  private static final String REFERENCE = "#/components/schemas/";

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
    if (!others.hasNext()) return null;
    Schema<?> resolved = others.next().resolve(type, context, others);
    Class<?> raw = TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
    if (resolved == null || !raw.isRecord()) return resolved;
    String reference = resolved.get$ref();
    Schema<?> schema =
        reference == null
            ? resolved
            : context.getDefinedModels().get(reference.substring(REFERENCE.length()));
    if (schema != null && schema.getProperties() != null) complete(schema, raw);
    return resolved;
  }

  private static void complete(Schema<?> schema, Class<?> type) {
    for (RecordComponent component : type.getRecordComponents()) {
      Schema<?> property = schema.getProperties().get(component.getName());
      if (property == null) continue;
      boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      if (nullable) schema.getProperties().put(component.getName(), orNull(property));
      boolean known =
          schema.getRequired() != null && schema.getRequired().contains(component.getName());
      if (!known && !isOptional(component)) schema.addRequiredItem(component.getName());
    }
  }

  /**
   * A reference cannot have a type beside it; whoever reads it would look at the reference only.
   */
  private static Schema<?> orNull(Schema<?> property) {
    if (property.get$ref() != null) {
      return new JsonSchema()
          .addOneOfItem(new JsonSchema().$ref(property.get$ref()))
          .addOneOfItem(new JsonSchema().types(Set.of("null")));
    }
    Set<String> types = new LinkedHashSet<>();
    if (property.getTypes() != null) types.addAll(property.getTypes());
    if (property.getType() != null) types.add(property.getType());
    types.add("null");
    property.setTypes(types);
    return property;
  }

  private static boolean isOptional(RecordComponent component) {
    var said =
        component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
    return said != null
        && said.requiredMode()
            == io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;
  }
}
