package io.github.lambdaurlguard.localcloud.http;

import java.io.IOException;
import java.io.InputStream;

/** A stream whose single bytes come the way that many do. */
public abstract class BulkInputStream extends InputStream {
  @Override
  public final int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public abstract int read(byte[] bytes, int offset, int length) throws IOException;
}
