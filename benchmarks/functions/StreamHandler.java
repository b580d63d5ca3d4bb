import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** Answers as {@link TypedHandler} does, and reads and writes the JSON itself. */
public final class StreamHandler implements RequestStreamHandler {
  @Override
  public void handleRequest(InputStream event, OutputStream result, Context context)
      throws IOException {
    var id = ((String) JSON.std.mapFrom(event).get("rawPath")).substring(1);
    JSON.std.write(
        Map.of(
            "statusCode", 200,
            "headers", Map.of("content-type", "application/json"),
            "body", "{\"id\":\"%s\",\"name\":\"Dune\"}".formatted(id)),
        result);
  }
}
