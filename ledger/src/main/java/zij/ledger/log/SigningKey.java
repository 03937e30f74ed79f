package zij.ledger.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;

/** An Ed25519 key pair that is kept in a file. Thread-safe. */
final class SigningKey {
  private static final String ED25519 = "Ed25519";
  private static final int LINE = 64;

  private final PrivateKey privateKey;
  private final PublicKey publicKey;

  private SigningKey(PrivateKey privateKey, PublicKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
    if (!NoteKey.of("probe", (byte) 0, publicKey).verifies(new byte[0], sign(""))) {
      throw new IllegalArgumentException("the public key does not belong to the private key");
    }
  }

  /**
   * The key pair in a file: PEM blocks {@code PRIVATE KEY} (PKCS #8) and {@code PUBLIC KEY}. A file
   * that does not exist is made with a new pair, readable by its owner only.
   *
   * @throws IOException if the file cannot be read or made
   * @throws IllegalArgumentException if it holds no such key pair
   */
  static SigningKey loadOrCreate(Path file) throws IOException {
    if (!Files.exists(file)) {
      create(file);
    }
    var pem = Files.readString(file);
    try {
      var keys = KeyFactory.getInstance(ED25519);
      return new SigningKey(
          keys.generatePrivate(new PKCS8EncodedKeySpec(block(pem, "PRIVATE KEY"))),
          keys.generatePublic(new X509EncodedKeySpec(block(pem, "PUBLIC KEY"))));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(file + " holds no Ed25519 key pair", e);
    }
  }

  private static void create(Path file) throws IOException {
    try {
      var pair = KeyPairGenerator.getInstance(ED25519).generateKeyPair();
      var pem =
          pem("PRIVATE KEY", pair.getPrivate().getEncoded())
              + pem("PUBLIC KEY", pair.getPublic().getEncoded());
      // Made first with its rights, then filled: nobody else can read it at any moment.
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        var ownerOnly = PosixFilePermissions.fromString("rw-------");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
      } else {
        Files.createFile(file);
      }
      Files.writeString(file, pem, StandardOpenOption.WRITE);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has Ed25519", e);
    }
  }

  private static String pem(String label, byte[] der) {
    var base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, base64);
  }

  private static byte[] block(String pem, String label) {
    var begin = Pattern.quote("-----BEGIN " + label + "-----");
    var end = Pattern.quote("-----END " + label + "-----");
    var found = Pattern.compile(begin + "([^-]*)" + end).matcher(pem);
    if (!found.find()) {
      throw new IllegalArgumentException("the key file has no " + label);
    }
    return Base64.getMimeDecoder().decode(found.group(1));
  }

  PublicKey publicKey() {
    return publicKey;
  }

  /** The 64 bytes of the signature of a text's UTF-8. */
  byte[] sign(String text) {
    try {
      var signer = Signature.getInstance(ED25519);
      signer.initSign(privateKey);
      signer.update(text.getBytes(StandardCharsets.UTF_8));
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key cannot sign", e);
    }
  }
}
