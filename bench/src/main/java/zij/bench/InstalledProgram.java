package zij.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program of Spring Boot as the production image has it: its libraries beside it, and the classes
 * that a start needs in a cache ahead of time, noted in one start.
 *
 * @param packed the jar that the build made
 * @param unpacked the jar that needs its libraries beside it
 */
record InstalledProgram(Path packed, Path unpacked, Path cache) {
  /** As in the Dockerfile; a cache is of use to the same options only. */
  private static final List<String> JVM =
      List.of(
          "-Xmx512m",
          "-XX:+UseParallelGC",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private static final int LONGEST_MINUTES = 3;

  /**
   * Installs what the build made of a module.
   *
   * @param module its folder in the project
   * @param training arguments of the start that is noted
   * @throws IOException if there is no such jar, or it does not start
   */
  static InstalledProgram of(String module, Path folder, List<String> training)
      throws IOException, InterruptedException {
    Path packed = built(module);
    run(folder, List.of("-Djarmode=tools", "-jar", "" + packed, "extract", "--destination", "app"));
    Path unpacked = folder.resolve("app").resolve(packed.getFileName());
    Path cache = folder.resolve("app.aot");
    List<String> noting = new ArrayList<>(JVM);
    noting.add("-XX:AOTCacheOutput=" + cache);
    noting.add("-Dspring.context.exit=onRefresh");
    noting.addAll(List.of("-jar", unpacked.toString()));
    noting.addAll(training);
    run(folder, noting);
    if (!Files.exists(cache)) throw new IOException("no cache came of " + noting);
    return new InstalledProgram(packed, unpacked, cache);
  }

  /** The command that starts it as production does. */
  List<String> command() {
    return command(List.of("-XX:AOTCache=" + cache, "-jar", unpacked.toString()));
  }

  /** The command that starts the one jar, as whoever built it would at first. */
  List<String> plainCommand() {
    return command(List.of("-jar", packed.toString()));
  }

  private static List<String> command(List<String> more) {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(JVM);
    command.addAll(more);
    return command;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /**
   * The newest one: another version may have been built before. Seen from the project's folder, or
   * from a module's, where tests run.
   */
  private static Path built(String module) throws IOException {
    for (Path project : List.of(Path.of(""), Path.of(".."))) {
      Path target = project.resolve(module).resolve("target").toAbsolutePath().normalize();
      if (!Files.isDirectory(target)) continue;
      try (Stream<Path> files = Files.list(target)) {
        var jar =
            files
                .filter(file -> isProgram(file.getFileName().toString()))
                .max(Comparator.comparingLong(file -> file.toFile().lastModified()));
        if (jar.isPresent()) return jar.get();
      }
    }
    throw new IOException("there is no jar of " + module + "; ./zij bench builds it");
  }

  private static boolean isProgram(String name) {
    return name.endsWith(".jar")
        && !name.endsWith("-classes.jar")
        && !name.endsWith("-sources.jar");
  }

  private static void run(Path folder, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(arguments);
    File said = folder.resolve("install.log").toFile();
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said)
            .start();
    if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) process.destroyForcibly();
    if (process.waitFor() != 0) {
      throw new IOException(command + " failed:\n" + Files.readString(said.toPath()));
    }
  }
}
