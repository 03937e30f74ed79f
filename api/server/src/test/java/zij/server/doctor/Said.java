package zij.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.env.Environment;
import picocli.CommandLine;
import zij.server.RunningServer;

/**
 * What the doctor said and its exit code.
 *
 * @param status 0 all is well, 1 something is wrong, 2 something could not be looked at
 */
record Said(int status, String text) {
  /** Asks about a running server, with its settings but for those that are given. */
  static Said by(RunningServer server, String... changed) {
    Environment running = server.part(Environment.class);
    List<String> arguments = new ArrayList<>();
    for (String name :
        List.of(
            "server.port",
            "zij.data",
            "zij.public-url",
            "zij.telegram.api-url",
            "zij.telegram.bot-token",
            "zij.payments.provider-tokens.uzs")) {
      if (Arrays.stream(changed).noneMatch(it -> it.startsWith("--" + name + "="))) {
        arguments.add("--" + name + "=" + running.getProperty(name));
      }
    }
    if (Arrays.stream(changed).noneMatch(it -> it.startsWith("--management."))) {
      arguments.add("--management.server.port=" + running.getProperty("local.management.port"));
    }
    arguments.addAll(List.of(changed));
    StringWriter out = new StringWriter();
    int status =
        new CommandLine(new DoctorCommand())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(out, true))
            .execute(arguments.toArray(String[]::new));
    return new Said(status, out.toString());
  }

  /** The one line that is not well. */
  String wrong() {
    List<String> lines = text.lines().filter(line -> line.matches("(wrong|unknown) .*")).toList();
    assertThat(lines).as(text).hasSize(1);
    return lines.getFirst();
  }
}
