package zij.query.projection;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.postgresql.ds.PGSimpleDataSource;
import zij.query.order.History;
import zij.query.order.OrderRows;

/**
 * A rebuild in a process of its own, to be killed in the middle: {@code url seed batch}. It prints
 * every position that it reached on a line of its own, and at that of the fourth batch it stays.
 */
final class RebuildProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader lines;

  private RebuildProcess(Process process) {
    this.process = process;
    this.lines = process.inputReader(StandardCharsets.UTF_8);
  }

  static RebuildProcess start(String url, long seed, int batch) throws IOException {
    return new RebuildProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                RebuildProcess.class.getName(),
                url,
                String.valueOf(seed),
                String.valueOf(batch))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  public static void main(String[] arguments) throws Exception {
    PGSimpleDataSource owner = new PGSimpleDataSource();
    owner.setUrl(arguments[0]);
    MemoryLog log = new MemoryLog(History.mixed(40, Long.parseLong(arguments[1])));
    int batch = Integer.parseInt(arguments[2]);
    Rebuild<?> rebuild =
        new Rebuild<>(
            new OrderRows(),
            owner,
            log,
            at -> tell(at.position(), at.position() >= 4L * batch),
            batch);
    System.out.println(rebuild.run());
  }

  private static void tell(long position, boolean stays) {
    System.out.println("at " + position);
    System.out.flush();
    try {
      Thread.sleep(stays ? Long.MAX_VALUE : 200);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads on until it has come so far. */
  void awaitPosition(long position) throws IOException {
    while (true) {
      String line = lines.readLine();
      if (line == null) throw new AssertionError("it ended before " + position);
      if (line.startsWith("at ") && Long.parseLong(line.substring(3)) >= position) return;
    }
  }

  /** By its handle, with the signal that cannot be caught. */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() throws IOException {
    process.toHandle().destroyForcibly();
    lines.close();
  }
}
