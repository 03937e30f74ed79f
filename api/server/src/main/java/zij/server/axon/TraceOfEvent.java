package zij.server.axon;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import zij.language.Provenance;
import zij.server.trace.TraceParent;
import zij.server.trace.Traces;

/**
 * Handles an event in the trace of the request that led to it.
 *
 * @param name what the span is called if the trace is kept
 */
record TraceOfEvent(Tracer tracer, Traces traces, String name)
    implements MessageHandlerInterceptor<EventMessage<?>> {
  @Override
  public Object handle(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain)
      throws Exception {
    EventMessage<?> message = unitOfWork.getMessage();
    Optional<TraceParent> kept = Traces.of(message);
    if (kept.isPresent()) return traces.goOn(kept.get(), name, chain::proceed);
    if (!(message.getMetaData().get(Provenance.TRACE_ID) instanceof String traceId)
        || traceId.length() != 32) {
      return chain.proceed();
    }
    TraceContext parent =
        tracer
            .traceContextBuilder()
            .traceId(traceId)
            .spanId("%016x".formatted(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE)))
            .sampled(false)
            .build();
    Span span = tracer.spanBuilder().setParent(parent).name("handle event").start();
    try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
      return chain.proceed();
    } finally {
      span.end();
    }
  }
}
