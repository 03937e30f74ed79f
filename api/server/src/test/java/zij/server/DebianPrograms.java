package zij.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Programs of Debian's packages in a folder of their own. Nothing is installed, and nobody needs a
 * container engine.
 */
public record DebianPrograms(Path root) {
  private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
  private static final int NO_DEBIAN = 3;

  /** Unpacks these packages; the test is aborted where there is no apt. */
  public static DebianPrograms of(List<String> packages) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PROJECT.resolve(".ci/debian").toString()));
    command.addAll(packages);
    Path told = Files.createTempFile("debian", ".log");
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(told.toFile())
            .start();
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("packages do not come: " + packages);
    }
    Assumptions.assumeTrue(process.exitValue() != NO_DEBIAN, "needs Debian's or Ubuntu's packages");
    String root = Files.readString(told).strip();
    Files.delete(told);
    if (process.exitValue() != 0) throw new AssertionError("no packages: " + packages);
    return new DebianPrograms(Path.of(root));
  }

  /** A program with its libraries, to be completed and started. */
  public ProcessBuilder program(String path, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(root.resolve(path).toString()));
    command.addAll(arguments);
    ProcessBuilder program = new ProcessBuilder(command).redirectErrorStream(true);
    // Packages of one program that needs no library bring no such folder.
    Path lib = root.resolve("usr/lib");
    if (!Files.isDirectory(lib)) return program;
    try (Stream<Path> folders = Files.list(lib)) {
      folders
          .filter(folder -> folder.getFileName().toString().contains("-linux-gnu"))
          .findAny()
          .ifPresent(
              libraries -> program.environment().put("LD_LIBRARY_PATH", libraries.toString()));
    }
    return program;
  }

  /** What a program said, and how it ended. */
  public record Run(int exit, String said) {}

  /** Runs a program in the project's folder, to its end. */
  public Run run(String path, List<String> arguments) throws IOException, InterruptedException {
    Path said = Files.createTempFile("said", ".log");
    try {
      Process process =
          program(path, arguments)
              .directory(PROJECT.toFile())
              .redirectOutput(said.toFile())
              .start();
      if (!process.waitFor(10, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("it does not end: " + path + arguments);
      }
      return new Run(process.exitValue(), Files.readString(said));
    } finally {
      Files.delete(said);
    }
  }

  /** Asks a program to end, and waits until it did. */
  public static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly().onExit().join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
