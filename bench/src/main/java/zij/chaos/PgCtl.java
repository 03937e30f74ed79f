package zij.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Starts and stops a PostgreSQL whose data exist.
 *
 * @param binaries the folder of its programs
 * @param settings as its configuration has them
 */
record PgCtl(Path binaries, Path data, int port, Map<String, String> settings) {
  /** Returns when it takes connections. */
  void start() throws IOException, InterruptedException {
    StringBuilder options = new StringBuilder("-p " + port);
    settings.forEach((name, value) -> options.append(" -c ").append(name + "=" + value));
    run("start", "-w", "-t", "120", "-l", data + ".log", "-o", options.toString());
  }

  /** Ends it with all that it has in memory on the disk. */
  void stop() throws IOException, InterruptedException {
    run("stop", "-m", "fast", "-w", "-t", "60");
  }

  /** Ends it as a crash does: when it starts again, it recovers from its WAL. */
  void crash() throws IOException, InterruptedException {
    run("stop", "-m", "immediate", "-w", "-t", "60");
  }

  /** The postmaster, parent of all others. */
  ProcessHandle process() throws IOException {
    String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
    return ProcessHandle.of(Long.parseLong(pid))
        .orElseThrow(() -> new IOException("PostgreSQL does not run"));
  }

  private void run(String command, String... options) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    // It does not run as root: whoever runs the first start runs the others.
    if ("root".equals(System.getProperty("user.name"))) line.addAll(List.of("unshare", "-U"));
    line.addAll(List.of(binaries.resolve("pg_ctl").toString(), command, "-D", data.toString()));
    line.addAll(List.of(options));
    Path output = Path.of(data + "." + command);
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IOException("pg_ctl " + command + ": " + Files.readString(output));
    }
  }
}
