package zij.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the project in a JVM of its own, on this one's class path. */
final class ChildProcess implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(2);
  private static final Duration LONGEST_STOP = Duration.ofMinutes(2);
  private static final int POLL_MS = 10;

  /** Looks whether the program can be used; an exception says not yet. */
  interface Probe {
    boolean isReady() throws IOException;
  }

  private final String name;
  private final Path output;
  private final Process process;

  /**
   * Starts it; what it prints goes to a file.
   *
   * @param jvm options of its JVM
   */
  ChildProcess(String name, Path folder, List<String> jvm, String mainClass, List<String> arguments)
      throws IOException {
    this(name, folder, onThisClassPath(jvm, mainClass), arguments);
  }

  /** The same by a command of its own, which the arguments are added to. */
  ChildProcess(String name, Path folder, List<String> begin, List<String> arguments)
      throws IOException {
    this.name = name;
    this.output = folder.resolve(name + ".log");
    List<String> command = new ArrayList<>(begin);
    command.addAll(arguments);
    this.process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
  }

  /** The command that runs a class of this program in another JVM. */
  static List<String> onThisClassPath(List<String> jvm, String mainClass) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    return command;
  }

  /** Waits until it is ready. */
  void await(Probe probe) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (!isReady(probe)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "the " + name + " does not start:\n" + Files.readString(output));
      }
      Thread.sleep(POLL_MS);
    }
  }

  private static boolean isReady(Probe probe) {
    try {
      return probe.isReady();
    } catch (IOException e) {
      return false;
    }
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new UncheckedIOException(new IOException("the " + name + " did not stop by itself"));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
