package zij.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zij.server.RunningServer;
import zij.server.SharedServer;

/** What Tomcat refuses by itself is told like every other refusal. */
@ExtendWith(SharedServer.class)
class EarlyRefusalsTest {
  private final RunningServer server;

  EarlyRefusalsTest(RunningServer server) {
    this.server = server;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/shop/%00", "/log/tile/0%2f000", "/api/orders/%5c", "/api/a;b=1/../x"})
  void pathsThatAreNone(String path) {
    assertThat(server.get(path).problem()).isEqualTo("400 INVALID_REQUEST");
  }
}
