package io.github.lambdaurlguard.localcloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.account.Role;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.sigv4.SdkSigning;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void untouchedPresignedUrl_is200() throws IOException {
    assertThat(presigned().send().status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void callWithAnyOneByteFlipped_is403(boolean presigned) throws IOException {
    var accepted = new ArrayList<String>();
    var tampered = tampered(presigned ? presigned() : signed());
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
    return call(signing().sign(request("POST", BODY)));
  }

  private static Call presigned() throws IOException {
    return call(signing().presign(request("GET", ""), Duration.ofMinutes(1)));
  }

  private static HttpRequest request(String method, String body) {
    return new HttpRequest(
        method,
        "/path/to%20x",
        Optional.of("k=1&q=2%203"),
        HttpFields.build().add("Host", functionUrl.getAuthority()),
        Body.of(body),
        "127.0.0.1");
  }

  private static Call call(HttpRequest request) {
    var headers =
        request.headers().stream()
            .filter(header -> header.getHeader() != HttpHeader.HOST)
            .collect(Collectors.toMap(HttpField::getName, HttpField::getValue));
    return new Call(request.method(), request.target(), headers, request.body().text());
  }

  private static SdkSigning signing() throws IOException {
    var lines = Files.readAllLines(cloud.credentials());
    var profile =
        lines.indexOf(
            lines.stream().filter(l -> l.contains("SignerRole")).findFirst().orElseThrow());
    var credentials =
        new Credentials(
            value(lines.get(profile + 1)),
            value(lines.get(profile + 2)),
            value(lines.get(profile + 3)),
            new Role("signer", "arn:aws:iam::123456789012:role/signer", List.of()));
    return new SdkSigning(credentials, "lambda", "us-east-1", Instant.now());
  }

  private static String value(String line) {
    return line.substring(line.indexOf('=') + 1).strip();
  }
}
