package io.github.lambdaurlguard.localcloud.cloudfront.cache;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.BulkInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Bytes that pass, of which a copy is made for who wants it once the last one has passed. */
final class Tee extends BulkInputStream {
  private final InputStream in;
  private final int limit;
  private final Consumer<Body> whole;
  private ByteArrayOutputStream copy = new ByteArrayOutputStream();

  /**
   * @param limit of more bytes there is no copy
   */
  Tee(InputStream bytes, int limit, Consumer<Body> whole) {
    in = bytes;
    this.limit = limit;
    this.whole = whole;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    var count = in.read(bytes, offset, length);
    if (copy != null && count < 0) {
      whole.accept(Body.of(copy.toByteArray()));
      copy = null;
    } else if (copy != null) {
      copy.write(bytes, offset, count);
      copy = copy.size() > limit ? null : copy;
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
