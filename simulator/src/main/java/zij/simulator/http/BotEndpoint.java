package zij.simulator.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.util.Promise;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import zij.simulator.bot.BotApi;
import zij.simulator.bot.Parameters;

/**
 * {@code /bot<token>/<method>}: parameters in the query, as a form, as multipart or as JSON (Bot
 * API, "Making requests").
 */
public final class BotEndpoint {
  private static final int MAX_PARTS = 100;

  private final BotApi api;
  private final BotFaults faults;

  /** The endpoint of that API, with the ailments that tests ask for. */
  public BotEndpoint(BotApi api, BotFaults faults) {
    this.api = api;
    this.faults = faults;
  }

  Reply answer(Call call) throws InterruptedException {
    if (call.path().size() != 2) {
      return error(404, "Not Found");
    }
    if (!call.method().equals("GET") && !call.method().equals("POST")) {
      return error(405, "Method Not Allowed");
    }
    boolean mute = false;
    for (BotFaults.Fault fault : faults.strike(call.path().get(1))) {
      switch (fault.kind()) {
        case SLOW -> Thread.sleep(fault.amount());
        case FLOOD -> {
          return flood(fault.amount());
        }
        case ERROR -> {
          return error(500, "Internal Server Error");
        }
        case HANG_UP -> {
          return Reply.NONE;
        }
        case MUTE -> mute = true;
      }
    }
    Reply reply = done(call);
    return mute ? Reply.NONE : reply;
  }

  private Reply done(Call call) {
    Parameters parameters;
    try {
      parameters = parameters(call);
    } catch (JacksonException broken) {
      return error(400, "Bad Request: can't parse JSON object");
    }
    BotApi.Answer answer =
        api.call(call.path().getFirst().substring("bot".length()), call.path().get(1), parameters);
    return Reply.json(answer.status(), answer.body());
  }

  private static Parameters parameters(Call call) {
    String type = call.contentType().toLowerCase(Locale.ROOT);
    if (type.startsWith("application/json") && call.query().isEmpty()) {
      return call.body().length == 0 ? new Parameters(Map.of()) : Parameters.of(json(call));
    }
    Map<String, String> values = new HashMap<>(call.query());
    if (type.startsWith("application/json") && call.body().length > 0) {
      json(call)
          .properties()
          .forEach(member ->
              values.put(
                  member.getKey(),
                  member.getValue().isString()
                      ? member.getValue().stringValue()
                      : member.getValue().toString()));
    } else if (type.startsWith("application/x-www-form-urlencoded")) {
      values.putAll(Call.form(new String(call.body(), StandardCharsets.UTF_8)));
    } else if (type.startsWith("multipart/form-data")) {
      values.putAll(parts(call));
    }
    return new Parameters(values);
  }

  private static JsonNode json(Call call) {
    return JsonMapper.shared().readTree(call.body());
  }

  private static Map<String, String> parts(Call call) {
    String boundary = MultiPart.extractBoundary(call.contentType());
    if (boundary == null) {
      throw new Refusal(400, "The multipart boundary is missing");
    }
    MultiPartFormData.Parser parser = new MultiPartFormData.Parser(boundary);
    parser.setMaxParts(MAX_PARTS);
    parser.setMaxMemoryFileSize(call.body().length);
    parser.setMaxLength(call.body().length);
    Map<String, String> values = new HashMap<>();
    CompletableFuture<MultiPartFormData.Parts> parsed = new CompletableFuture<>();
    parser.parse(
        new ByteBufferContentSource(ByteBuffer.wrap(call.body())),
        Promise.Invocable.toPromise(parsed));
    try (MultiPartFormData.Parts parts = parsed.join()) {
      for (MultiPart.Part part : parts) {
        values.put(part.getName(), part.getContentAsString(StandardCharsets.UTF_8));
      }
    }
    return values;
  }

  private static Reply error(int code, String description) {
    return Reply.json(code, failure(code, description));
  }

  private static Reply flood(int seconds) {
    ObjectNode json = failure(429, "Too Many Requests: retry after " + seconds);
    json.putObject("parameters").put("retry_after", seconds);
    return Reply.json(429, json);
  }

  private static ObjectNode failure(int code, String description) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("ok", false)
        .put("error_code", code)
        .put("description", description);
  }
}
