package io.github.lambdaurlguard.localcloud.cloudfront.cache;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import io.github.lambdaurlguard.localcloud.http.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Brotli (RFC 7932), by Google's own encoder. */
final class Brotli {
  /** CloudFront does not tell its own; this one takes about as long as gzip. */
  private static final int QUALITY = 5;

  private static final Encoder.Parameters PARAMETERS = Encoder.Parameters.create(QUALITY);

  private static final Logger LOG = Logger.getLogger(Brotli.class.getName());

  private static final boolean AVAILABLE = load();

  private Brotli() {}

  private static boolean load() {
    if (!Brotli4jLoader.isAvailable()) {
      LOG.log(
          Level.WARNING,
          "there is no Brotli for this platform; gzip is used instead",
          Brotli4jLoader.getUnavailabilityCause());
    }
    return Brotli4jLoader.isAvailable();
  }

  /** Whether the native library is there: it is for Linux and macOS, on x86-64 and ARM. */
  static boolean isAvailable() {
    return AVAILABLE;
  }

  static Body compress(Body body) {
    try {
      return Body.of(Encoder.compress(body.bytes(), PARAMETERS));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be compressed", e);
    }
  }
}
