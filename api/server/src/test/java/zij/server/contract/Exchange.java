package zij.server.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks, and what they rely on in the answer; values may be {@link Like}.
 *
 * @param given how the other side has to stand: a state that its tests can put it in
 * @param asks what happens, after "a request"
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Exchange(
    String given,
    String asks,
    String method,
    Object path,
    Map<String, ?> headers,
    Map<String, ?> body,
    int status,
    @Nullable Object answer) {}
