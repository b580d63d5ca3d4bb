package io.github.lambdaurlguard.localcloud.http;

/** Another process listens on a port that the local cloud was told to use. */
public final class PortTakenException extends RuntimeException {
  private static final long serialVersionUID = 1;

  PortTakenException(String name, int port) {
    super(
        "port %d, meant for %s, is taken by %s"
            .formatted(
                port,
                name,
                PortHolder.of(port)
                    .map(PortHolder::toString)
                    .orElse("another process (perhaps a local cloud that still runs)")));
  }
}
