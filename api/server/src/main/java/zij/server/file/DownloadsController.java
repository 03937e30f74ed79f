package zij.server.file;

import static zij.server.problem.ProblemException.answerOrProblem;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import zij.language.Decision;
import zij.language.Refusal;
import zij.language.order.OrderId;
import zij.language.product.ContentHash;
import zij.language.product.ProductId;
import zij.query.order.DeliveredFile;
import zij.query.order.Order;
import zij.query.order.OrderStatus;
import zij.query.order.Orders;
import zij.query.subscription.Subscription;
import zij.query.subscription.Subscriptions;
import zij.server.ZijProperties;
import zij.server.problem.ProblemException;
import zij.server.session.Caller;

/** Files on their way to those who bought them. */
@RestController
@Tag(name = "orders")
class DownloadsController {
  /**
   * Where a file can be fetched for a while, without a session.
   *
   * @param url the whole address
   * @param downloadsLeft after this link was used
   */
  record Link(URI url, Instant expiresAt, String name, long size, int downloadsLeft) {}

  private static final Duration SOON = Duration.ofSeconds(5);

  private final Orders orders;
  private final Subscriptions subscriptions;
  private final FileStore files;
  private final FileLinks links;
  private final Downloads downloads;
  private final InstantSource clock;
  private final Duration lifetime;
  private final Sending sending = new Sending();

  DownloadsController(
      Orders orders,
      Subscriptions subscriptions,
      FileStore files,
      FileLinks links,
      Downloads downloads,
      InstantSource clock,
      ZijProperties properties) {
    this.orders = orders;
    this.subscriptions = subscriptions;
    this.files = files;
    this.links = links;
    this.downloads = downloads;
    this.clock = clock;
    this.lifetime = properties.files().linkLifetime();
  }

  /** A fresh link to a file of one's own; it counts when it is used. */
  @Operation(operationId = "fileLink", summary = "A link to a file that the caller bought")
  @PostMapping("/api/orders/{id}/files/{product}/link")
  Link link(
      @AuthenticationPrincipal Jwt session, @PathVariable String id, @PathVariable String product) {
    OrderId order = orderId(id);
    Order own =
        orders
            .find(Caller.of(session).id(), order)
            .orElseThrow(() -> ProblemException.of(HttpStatus.NOT_FOUND, "ORDER_UNKNOWN"));
    Optional<Subscription> begun = subscriptions.find(order, clock.instant());
    DeliveredFile file = find(order, product, begun).orElseThrow(() -> whyNot(own));
    int left = downloads.left(downloads.begun(order, since(begun)).getOrDefault(product, 0));
    if (left == 0) throw usedUp();
    Instant until = clock.instant().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
    FileLink link = new FileLink(order, new ProductId(product), UUID.randomUUID(), until);
    return new Link(links.address(link), until, file.name(), file.size(), left - 1);
  }

  private static RuntimeException whyNot(Order own) {
    if (own.status() != OrderStatus.REFUNDED && own.status() != OrderStatus.CHARGED_BACK) {
      return ProblemException.of(HttpStatus.NOT_FOUND, "FILE_UNKNOWN");
    }
    try {
      var _ = answerOrProblem(Decision.refused(Refusal.PAYMENT_RETURNED));
      return new IllegalStateException("a refusal is a problem");
    } catch (ProblemException e) {
      return e;
    }
  }

  /** The bytes, or a part of them (RFC 9110, 14): whoever has the link may have them. */
  @Hidden
  @GetMapping("/files/{order}/{product}")
  void file(
      @PathVariable String order,
      @PathVariable String product,
      @RequestParam String link,
      @RequestParam long until,
      @RequestParam String signature,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    FileLink used = read(order, product, link, until);
    if (!links.isOurs(used, signature)) throw unknown();
    if (!clock.instant().isBefore(used.until())) {
      throw ProblemException.of(HttpStatus.GONE, "LINK_EXPIRED");
    }
    // The order is asked again: its payment may have gone back since.
    Optional<Subscription> begun = subscriptions.find(used.order(), clock.instant());
    DeliveredFile file =
        find(used.order(), product, begun).orElseThrow(DownloadsController::unknown);
    ByteRange range = ByteRange.of(request.getHeader(HttpHeaders.RANGE), file.size());
    boolean isFetched = !request.getMethod().equals("HEAD");
    if (!isFetched || !range.isSatisfiable()) {
      head(response, file, range);
      return;
    }
    if (!sending.begin(used.order())) {
      throw ProblemException.later(HttpStatus.SERVICE_UNAVAILABLE, "BUSY", SOON);
    }
    try {
      if (!downloads.begin(used, since(begun))) throw usedUp();
      head(response, file, range);
      files.write(
          new ContentHash(file.sha256()), range.from(), range.to(), response.getOutputStream());
    } finally {
      sending.end(used.order());
    }
  }

  /** Of a subscription, only as long as it gives access. */
  private Optional<DeliveredFile> find(
      OrderId order, String product, Optional<Subscription> begun) {
    boolean isOver = begun.filter(it -> !it.access()).isPresent();
    return isOver ? Optional.empty() : orders.file(order, product, begun.isPresent());
  }

  private Instant since(Optional<Subscription> begun) {
    return downloads.since(begun.isPresent());
  }

  private static void head(HttpServletResponse response, DeliveredFile file, ByteRange range) {
    String disposition =
        ContentDisposition.attachment()
            .filename(file.name(), StandardCharsets.UTF_8)
            .build()
            .toString();
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
    response.setHeader(HttpHeaders.ETAG, "\"" + file.sha256() + "\"");
    response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
    // Telegram's web client asks for it before it downloads (Mini Apps, DownloadFileParams).
    response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "https://web.telegram.org");
    response.setContentType(file.mediaType());
    response.setStatus(range.status().value());
    range.contentRange().ifPresent(it -> response.setHeader(HttpHeaders.CONTENT_RANGE, it));
    response.setContentLengthLong(range.length());
  }

  private static FileLink read(String order, String product, String link, long until) {
    try {
      return new FileLink(
          OrderId.parse(order),
          new ProductId(product),
          UUID.fromString(link),
          Instant.ofEpochSecond(until));
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      throw unknown();
    }
  }

  private static OrderId orderId(String id) {
    try {
      return OrderId.parse(id);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(HttpStatus.NOT_FOUND, "ORDER_UNKNOWN");
    }
  }

  private static ProblemException unknown() {
    return ProblemException.of(HttpStatus.NOT_FOUND, "FILE_UNKNOWN");
  }

  private static ProblemException usedUp() {
    return ProblemException.of(HttpStatus.CONFLICT, "DOWNLOADS_USED_UP");
  }
}
