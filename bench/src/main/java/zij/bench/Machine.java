package zij.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the figures come from.
 *
 * @param commit of the working copy, 40 hexadecimal digits, with {@code +} behind it if files were
 *     changed since; {@code unknown} outside of a working copy
 * @param cores that the JVM may use
 * @param memoryMiB of the machine
 * @param loadAverage runnable tasks of the last minute before the run: of a busy machine only the
 *     ratios count
 */
record Machine(
    String commit,
    int cores,
    String processor,
    long memoryMiB,
    String system,
    String java,
    double loadAverage) {

  /** This machine. */
  static Machine here() {
    var system =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
    return new Machine(
        headCommit(),
        Runtime.getRuntime().availableProcessors(),
        processorName(),
        system.getTotalMemorySize() >> 20,
        system.getName() + " " + system.getVersion() + " " + system.getArch(),
        System.getProperty("java.vm.version", ""),
        system.getSystemLoadAverage());
  }

  private static String headCommit() {
    Optional<String> head = git("rev-parse", "HEAD");
    boolean isChanged = git("status", "--porcelain", "-uno").filter(s -> !s.isEmpty()).isPresent();
    return head.map(hash -> isChanged ? hash + "+" : hash).orElse("unknown");
  }

  private static Optional<String> git(String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = "git";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    try {
      Process git =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor() == 0 ? Optional.of(said) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static String processorName() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
