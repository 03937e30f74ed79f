package zij.server.problem;

import java.util.Map;

/**
 * A problem detail (RFC 9457) as every error is answered.
 *
 * @param detail what happened and what to do, in the caller's language
 * @param code stable name of the problem
 * @param traceId of the request, for whoever looks into it
 */
public record Problem(
    String type, String title, int status, String detail, String code, String traceId) {
  /** As it is written: the details of the single problem stand beside the members that all have. */
  Map<String, Object> with(Map<String, Object> details) {
    Map<String, Object> members = new java.util.LinkedHashMap<>();
    members.put("type", type);
    members.put("title", title);
    members.put("status", status);
    members.put("detail", detail);
    members.put("code", code);
    members.put("traceId", traceId);
    details.forEach(members::putIfAbsent);
    return members;
  }
}
