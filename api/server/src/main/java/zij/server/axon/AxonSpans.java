package zij.server.axon;

import io.micrometer.tracing.Tracer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.tracing.NoOpSpanFactory;
import org.axonframework.tracing.Span;
import org.axonframework.tracing.SpanAttributesProvider;
import org.axonframework.tracing.SpanFactory;
import org.axonframework.tracing.SpanScope;
import zij.language.Provenance;
import zij.language.Vocabulary;
import zij.server.trace.TraceParent;
import zij.server.trace.Traces;

/**
 * Spans of Axon's that tell something: a command, and the append of what it led to. Events take the
 * command's span with them, so that whoever handles them goes on from there.
 */
public record AxonSpans(Traces traces) implements SpanFactory {
  private static final Span NONE = NoOpSpanFactory.INSTANCE.createRootTrace(() -> "");

  @Override
  public Span createRootTrace(Supplier<String> name) {
    return NONE;
  }

  @Override
  public Span createHandlerSpan(
      Supplier<String> name, Message<?> message, boolean isChild, Message<?>... linked) {
    if (!(message instanceof CommandMessage<?>)) return NONE;
    return child(() -> "command " + Vocabulary.nameOf(message.getPayloadType()));
  }

  @Override
  public Span createDispatchSpan(Supplier<String> name, Message<?> message, Message<?>... linked) {
    return NONE;
  }

  /** Of those who are given these spans, only the event store asks for one: when it appends. */
  @Override
  public Span createInternalSpan(Supplier<String> name) {
    return child(() -> "append");
  }

  @Override
  public Span createInternalSpan(Supplier<String> name, Message<?> message) {
    return NONE;
  }

  @Override
  public void registerSpanAttributeProvider(SpanAttributesProvider provider) {
    // a span says what it is by its name
  }

  @Override
  @SuppressWarnings("unchecked") // a message with more metadata is of its own type
  public <M extends Message<?>> M propagateContext(M message) {
    if (message instanceof CommandMessage<?>) return message;
    return traces
        .kept()
        .map(span -> (M) message.andMetaData(Map.of(Provenance.SPAN_ID, span.spanId())))
        .orElse(message);
  }

  private Span child(Supplier<String> name) {
    Optional<TraceParent> parent = traces.kept();
    return parent.isEmpty() ? NONE : new Kept(traces, parent.get(), name.get());
  }

  /** Starts when Axon says so. */
  private static final class Kept implements Span {
    private final Traces traces;
    private final TraceParent parent;
    private final String name;
    private io.micrometer.tracing.Span span = io.micrometer.tracing.Span.NOOP;

    Kept(Traces traces, TraceParent parent, String name) {
      this.traces = traces;
      this.parent = parent;
      this.name = name;
    }

    @Override
    public Span start() {
      span = traces.started(parent, name, null);
      return this;
    }

    @Override
    public SpanScope makeCurrent() {
      Tracer.SpanInScope scope = traces.scope(span);
      return scope::close;
    }

    @Override
    public void end() {
      span.end();
    }

    @Override
    public Span recordException(Throwable failure) {
      var _ = span.error(failure);
      return this;
    }
  }
}
