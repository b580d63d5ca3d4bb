package io.github.lambdaurlguard.localcloud.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;

/**
 * Signs requests with botocore, in which the AWS CLI and Python sign. Needs Python with botocore: a
 * test is skipped aloud without.
 */
public record BotocoreSigning(
    Credentials credentials, String service, String region, Instant time) {

  /** A request as botocore signed it, and what it signed. */
  public record Signed(HttpRequest request, String canonicalRequest) {}

  /** The request with a signature in its headers; all of them are signed. */
  public Signed sign(HttpRequest unsigned) throws IOException, InterruptedException {
    return sign(unsigned, false);
  }

  /** The request with a signature in its query. */
  public Signed presign(HttpRequest unsigned) throws IOException, InterruptedException {
    return sign(unsigned, true);
  }

  private Signed sign(HttpRequest unsigned, boolean presigned)
      throws IOException, InterruptedException {
    var headers = unsigned.headers().stream().map(h -> List.of(h.getName(), h.getValue())).toList();
    var request =
        Map.of(
            "method",
            unsigned.method(),
            "url",
            "https://" + unsigned.header("Host") + unsigned.target(),
            "headers",
            headers,
            "body",
            unsigned.body().text(),
            "presigned",
            presigned);
    var answer =
        run(
            Map.of(
                "accessKeyId", credentials.accessKeyId(),
                "secretAccessKey", credentials.secretAccessKey(),
                "sessionToken", credentials.sessionToken(),
                "service", service,
                "region", region,
                "timestamp", AmzDate.format(time),
                "requests", List.of(request)));
    return signed(unsigned, (Map<?, ?>) answer.getFirst());
  }

  private static List<Object> run(Map<String, ?> input) throws IOException, InterruptedException {
    assumeThat(hasBotocore()).describedAs("python3 with botocore is on this machine").isTrue();
    var process = python("-c", script()).start();
    try (var output = process.getOutputStream()) {
      output.write(JSON.std.asBytes(input));
    }
    var signed = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).describedAs("exit code of botocore_sign.py").isZero();
    return JSON.std.listFrom(signed);
  }

  private static boolean hasBotocore() throws InterruptedException {
    try {
      return python("-c", "import botocore.auth").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static ProcessBuilder python(String... arguments) {
    var builder = new ProcessBuilder("python3");
    builder.command().addAll(List.of(arguments));
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  private static String script() throws IOException {
    try (var resource = BotocoreSigning.class.getResourceAsStream("botocore_sign.py")) {
      return new String(resource.readAllBytes(), UTF_8);
    }
  }

  private static Signed signed(HttpRequest unsigned, Map<?, ?> answer) {
    var headers = HttpFields.build();
    for (var header : (List<?>) answer.get("headers")) {
      var pair = (List<?>) header;
      headers.add((String) pair.getFirst(), (String) pair.getLast());
    }
    var query = Optional.ofNullable(URI.create((String) answer.get("url")).getRawQuery());
    return new Signed(
        unsigned.withHeaders(headers).withQuery(query), (String) answer.get("canonicalRequest"));
  }
}
