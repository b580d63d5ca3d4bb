package io.github.lambdaurlguard.localcloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.account.Role;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.junit.RunningCloud;
import io.github.lambdaurlguard.localcloud.sigv4.BotocoreSigning;
import io.github.lambdaurlguard.localcloud.sigv4.SdkSigning;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Flips each byte of a signed call, one at a time, on its way to the function URL. */
@TestStack
class TamperingIT {
  private static final String BODY = "{\"name\":\"x\"}";

  private static RunningCloud cloud;
  private static URI functionUrl;

  @BeforeAll
  static void cloud(RunningCloud running) {
    cloud = running;
    functionUrl = running.functionUrl("Function");
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

  /** A body in base64 is a third larger: the limit of 6 MB is for the event that it becomes. */
  @ParameterizedTest(name = "{0} bytes: {1}")
  @CsvSource({"4500000, 200", "4800000, 413"})
  void binaryBody_countsAsItStandsInTheEvent(int bytes, int status) throws IOException {
    var body = "x".repeat(bytes);
    var request =
        new HttpRequest(
            "POST",
            "/build",
            Optional.empty(),
            HttpFields.build().add("Host", functionUrl.getAuthority()),
            Body.of(body),
            "127.0.0.1");

    assertThat(call(signing().sign(request)).send().status()).isEqualTo(status);
  }

  /** Headers that most clients leave to whoever sends the request, and that may be signed too. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "User-Agent: Test/1.0 (a;  b)",
        "Content-Type: application/json; charset=utf-8",
        "X-Custom:  a   b ",
        "X-Custom: \u00e9",
        "X-Custom: 2\nX-Custom: 1"
      })
  void callWithOtherSignedHeaders_is200(String lines) throws IOException, InterruptedException {
    var headers = HttpFields.build().add("Host", functionUrl.getAuthority());
    for (var line : lines.lines().toList()) {
      headers.add(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1));
    }
    var request =
        new HttpRequest(
            "POST", "/path", Optional.of("q=%203"), headers, Body.of(BODY), "127.0.0.1");

    var signed = new BotocoreSigning(credentials(), "lambda", "us-east-1", Instant.now());
    var sent =
        signed.sign(request).request().headers().stream()
            .filter(header -> header.getHeader() != HttpHeader.HOST)
            .map(header -> header.getName() + ":" + header.getValue())
            .toList();
    assertThat(RawHttp.send(functionUrl, "POST", "/path?q=%203", sent, BODY.getBytes(UTF_8)))
        .extracting(RawHttp.Response::status)
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void callWithAnyOneByteFlipped_is403ForAReasonOfItsOwn(boolean presigned) throws IOException {
    var call = presigned ? presigned() : signed();
    var said = refusals().size();
    var answered = new TreeMap<String, Integer>();
    var tampered = tampered(call);
    for (var each : tampered.entrySet()) {
      answered.put(each.getKey(), each.getValue().send().status());
    }
    var reasons = refusals();
    var names = List.copyOf(tampered.keySet());

    assertThat(tampered).hasSizeGreaterThan(400);
    assertThat(answered).allSatisfy((what, status) -> assertThat(status).as(what).isEqualTo(403));
    assertThat(reasons).hasSize(said + tampered.size());
    assertThat(names)
        .filteredOn(
            what -> !TamperedPart.of(call, what).refuses(reasons.get(said + names.indexOf(what))))
        .map(what -> what + " -> " + reasons.get(said + names.indexOf(what)))
        .isEmpty();
  }

  /** Why the function URL refused requests, as the console says it, in their order. */
  private static List<String> refusals() throws IOException {
    return cloud
        .console()
        .lines()
        .filter(line -> line.startsWith("! 403 from the function URL of "))
        .map(line -> line.replaceFirst(".*? for \\S+ \\S+: ", ""))
        .toList();
  }

  /** A part of a call, and the reason for which a call is refused in which it was changed. */
  private enum TamperedPart {
    METHOD("method", "", "was signed as something else: the method was (GET|POST)$"),
    BODY("body", ".*", "^X-Amz-Content-Sha256 is not the hash of the body that arrived$"),
    HASH("X-Amz-Content-Sha256", ".*", "^X-Amz-Content-Sha256 is not the hash of the body"),
    DAY("X-Amz-Date", "\\d{8}", "^X-Amz-Date and the credential scope name different days$"),
    TIME("X-Amz-Date", "T.*", "^X-Amz-Date is not of the form 20260131T235959Z$"),
    TOKEN("X-Amz-Security-Token", ".*", "^X-Amz-Security-Token does not belong to the access key"),
    KEY("Authorization", "(?<=Credential=)\\w+", "^nobody holds the access key \\w+$"),
    REGION("Authorization", "us-east-1", "^signed for the region .*, sent to us-east-1$"),
    SERVICE("Authorization", "(?<=/)lambda(?=/)", "^signed for the service .*, sent to lambda$"),
    HOST("Authorization", "(?<=SignedHeaders=)host", "^host is not among the signed headers$"),
    NAMES(
        "Authorization",
        "(?<=SignedHeaders=host)[^,]+",
        "among the signed headers$|did not arrive$|^the signed headers are not in lower case"),
    SIGNATURE(
        "Authorization",
        "(?<=Signature=)\\w+",
        "was signed as something else: most likely the secret is another's"),
    FORM("Authorization", ".*", "^the Authorization header is not of Signature Version 4's form$"),
    /** Two parameters become one, and which these are is not the same in every run. */
    QUERY_BOUNDARY(
        "target",
        "[?&]",
        "^the request is not signed$|^a presigned URL has once each: |does not belong to the access"
            + " key$|name different days$|was signed as something else: most likely the secret is"
            + " another's"),
    QUERY_KEY("target", "(?<=Credential=)[^%]+", "^nobody holds the access key \\w+$"),
    QUERY_REGION("target", "us-east-1", "^signed for the region .*, sent to us-east-1$"),
    QUERY_SERVICE("target", "(?<=%2F)lambda(?=%2F)", "^signed for the service .*, sent to lambda$"),
    QUERY_DAY("target", "X-Amz-Date=\\d{8}", "name different days$"),
    QUERY_TIME("target", "(?<=X-Amz-Date=\\d{8})\\w+", "^X-Amz-Date is not of the form"),
    QUERY_TOKEN("target", "X-Amz-Security-Token=[^&]+", "^X-Amz-Security-Token does not belong"),
    QUERY_HOST("target", "(?<=X-Amz-SignedHeaders=)host", "^host is not among the signed headers"),
    QUERY_SIGNATURE(
        "target",
        "(?<=X-Amz-Signature=)\\w+",
        "was signed as something else: most likely the secret is another's"),
    QUERY_SIGNATURE_NAME(
        "target",
        "X-Amz-Signature=",
        "^the request is not signed$|^a presigned URL has once each: "),
    QUERY_FORM("target", "X-Amz-.*", "^a presigned URL has once each: "),
    TARGET("target", ".*", "was signed as something else: most likely the secret is another's");

    private final String place;
    private final Pattern text;
    private final String reason;

    TamperedPart(String place, String text, String reason) {
      this.place = place;
      this.text = Pattern.compile(text);
      this.reason = reason;
    }

    /** The first part that holds the byte. */
    static TamperedPart of(Call call, String what) {
      var place = what.split(" ", 2)[0];
      var index = what.equals("method") ? 0 : Integer.parseInt(what.split(" ", 2)[1]);
      var whole =
          switch (place) {
            case "method" -> "";
            case "target" -> call.target();
            case "body" -> call.body();
            default -> call.headers().get(place);
          };
      return Stream.of(values())
          .filter(part -> part.place.equalsIgnoreCase(place) && part.holds(whole, index))
          .findFirst()
          .orElseThrow();
    }

    boolean refuses(String said) {
      return Pattern.compile(reason).matcher(said).find();
    }

    private boolean holds(String whole, int index) {
      return text.matcher(whole)
          .results()
          .anyMatch(found -> whole.isEmpty() || (found.start() <= index && index < found.end()));
    }
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

  private static SdkSigning signing() {
    return new SdkSigning(credentials(), "lambda", "us-east-1", Instant.now());
  }

  private static Credentials credentials() {
    var signer = cloud.credentials("SignerRole");
    return new Credentials(
        signer.accessKeyId(),
        signer.secretAccessKey(),
        signer.sessionToken(),
        new Role("signer", "arn:aws:iam::123456789012:role/signer", List.of()));
  }
}
