package io.github.lambdaurlguard.localcloud.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps words in a table: {@code /put/WORD} adds one, every other path lists them. The integration
 * tests pack it into a jar of its own, so it signs its requests to DynamoDB itself.
 */
public final class TableFunction implements RequestStreamHandler {
  private static final Pattern WORD = Pattern.compile("\"rawPath\":\"/put/(\\w+)\"");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var word = WORD.matcher(new String(input.readAllBytes(), UTF_8));
    var answer =
        word.find()
            ? call("PutItem", "\"Item\":{\"id\":{\"S\":\"" + word.group(1) + "\"}}")
            : call("Scan", "\"ConsistentRead\":true");
    output.write(
        "{\"statusCode\":200,\"body\":\"%s\"}"
            .formatted(answer.replace("\"", "'"))
            .getBytes(UTF_8));
  }

  private static String call(String operation, String parameters) throws IOException {
    var endpoint = URI.create(System.getenv("AWS_ENDPOINT_URL_DYNAMODB"));
    var body = "{\"TableName\":\"words\"," + parameters + "}";
    try {
      var request = signed(endpoint, "DynamoDB_20120810." + operation, body);
      var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException(response.body());
      }
      return response.body();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static HttpRequest signed(URI endpoint, String target, String body)
      throws GeneralSecurityException {
    var time = TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
    var scope =
        "%s/%s/dynamodb/aws4_request".formatted(time.substring(0, 8), System.getenv("AWS_REGION"));
    var token = System.getenv("AWS_SESSION_TOKEN");
    var names = "host;x-amz-date;x-amz-security-token;x-amz-target";
    var canonical =
        "POST\n/\n\nhost:%s\nx-amz-date:%s\nx-amz-security-token:%s\nx-amz-target:%s\n\n%s\n%s"
            .formatted(endpoint.getAuthority(), time, token, target, names, sha256(body));
    var toSign = "AWS4-HMAC-SHA256\n%s\n%s\n%s".formatted(time, scope, sha256(canonical));
    var key = ("AWS4" + System.getenv("AWS_SECRET_ACCESS_KEY")).getBytes(UTF_8);
    for (var part : scope.split("/", -1)) {
      key = hmac(key, part);
    }
    var authorization =
        "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
            .formatted(
                System.getenv("AWS_ACCESS_KEY_ID"),
                scope,
                names,
                HexFormat.of().formatHex(hmac(key, toSign)));
    return HttpRequest.newBuilder(endpoint.resolve("/"))
        .version(HttpClient.Version.HTTP_1_1)
        .header("Content-Type", "application/x-amz-json-1.0")
        .header("X-Amz-Date", time)
        .header("X-Amz-Security-Token", token)
        .header("X-Amz-Target", target)
        .header("Authorization", authorization)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static String sha256(String text) throws GeneralSecurityException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(UTF_8));
  }
}
