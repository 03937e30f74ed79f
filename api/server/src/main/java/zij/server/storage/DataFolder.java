package zij.server.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import zij.server.StartFailure;

/** The folder of what this machine keeps. One process at a time may hold it. */
public final class DataFolder implements AutoCloseable {
  private final Path folder;
  private final FileChannel channel;
  private final FileLock lock;

  /**
   * Makes the folder if need be and takes it for this process.
   *
   * @throws StartFailure if another process has it, or if it cannot be written
   */
  public DataFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(this.folder.resolve("keys"));
      channel =
          FileChannel.open(
              this.folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock taken = channel.tryLock();
      if (taken == null) {
        channel.close();
        throw new StartFailure(
            "The data folder " + this.folder + " is in use by another process; stop it first.");
      }
      lock = taken;
    } catch (IOException e) {
      throw new StartFailure("The data folder " + this.folder + " cannot be used: " + e, e);
    }
  }

  public Path resolve(String name) {
    return folder.resolve(name);
  }

  /** 32 random bytes, made once and kept under this name, readable by the owner only. */
  public byte[] secret(String name) {
    Path file = folder.resolve("keys").resolve(name);
    try {
      if (!Files.exists(file)) {
        byte[] fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(fresh) + "\n");
      }
      return HexFormat.of().parseHex(Files.readString(file, StandardCharsets.US_ASCII).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A secret that was there before, if somebody left it beside the one in use. */
  public Optional<byte[]> previousSecret(String name) {
    Path file = folder.resolve("keys").resolve(name + ".previous");
    return Files.exists(file) ? Optional.of(secret(name + ".previous")) : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
