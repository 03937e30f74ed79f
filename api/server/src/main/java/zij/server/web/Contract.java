package zij.server.web;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import zij.server.problem.Problem;

/**
 * How the API describes itself at {@code /v3/api-docs} (OpenAPI 3.1). The front end's client is
 * made from it, by way of {@code frontend/openapi.json}.
 */
@Configuration(proxyBeanMethods = false)
class Contract {
  private static final String SESSION = "bearer";
  private static final String PROBLEM = "Problem";

  @Bean
  ModelConverter recordSchemas() {
    return new RecordSchemas();
  }

  @Bean
  OpenAPI contractOfZij() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Zij")
                .version("1")
                .description("Times are ISO-8601 in UTC; amounts are whole Telegram Stars."))
        .addSecurityItem(new SecurityRequirement().addList(SESSION))
        .components(
            new Components()
                .addSecuritySchemes(
                    SESSION,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")));
  }

  /** Any call may fail, and always in the same form. */
  @Bean
  OpenApiCustomizer problems() {
    ApiResponse problem =
        new ApiResponse()
            .description("Refused or failed.")
            .content(
                new Content()
                    .addMediaType(
                        "application/problem+json",
                        new MediaType()
                            .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
    return api -> {
      api.getComponents().addSchemas(PROBLEM, problemSchema());
      api.getPaths()
          .values()
          .forEach(path ->
              path.readOperations()
                  .forEach(call -> call.getResponses().addApiResponse("default", problem)));
    };
  }

  /** Its members tell which one it is, so there is no name of a type to see. */
  @Bean
  OpenApiCustomizer reductions() {
    Schema<Object> reduction = new Schema<>();
    reduction.addOneOfItem(only("percent"));
    reduction.addOneOfItem(only("stars"));
    return api -> api.getComponents().addSchemas("Reduction", reduction);
  }

  private static Schema<?> only(String member) {
    Schema<Object> schema = new Schema<>();
    schema.setTypes(Set.of("object"));
    schema.addProperty(member, new IntegerSchema().types(Set.of("integer")).format("int64"));
    schema.setRequired(List.of(member));
    return schema;
  }

  private static Schema<?> problemSchema() {
    Schema<?> schema =
        Objects.requireNonNull(ModelConverters.getInstance(true).read(Problem.class).get(PROBLEM));
    schema.setDescription("A problem detail (RFC 9457), with what belongs to its code beside.");
    schema.addProperty(
        "product",
        new StringSchema().types(Set.of("string")).description("Which product it is about."));
    schema.addProperty(
        "price",
        new IntegerSchema()
            .types(Set.of("integer"))
            .format("int64")
            .description("PRICE_CHANGED: its price in force."));
    schema.addProperty(
        "total",
        new IntegerSchema()
            .types(Set.of("integer"))
            .format("int64")
            .description("TOTAL_CHANGED: what would have to be paid."));
    schema.addProperty(
        "minimum",
        new IntegerSchema()
            .types(Set.of("integer"))
            .format("int64")
            .description("CODE_MINIMUM: what the order has to be worth."));
    schema.addProperty(
        "parameter",
        new StringSchema()
            .types(Set.of("string"))
            .description("INVALID_PARAMETER: which parameter is wrong."));
    schema.addProperty(
        "expected",
        new StringSchema()
            .types(Set.of("string"))
            .description("INVALID_PARAMETER: what it may be, in English."));
    schema.addProperty(
        "field",
        new StringSchema()
            .types(Set.of("string"))
            .description("INVALID_REQUEST: which member of the body is wrong, if one is."));
    return schema;
  }
}
