package zij.server.trace;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.Optional;
import org.axonframework.messaging.Message;
import org.jspecify.annotations.Nullable;
import zij.language.Provenance;

/**
 * The spans of our own, beside those of HTTP requests. There are none in a trace that is not kept,
 * which costs a look at the thread's present span. Thread-safe.
 */
public final class Traces {
  /** Something to do, whose failure is its caller's. */
  public interface Work<T, E extends Exception> {
    T run() throws E;
  }

  private final Tracer tracer;

  public Traces(Tracer tracer) {
    this.tracer = tracer;
  }

  /** The trace of whatever this thread does; empty if it does it in none. */
  public String traceId() {
    Span span = tracer.currentSpan();
    return span == null ? "" : span.context().traceId();
  }

  /** The span in which this thread is, if its trace is kept. */
  public Optional<TraceParent> kept() {
    Span span = tracer.currentSpan();
    if (span == null || !Boolean.TRUE.equals(span.context().sampled())) return Optional.empty();
    return TraceParent.of(span.context().traceId(), span.context().spanId());
  }

  /** The span in which an event was appended, if its trace is kept. */
  public static Optional<TraceParent> of(Message<?> event) {
    return event.getMetaData().get(Provenance.TRACE_ID) instanceof String traceId
            && event.getMetaData().get(Provenance.SPAN_ID) instanceof String spanId
        ? TraceParent.of(traceId, spanId)
        : Optional.empty();
  }

  /** Does something in a span of its own. */
  public <T, E extends Exception> T child(String name, Span.@Nullable Kind kind, Work<T, E> work)
      throws E {
    Optional<TraceParent> parent = kept();
    return parent.isEmpty() ? work.run() : in(started(parent.get(), name, kind), work);
  }

  /** The same as a child of a span that another thread, or another server, had. */
  public <T, E extends Exception> T goOn(TraceParent parent, String name, Work<T, E> work)
      throws E {
    return in(started(parent, name, null), work);
  }

  /** A span that its caller ends. */
  public Span started(TraceParent parent, String name, Span.@Nullable Kind kind) {
    TraceContext context =
        tracer
            .traceContextBuilder()
            .traceId(parent.traceId())
            .spanId(parent.spanId())
            .sampled(true)
            .build();
    Span.Builder builder = tracer.spanBuilder().setParent(context).name(name);
    return (kind == null ? builder : builder.kind(kind)).start();
  }

  /** Makes it the span of this thread. */
  public Tracer.SpanInScope scope(Span span) {
    return tracer.withSpan(span);
  }

  private <T, E extends Exception> T in(Span span, Work<T, E> work) throws E {
    boolean isDone = false;
    try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
      T result = work.run();
      isDone = true;
      return result;
    } finally {
      if (!isDone) {
        var _ = span.tag("error", "true");
      }
      span.end();
    }
  }
}
