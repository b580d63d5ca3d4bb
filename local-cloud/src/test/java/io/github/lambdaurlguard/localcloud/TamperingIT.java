package io.github.lambdaurlguard.localcloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Flips each byte of a signed call, one at a time, on its way to the function URL. */
class TamperingIT {
  private static final String BODY = "{\"name\":\"x\"}";

  private static LocalCloudProcess cloud;
  private static URI functionUrl;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException, InterruptedException {
    cloud = LocalCloudProcess.start(Workspace.in(folder));
    functionUrl = cloud.functionUrl();
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  /** A call as it goes on the wire. */
  private record Call(String method, String target, Map<String, String> headers, String body) {
    RawHttp.Response send() throws IOException {
      var lines = headers.entrySet().stream().map(h -> h.getKey() + ": " + h.getValue()).toList();
      return RawHttp.send(functionUrl, method, target, lines, body.getBytes(UTF_8));
    }
  }

  @Test
  void untouchedCall_is200() throws IOException {
    assertThat(signed().send().status()).isEqualTo(200);
  }

  @Test
  void callWithAnyOneByteFlipped_is403() throws IOException {
    var accepted = new ArrayList<String>();
    var tampered = tampered(signed());
    for (var call : tampered.entrySet()) {
      var status = call.getValue().send().status();
      if (status != 403) {
        accepted.add(call.getKey() + " -> " + status);
      }
    }

    assertThat(tampered).hasSizeGreaterThan(400);
    assertThat(accepted).isEmpty();
  }

  /** Each variant by what was changed in it; the token's bytes are named by their position only. */
  private static Map<String, Call> tampered(Call call) {
    var variants = new TreeMap<String, Call>();
    variants.put("method", new Call("PUT", call.target(), call.headers(), call.body()));
    for (int i = 1; i < call.target().length(); i++) {
      variants.put(
          "target " + i,
          new Call(call.method(), flip(call.target(), i), call.headers(), call.body()));
    }
    for (int i = 0; i < call.body().length(); i++) {
      variants.put(
          "body " + i,
          new Call(call.method(), call.target(), call.headers(), flip(call.body(), i)));
    }
    call.headers()
        .forEach(
            (name, value) -> {
              for (int i = 0; i < value.length(); i++) {
                var headers = new TreeMap<>(call.headers());
                headers.put(name, flip(value, i));
                variants.put(
                    name + " " + i, new Call(call.method(), call.target(), headers, call.body()));
              }
            });
    return variants;
  }

  /** Another visible character that keeps the message well-formed and means something else. */
  private static String flip(String text, int i) {
    var flipped = text.charAt(i) == 'a' ? 'b' : 'a';
    return text.substring(0, i) + flipped + text.substring(i + 1);
  }

  private static Call signed() throws IOException {
    var unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .protocol("http")
            .host(functionUrl.getHost())
            .port(functionUrl.getPort())
            .encodedPath("/path/to%20x")
            .putRawQueryParameter("k", "1")
            .putRawQueryParameter("q", "2 3")
            .build();
    var signed =
        AwsV4HttpSigner.create()
            .sign(
                r ->
                    r.identity(signer())
                        .request(unsigned)
                        .payload(ContentStreamProvider.fromUtf8String(BODY))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "lambda")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"))
            .request();
    var headers =
        signed.headers().entrySet().stream()
            .filter(header -> !header.getKey().equalsIgnoreCase("host"))
            .collect(Collectors.toMap(Map.Entry::getKey, header -> header.getValue().getFirst()));
    return new Call("POST", "/path/to%20x?k=1&q=2%203", headers, BODY);
  }

  private static AwsSessionCredentialsIdentity signer() {
    try {
      List<String> lines = Files.readAllLines(cloud.credentials());
      var profile =
          lines.indexOf(
              lines.stream().filter(l -> l.contains("SignerRole")).findFirst().orElseThrow());
      return AwsSessionCredentialsIdentity.create(
          value(lines.get(profile + 1)),
          value(lines.get(profile + 2)),
          value(lines.get(profile + 3)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String value(String line) {
    return line.substring(line.indexOf('=') + 1).strip();
  }
}
