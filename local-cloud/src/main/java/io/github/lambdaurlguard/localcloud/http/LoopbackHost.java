package io.github.lambdaurlguard.localcloud.http;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * The names of this machine in the header {@code Host}. A page elsewhere can make its own name lead
 * to this machine (DNS rebinding), and read and write here as its own server; it shows itself by
 * that name.
 */
public final class LoopbackHost {
  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern PORT = Pattern.compile(":\\d{0,5}$");

  private static final HttpResponse REFUSAL =
      HttpResponse.of(403, "text/plain", "This address is for programs on this machine.\n");

  private LoopbackHost() {}

  /** The name in a {@code Host} header: in lower case, without the port. */
  public static String nameIn(String header) {
    return PORT.matcher(header).replaceFirst("").toLowerCase(Locale.ROOT);
  }

  /** Whether a {@code Host} header has a name of this machine, with any port or none. */
  public static boolean isIn(String header) {
    return NAMES.contains(nameIn(header));
  }

  /** Keeps requests from a service that have another name. */
  public static HttpListener.Service only(HttpListener.Service service) {
    return request -> isIn(request.header("Host")) ? service.answer(request) : REFUSAL;
  }

  /** Keeps requests from a service that have another name. */
  public static HttpListener.AsyncService onlyAsync(HttpListener.AsyncService service) {
    return (request, caller) ->
        isIn(request.header("Host"))
            ? service.answer(request, caller)
            : CompletableFuture.completedFuture(REFUSAL);
  }
}
