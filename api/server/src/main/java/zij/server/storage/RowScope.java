package zij.server.storage;

import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import zij.language.TelegramUserId;

/**
 * Whose rows of the read models somebody may see. PostgreSQL holds whoever reads through {@link
 * ScopedConnections} to it, whatever is asked for. Of a request it is said before its controller is
 * called, and until then it is {@link Nobodys}; what no request asks for is the shop's own work.
 */
public sealed interface RowScope {
  /** All rows: the shop's own work, and its staff's. */
  record Everything() implements RowScope {}

  /** The log, what it is searched by, the book, orders and what was reconciled: for auditors. */
  record Ledger() implements RowScope {}

  /** What everybody may see, and the rows of one person. */
  record Own(TelegramUserId person) implements RowScope {}

  /** What everybody may see. */
  record Nobodys() implements RowScope {}

  /** The name under which a request says it. */
  String ATTRIBUTE = RowScope.class.getName();

  /** That of what is done on this thread. */
  static RowScope current() {
    if (Said.SCOPE.isBound()) return Said.SCOPE.get();
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request == null) return new Everything();
    return request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof RowScope said
        ? said
        : new Nobodys();
  }

  /**
   * Asks as somebody else: as the shop for what is not the caller's by its row but by something
   * that the caller has shown, as a gift by its link. As little as possible belongs in here.
   */
  static <T extends @Nullable Object, X extends Throwable> T as(
      RowScope scope, ScopedValue.CallableOp<? extends T, X> question) throws X {
    return ScopedValue.where(Said.SCOPE, scope).call(question);
  }

  /** What {@link #as} said. */
  final class Said {
    private static final ScopedValue<RowScope> SCOPE = ScopedValue.newInstance();

    private Said() {}
  }
}
