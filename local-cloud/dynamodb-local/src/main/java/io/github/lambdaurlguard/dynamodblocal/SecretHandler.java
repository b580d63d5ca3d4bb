package io.github.lambdaurlguard.dynamodblocal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets requests through that have the secret and a name of this machine: DynamoDB Local itself
 * believes everybody, also a page whose name was made to lead here (DNS rebinding).
 */
final class SecretHandler extends Handler.Wrapper {
  private static final String HEADER = "X-Local-Cloud-Secret";
  private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

  private final byte[] secret;

  SecretHandler(String secret, Handler dynamoDb) {
    super(dynamoDb);
    this.secret = secret.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (isKnown(request.getHeaders().get(HEADER)) && isLoopback(request.getHeaders().get("Host"))) {
      return super.handle(request, response, callback);
    }
    response.setStatus(403);
    response.getHeaders().put("Content-Type", "text/plain");
    response.write(
        true,
        ByteBuffer.wrap(
            "Only the local cloud's own endpoint of DynamoDB may call this.\n"
                .getBytes(StandardCharsets.US_ASCII)),
        callback);
    return true;
  }

  private boolean isKnown(String sent) {
    return sent != null && MessageDigest.isEqual(secret, sent.getBytes(StandardCharsets.US_ASCII));
  }

  private static boolean isLoopback(String host) {
    return host != null && NAMES.contains(host.replaceFirst(":\\d{1,5}$", ""));
  }
}
