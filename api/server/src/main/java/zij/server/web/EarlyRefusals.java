package zij.server.web;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import zij.language.Language;
import zij.server.Messages;

/**
 * Answers with a problem detail what Tomcat refuses before any filter of ours: a path with a NUL or
 * an encoded slash.
 */
@Component
class EarlyRefusals implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  private final JsonMapper json;

  EarlyRefusals(JsonMapper json) {
    this.json = json;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextCustomizers(
        context -> context.getParent().getPipeline().addValve(new ProblemValve(json)));
  }

  private static final class ProblemValve extends ErrorReportValve {
    private final JsonMapper json;

    ProblemValve(JsonMapper json) {
      this.json = json;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
      int status = response.getStatus();
      boolean told = status < 400 || response.getContentWritten() > 0;
      if (told || !response.setErrorReported()) return;
      String code = status < 500 ? "INVALID_REQUEST" : "INTERNAL";
      Map<String, Object> problem = new LinkedHashMap<>();
      problem.put("type", "urn:zij:problem:" + code);
      problem.put("title", HttpStatus.valueOf(status).getReasonPhrase());
      problem.put("status", status);
      problem.put("detail", Messages.text(Language.ENGLISH, "problem." + code));
      problem.put("code", code);
      problem.put("traceId", ""); // no trace had begun
      try {
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
        response.finishResponse();
      } catch (IOException | IllegalStateException e) {
        container.getLogger().debug("A refusal was not told", e);
      }
    }
  }
}
