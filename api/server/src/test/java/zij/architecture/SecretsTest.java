package zij.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/**
 * Nobody has left a secret in the project: what looks like one is named here with why it is none.
 */
class SecretsTest {
  private static final Path ROOT = Path.of("../..");
  private static final long MAX_BYTES = 4L << 20;

  private static final Set<String> NOT_OURS =
      Set.of("target", "node_modules", ".git", ".zij", "dist", "results");

  private static final Map<String, Pattern> KINDS =
      Map.of(
          "a private key", Pattern.compile("-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----"),
          "a signer's key of a note", Pattern.compile("PRIVATE\\+KEY\\+\\S+"),
          "a bot's token", Pattern.compile("\\b\\d{8,10}:AA[A-Za-z0-9_-]{33}\\b"),
          "a key of a cloud", Pattern.compile("\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b"),
          "a token of a forge", Pattern.compile("\\bgh[pousr]_[A-Za-z0-9]{36}\\b"),
          "a password in an address",
              Pattern.compile("(?:jdbc:\\w+|rediss?)://[^/\\s:\"]+:[^@\\s\"{$]+@"));

  /** Published test vectors, whose tokens were taken back long ago and whose keys are nobody's. */
  private static final Map<String, Pattern> KNOWN =
      Map.of(
          "initdata.json", Pattern.compile("^(?:5768337691|7342037359|7244657541):"),
          "ReceiptVectorTest.java", Pattern.compile("BEGIN PRIVATE KEY"));

  /** Shops that were made for a test and thrown away: their keys open and sign nothing else. */
  private static final Path THROWN_AWAY = Path.of("api/server/src/test/resources/releases");

  private static final Set<String> THEIRS = Set.of("a private key");

  @Test
  void areNotInTheProject() throws IOException {
    List<String> found = new ArrayList<>();
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
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.size() <= MAX_BYTES) look(file, found);
            return FileVisitResult.CONTINUE;
          }
        });
    assertThat(found).isEmpty();
  }

  private static void look(Path file, List<String> found) throws IOException {
    look(file, Files.readAllBytes(file), found);
    if (!file.toString().endsWith(".zip")) return;
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      while (zip.getNextEntry() != null) look(file, zip.readAllBytes(), found);
    }
  }

  private static void look(Path file, byte[] bytes, List<String> found) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    boolean isThrownAway = ROOT.relativize(file).startsWith(THROWN_AWAY);
    KINDS.forEach((kind, pattern) -> {
      if (isThrownAway && THEIRS.contains(kind)) return;
      Matcher match = pattern.matcher(text);
      while (match.find()) {
        String name = file.getFileName().toString();
        Pattern known = KNOWN.get(name);
        if (known != null && known.matcher(match.group()).find()) continue;
        if (name.equals("SecretsTest.java")) continue;
        found.add("%s in %s: %s".formatted(kind, ROOT.relativize(file), match.group()));
      }
    });
  }

  /** It would find each kind if it were there. */
  @Test
  void wouldBeFound() {
    List<String> examples =
        List.of(
            "-----BEGIN PRIVATE KEY-----",
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
            "12345678:AA" + "x".repeat(33),
            "AKIA" + "A".repeat(16),
            "ghp_" + "a".repeat(36),
            "jdbc:postgresql://zij:secret@host/db");
    for (String example : examples) {
      assertThat(KINDS.values()).anyMatch(pattern -> pattern.matcher(example).find());
    }
  }
}
