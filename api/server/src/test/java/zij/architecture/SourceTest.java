package zij.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the Java of the whole house is written. */
class SourceTest {
  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".zij");
  private static final int MAX_LINES = 300;

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_OURS.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) sources.add(file);
            return FileVisitResult.CONTINUE;
          }
        });
    assertThat(sources).hasSizeGreaterThan(100);
    return sources;
  }

  /** With {@code -Dzij.format=write} it formats them instead of complaining. */
  @Test
  void isFormattedByGoogleJavaFormat() throws IOException {
    boolean write = System.getProperty("zij.format", "").equals("write");
    List<String> unformatted =
        sources().parallelStream()
            .filter(file -> !isFormatted(file, write))
            .map(SourceTest::name)
            .sorted()
            .toList();
    assertThat(unformatted)
        .withFailMessage(() ->
            "Not as google-java-format writes it; ./mvnw -pl api/server -am test"
                + " -Dtest=SourceTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dzij.format=write formats them:\n"
                + String.join("\n", unformatted))
        .isEmpty();
  }

  private static boolean isFormatted(Path file, boolean write) {
    try {
      String source = Files.readString(file);
      String formatted = new Formatter().formatSourceAndFixImports(source);
      if (formatted.equals(source)) return true;
      if (write) Files.writeString(file, formatted);
      return write;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FormatterException e) {
      throw new AssertionError(file + " is not Java", e);
    }
  }

  @Test
  void isInFilesThatOneCanOversee() throws IOException {
    assertThat(sources().stream().filter(file -> lines(file) > MAX_LINES).map(SourceTest::name))
        .isEmpty();
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    return ROOT.relativize(file).toString();
  }
}
