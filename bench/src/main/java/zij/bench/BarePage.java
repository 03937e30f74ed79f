package zij.bench;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sends what it was given, with the headers of the catalogue: the least this server can do. */
@RestController
class BarePage {
  /** An address that the rules leave open to everybody, as they do a product's. */
  static final String PATH = "/api/catalog/products/bare";

  private volatile byte[] bytes = {};

  void send(byte[] page) {
    bytes = page;
  }

  @GetMapping(PATH)
  ResponseEntity<byte[]> page() {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noCache())
        .body(bytes);
  }
}
