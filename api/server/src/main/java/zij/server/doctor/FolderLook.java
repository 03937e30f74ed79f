package zij.server.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import zij.ledger.log.LogSigner;
import zij.ledger.log.VerifierKeys;

/** Looks at the data folder, its room, and the keys in it. */
final class FolderLook implements Look {
  /** Below this PostgreSQL's own log may fill the disk within hours. */
  private static final long LEAST_ROOM = 1L << 30;

  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path data;

  FolderLook(Path data) {
    this.data = data.toAbsolutePath().normalize();
  }

  @Override
  public List<Finding> look() throws IOException {
    List<Finding> found = new ArrayList<>();
    found.add(folder());
    if (Files.isDirectory(data)) found.add(room());
    found.add(keys());
    return found;
  }

  private Finding folder() {
    if (!Files.exists(data)) {
      return parentIsWritable()
          ? Finding.ok("data", data + " will be made by the first start")
          : Finding.wrong(
              "data",
              data + " is not there and cannot be made",
              "Make it for the user that runs the server, or set zij.data.");
    }
    return Files.isDirectory(data) && Files.isWritable(data)
        ? Finding.ok("data", data + " can be written")
        : Finding.wrong(
            "data",
            data + " cannot be written by " + System.getProperty("user.name"),
            "chown it to the user that runs the server, or set zij.data.");
  }

  private boolean parentIsWritable() {
    Path parent = data;
    while (parent != null && !Files.exists(parent)) parent = parent.getParent();
    return parent != null && Files.isWritable(parent);
  }

  private Finding room() throws IOException {
    long free = Files.getFileStore(data).getUsableSpace();
    String says = "%.1f GB free for %s".formatted(free / 1e9, data);
    return free >= LEAST_ROOM
        ? Finding.ok("disk", says)
        : Finding.wrong("disk", says, "Make room; below 1 GB the database may stop.");
  }

  private Finding keys() throws IOException {
    Path keys = data.resolve("keys");
    if (!Files.isDirectory(keys)) {
      return Finding.ok("keys", "none yet; the first start makes them in " + keys);
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(keys)) {
      files = all.filter(it -> !it.toString().endsWith(".vkeys")).sorted().toList();
    }
    for (Path file : files) {
      if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
        return Finding.wrong("keys", file + " can be read by others", "chmod 600 " + file);
      }
      if (!isWhole(file)) {
        return Finding.wrong(
            "keys", file + " holds no key", "Put it back from the backup of the keys.");
      }
    }
    return pair(keys.resolve("log.pem"), files.size());
  }

  private static boolean isWhole(Path file) throws IOException {
    return file.getFileName().toString().contains(".pem")
        || (Files.size(file) < 1_000 && Files.readString(file).strip().matches("[0-9a-fA-F]{64}"));
  }

  /** Whether the key that signs is one whose line the log knows. */
  private Finding pair(Path pem, int count) throws IOException {
    Path lines = pem.resolveSibling("log.pem.vkeys");
    if (!Files.exists(pem) || !Files.exists(lines)) {
      return Files.exists(lines)
          ? Finding.wrong(
              "keys",
              pem + " is gone, with which the log signs",
              "Put it back from the backup of the keys; a new one is a new log to who verifies.")
          : Finding.ok("keys", count + " in " + pem.getParent() + ", for their owner only");
    }
    try {
      VerifierKeys known = VerifierKeys.parse(Files.readString(lines));
      String own = LogSigner.verifierKey(known.name(), pem).toString();
      return known.toString().contains(own)
          ? Finding.ok("keys", count + " in " + pem.getParent() + ", for their owner only")
          : Finding.wrong(
              "keys",
              pem + " is not among the keys in " + lines,
              "Put both back from the same backup of the keys.");
    } catch (IllegalArgumentException e) {
      return Finding.wrong(
          "keys",
          pem + " cannot be used: " + e.getMessage(),
          "Put it back from the backup of the keys.");
    }
  }
}
