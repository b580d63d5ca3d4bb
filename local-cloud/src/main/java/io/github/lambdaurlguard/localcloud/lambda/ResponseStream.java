package io.github.lambdaurlguard.localcloud.lambda;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.http.BulkInputStream;
import io.github.lambdaurlguard.localcloud.http.FlowingBody;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a function streams. It is read to its end even if nobody wants it any more: Lambda does not
 * stop a function whose caller has gone.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-response-streaming.html">Response
 *     streaming</a>
 */
final class ResponseStream extends BulkInputStream {
  /** Lambda's limit for a streamed response. */
  private static final long LIMIT_BYTES = 200L * 1024 * 1024;

  /** What may precede the body for status and headers. */
  private static final int PRELUDE_BYTES = 64 * 1024;

  private static final String ERROR_BODY = "Lambda-Runtime-Function-Error-Body";
  private static final String ERROR_TYPE = "Lambda-Runtime-Function-Error-Type";

  private final FlowingBody payload;
  private final Supplier<String> ending;
  private final Consumer<String> problems;
  private long count;
  private boolean over;

  /**
   * @param ending why the process has ended; the empty string while it runs
   * @param problems is told why the stream broke off, if it does
   */
  ResponseStream(FlowingBody payload, Supplier<String> ending, Consumer<String> problems) {
    this.payload = payload;
    this.ending = ending;
    this.problems = problems;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (over) {
      return -1;
    }
    int read;
    try {
      read = payload.stream().read(bytes, offset, length);
    } catch (IOException e) {
      throw broken(
          ending.get().isEmpty() ? "the runtime closed its response before the end" : ending.get());
    }
    if (read < 0) {
      over = true;
      if (payload.trailers().contains(ERROR_TYPE)) {
        throw broken(error());
      }
      return -1;
    }
    count += read;
    if (count > LIMIT_BYTES + PRELUDE_BYTES) {
      payload.close();
      throw broken("the response has over %d bytes".formatted(LIMIT_BYTES));
    }
    return read;
  }

  private IOException broken(String reason) {
    over = true;
    problems.accept(reason);
    return new IOException(reason);
  }

  /** The error that the handler threw after it had begun to write. */
  private String error() throws IOException {
    var described = payload.trailers().get(ERROR_BODY);
    if (described == null) {
      return payload.trailers().get(ERROR_TYPE);
    }
    var json = new String(Base64.getDecoder().decode(described), StandardCharsets.UTF_8);
    return JSON.std.asString(JSON.std.anyFrom(json));
  }

  @Override
  public void close() {
    if (!over) {
      Thread.ofVirtual().name("rest of a streamed response").start(this::drain);
    }
  }

  private void drain() {
    try {
      transferTo(OutputStream.nullOutputStream());
    } catch (IOException _) {
      // It was told, and nobody waits for it.
    }
  }
}
