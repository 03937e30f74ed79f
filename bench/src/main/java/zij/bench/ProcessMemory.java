package zij.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What a JVM needs, after a collection, in MiB.
 *
 * @param resident its resident set (Linux)
 * @param heap what of its heap is in use
 */
record ProcessMemory(double resident, double heap) {
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  static ProcessMemory of(ProcessHandle process) throws IOException, InterruptedException {
    String pid = Long.toString(process.pid());
    var _ = jcmd(pid, "GC.run");
    String generations = jcmd(pid, "GC.heap_info").split("Metaspace", 2)[0];
    double heap = sum(USED, generations);
    Path status = Path.of("/proc", pid, "status");
    if (!Files.exists(status)) throw new IOException("resident memory is told by Linux alone");
    return new ProcessMemory(sum(RESIDENT, Files.readString(status)) / 1_024, heap / 1_024);
  }

  /** The sum of what a pattern finds. */
  private static double sum(Pattern pattern, String text) throws IOException {
    if (!pattern.matcher(text).find()) throw new IOException("no " + pattern + " in " + text);
    return pattern.matcher(text).results().mapToLong(found -> Long.parseLong(found.group(1))).sum();
  }

  private static String jcmd(String pid, String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), pid, command)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException("jcmd " + command + ": " + said);
    }
    return said;
  }
}
