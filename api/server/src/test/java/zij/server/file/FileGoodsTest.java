package zij.server.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import zij.server.Answer;
import zij.server.Counter;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;

/** Files that are sold: in at the desk, out to those who bought them and to nobody else. */
@ExtendWith(SharedServer.class)
class FileGoodsTest {
  private static final long SEED = 1_437;
  private static final int LIMIT = 20;

  private final RunningServer server;
  private final Counter counter;
  private final String good;

  FileGoodsTest(RunningServer server) {
    this.server = server;
    this.counter = Counter.open(server);
    this.good = "/api/desk/products/" + counter.product() + "/good";
  }

  @AfterEach
  void close() {
    counter.close();
  }

  /** A PDF by its first bytes, longer than two parts of the store. */
  private static byte[] guide() {
    byte[] bytes = new byte[2 * FileStore.PART + 1_000];
    new Random(SEED).nextBytes(bytes);
    byte[] begin = "%PDF-1.7\n".getBytes(UTF_8);
    System.arraycopy(begin, 0, bytes, 0, begin.length);
    return bytes;
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private Answer upload(Shopper by, String name, byte[] bytes) {
    return RunningServer.send(
        by.request("/api/desk/files?name=" + URLEncoder.encode(name, UTF_8))
            .header("Content-Type", "application/octet-stream")
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
  }

  /** The product of the counter delivers this file from now on. */
  private String sell(byte[] bytes, String name) {
    Answer kept = upload(counter.owner(), name, bytes);
    assertThat(kept.status()).as(kept.text()).isEqualTo(201);
    String hash = kept.json().path("sha256").asString();
    Answer set = setFile(hash, name);
    assertThat(set.status()).as(set.text()).isEqualTo(200);
    return hash;
  }

  private Answer setFile(String hash, String name) {
    return counter
        .owner()
        .put(good, "{\"file\":{\"sha256\":\"%s\",\"name\":\"%s\"}}".formatted(hash, name));
  }

  private String bought(Shopper buyer) {
    String order = counter.order(buyer, 1);
    assertThat(buyer.pay(buyer.invoice(order), "paid").path("status").asString(""))
        .isEqualTo("paid");
    buyer.awaitStatus(order, "delivered");
    return order;
  }

  private Answer link(Shopper buyer, String order) {
    return buyer.post("/api/orders/" + order + "/files/" + counter.product() + "/link", "");
  }

  private String address(Shopper buyer, String order) {
    Answer link = link(buyer, order);
    assertThat(link.status()).as(link.text()).isEqualTo(200);
    URI url = URI.create(link.json().path("url").asString());
    return url.getRawPath() + "?" + url.getRawQuery();
  }

  private Answer range(String address, String range) {
    return RunningServer.send(server.request(address).header("Range", range));
  }

  private JsonNode file(Shopper buyer, String order) {
    return buyer.see(order).path("deliveries").path(0).path("file");
  }

  @Test
  void aBuyerGetsExactlyTheBytesThatWereUploaded() throws Exception {
    byte[] guide = guide();
    String hash = sell(guide, "Чай guide.pdf");
    assertThat(hash).isEqualTo(sha256(guide));
    Shopper buyer = server.shopper();
    String order = bought(buyer);

    JsonNode file = file(buyer, order);
    assertThat(file.path("name").asString()).isEqualTo("Чай guide.pdf");
    assertThat(file.path("mediaType").asString()).isEqualTo("application/pdf");
    assertThat(file.path("size").asInt()).isEqualTo(guide.length);
    assertThat(file.path("sha256").asString()).isEqualTo(hash);
    assertThat(file.path("downloadsLeft").asInt()).isEqualTo(LIMIT);

    Answer got = server.get(address(buyer, order));
    assertThat(got.status()).isEqualTo(200);
    assertThat(sha256(got.bytes())).isEqualTo(hash);
    assertThat(got.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(got.header("Content-Disposition")).startsWith("attachment;").contains("UTF-8''");
    assertThat(got.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(got.header("Cache-Control")).contains("no-store");
    assertThat(got.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(file(buyer, order).path("downloadsLeft").asInt()).isEqualTo(LIMIT - 1);

    JsonNode story = counter.owner().get("/api/desk/orders/" + order).json();
    assertThat(story.path("downloads")).hasSize(1);
    assertThat(story.path("downloads").path(0).path("product").asString())
        .isEqualTo(counter.product());
    Eventually.holds(() ->
        server.botApi().calls("sendMessage").stream()
            .anyMatch(call -> call.body().contains("guide.pdf")));
  }

  @Test
  void aDownloadCanBeBrokenOffAndGoneOnWithAndCountsOnce() {
    byte[] guide = guide();
    sell(guide, "guide.pdf");
    Shopper buyer = server.shopper();
    String order = bought(buyer);
    String address = address(buyer, order);
    int size = guide.length;

    Answer first = range(address, "bytes=0-99");
    assertThat(first.status()).isEqualTo(206);
    assertThat(first.header("Content-Range")).isEqualTo("bytes 0-99/" + size);
    assertThat(first.bytes()).isEqualTo(Arrays.copyOf(guide, 100));
    int seam = FileStore.PART - 10;
    Answer over = range(address, "bytes=" + seam + "-" + (seam + 19));
    assertThat(over.bytes()).isEqualTo(Arrays.copyOfRange(guide, seam, seam + 20));
    Answer rest = range(address, "bytes=100-");
    assertThat(rest.bytes()).isEqualTo(Arrays.copyOfRange(guide, 100, size));
    Answer last = range(address, "bytes=-7");
    assertThat(last.bytes()).isEqualTo(Arrays.copyOfRange(guide, size - 7, size));
    Answer beyond = range(address, "bytes=" + size + "-");
    assertThat(beyond.status()).isEqualTo(416);
    assertThat(beyond.header("Content-Range")).isEqualTo("bytes */" + size);
    assertThat(range(address, "bytes=0-1,5-6").bytes()).isEqualTo(guide);
    assertThat(range(address, "lines=1-2").bytes()).isEqualTo(guide);
    Answer head =
        RunningServer.send(
            server.request(address).method("HEAD", HttpRequest.BodyPublishers.noBody()));
    assertThat(head.header("Content-Length")).isEqualTo(String.valueOf(size));
    assertThat(file(buyer, order).path("downloadsLeft").asInt()).isEqualTo(LIMIT - 1);
  }

  @Test
  void aLinkIsGoodForWhatItSaysAndNothingElse() {
    sell("# Notes\n".getBytes(UTF_8), "notes.md");
    Shopper buyer = server.shopper();
    String order = bought(buyer);
    String address = address(buyer, order);
    String later = address.replaceAll("until=[0-9]+", "until=99999999999");
    String other = address.replaceAll("link=[0-9a-f]{8}", "link=00000000");
    String broken = address.replaceAll("signature=.", "signature=%");
    for (String forged : List.of(later, other, address.replaceAll("signature=.*", "signature="))) {
      assertThat(server.get(forged).problem()).as(forged).isEqualTo("404 FILE_UNKNOWN");
    }
    assertThat(server.get(broken.replace("%", "%25")).problem()).isEqualTo("404 FILE_UNKNOWN");
    assertThat(server.get(address.replaceAll("\\?.*", "")).problem())
        .isEqualTo("400 INVALID_PARAMETER");
    assertThat(server.get(address.replace(order, "..%2f..%2fetc")).status()).isEqualTo(400);
    FileLinks links = server.part(FileLinks.class);
    FileLink over =
        new FileLink(
            zij.language.order.OrderId.parse(order),
            new zij.language.product.ProductId(counter.product()),
            java.util.UUID.randomUUID(),
            java.time.Instant.ofEpochSecond(1_700_000_000));
    URI expired = links.address(over);
    assertThat(server.get(expired.getRawPath() + "?" + expired.getRawQuery()).problem())
        .isEqualTo("410 LINK_EXPIRED");
    assertThat(file(buyer, order).path("downloadsLeft").asInt()).isEqualTo(LIMIT);
  }

  @Test
  void aFileIsNobodyElsesAndNotOfAnOrderThatIsNotPaid() {
    sell("# Notes\n".getBytes(UTF_8), "notes.md");
    Shopper buyer = server.shopper();
    String order = bought(buyer);
    assertThat(link(server.shopper(), order).problem()).isEqualTo("404 ORDER_UNKNOWN");
    String unpaid = counter.order(buyer, 1);
    buyer.awaitStatus(unpaid, "placed");
    assertThat(link(buyer, unpaid).problem()).isEqualTo("404 FILE_UNKNOWN");
    assertThat(
            buyer
                .post("/api/orders/" + order + "/files/" + Shopper.WALLPAPERS + "/link", "")
                .problem())
        .isEqualTo("404 FILE_UNKNOWN");
    String text = buyer.buy();
    assertThat(
            buyer
                .post("/api/orders/" + text + "/files/" + Shopper.WALLPAPERS + "/link", "")
                .problem())
        .isEqualTo("404 FILE_UNKNOWN");
  }

  @Test
  void aRefundedOrderGivesNothingAnyMore() {
    sell("# Notes\n".getBytes(UTF_8), "notes.md");
    Shopper buyer = server.shopper();
    String order = bought(buyer);
    String address = address(buyer, order);
    assertThat(
            counter
                .owner()
                .post("/api/desk/orders/" + order + "/refund", "{\"reason\":\"Late.\"}")
                .status())
        .isEqualTo(200);
    buyer.awaitStatus(order, "refunded");
    assertThat(link(buyer, order).problem()).isEqualTo("409 PAYMENT_RETURNED");
    assertThat(server.get(address).problem()).isEqualTo("404 FILE_UNKNOWN");
  }

  @Test
  void downloadsAreLimitedAndCountedWhereverTheyComeFrom() throws Exception {
    sell("# Notes\n".getBytes(UTF_8), "notes.md");
    Shopper buyer = server.shopper();
    String order = bought(buyer);
    List<String> links = new java.util.ArrayList<>();
    for (int i = 0; i < LIMIT + 5; i++) links.add(address(buyer, order));
    try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      var statuses =
          threads.invokeAll(
              links.stream()
                  .map(it -> (java.util.concurrent.Callable<Integer>) () -> server.get(it).status())
                  .toList());
      long good = 0;
      for (var status : statuses) if (status.get() == 200) good++;
      assertThat(good).isEqualTo(LIMIT);
    }
    assertThat(file(buyer, order).path("downloadsLeft").asInt()).isZero();
    assertThat(link(buyer, order).problem()).isEqualTo("409 DOWNLOADS_USED_UP");
  }

  @Test
  void whoPaidBeforeKeepsWhatWasDelivered() {
    sell("first edition".getBytes(UTF_8), "first.txt");
    Shopper early = server.shopper();
    String before = bought(early);
    sell("second edition".getBytes(UTF_8), "second.txt");
    Shopper late = server.shopper();
    String after = bought(late);
    assertThat(server.get(address(early, before)).text()).isEqualTo("first edition");
    assertThat(server.get(address(late, after)).text()).isEqualTo("second edition");
    assertThat(counter.owner().put(good, "{\"text\":\"A text again.\"}").status()).isEqualTo(200);
    JsonNode seen = counter.owner().get("/api/desk/products/" + counter.product()).json();
    assertThat(seen.path("good").asString("")).isEqualTo("A text again.");
    assertThat(seen.path("file").isNull()).isTrue();
    assertThat(file(late, after).path("name").asString()).isEqualTo("second.txt");
  }
}
