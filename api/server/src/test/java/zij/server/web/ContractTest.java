package zij.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import zij.server.Answer;
import zij.server.RunningServer;
import zij.server.SharedServer;

/** The contract that the front end's client is made from is what the server really offers. */
@ExtendWith(SharedServer.class)
class ContractTest {
  private static final Path APPROVED = Path.of("..", "..", "frontend", "openapi.json");
  private static final Path RECEIVED = Path.of("target", "openapi.json");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private final RunningServer server;

  ContractTest(RunningServer server) {
    this.server = server;
  }

  /** Sorted, and without the address of the server that happened to answer. */
  private static String normal(Map<?, ?> contract) {
    Map<Object, Object> sorted = new TreeMap<>(contract);
    sorted.remove("servers");
    return JSON.writeValueAsString(sorted) + "\n";
  }

  @Test
  void isWhatTheServerOffers() throws IOException {
    Answer answer = server.get("/v3/api-docs");
    assertThat(answer.status()).isEqualTo(200);
    String received = normal(JSON.readValue(answer.bytes(), Map.class));
    Files.writeString(RECEIVED, received);
    String approved = normal(JSON.readValue(Files.readAllBytes(APPROVED), Map.class));
    assertThat(received)
        .withFailMessage(
            "The API is not that of frontend/openapi.json any more. If that is meant, approve it:"
                + " cp api/server/target/openapi.json frontend/openapi.json")
        .isEqualTo(approved);
  }
}
