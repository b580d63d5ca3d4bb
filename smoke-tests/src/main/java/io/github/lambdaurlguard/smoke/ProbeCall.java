package io.github.lambdaurlguard.smoke;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * A call of a probe: to the echo, signed by the AWS SDK unless said otherwise, or to a
 * distribution.
 */
final class ProbeCall {

  private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

  private final String method;
  private final String target;
  private final List<Map.Entry<String, String>> headers = new ArrayList<>();
  private final List<String> repeated = new ArrayList<>();
  private byte[] body = new byte[0];
  private RawCall.Framing framing = RawCall.Framing.LENGTH;
  private Place place = Place.ECHO;
  private boolean isSigned = true;
  private String role = "EchoCallerRole";
  private UnaryOperator<AwsCredentialsIdentity> identity = UnaryOperator.identity();
  private Optional<String> region = Optional.empty();
  private Duration age = Duration.ZERO;
  private Optional<Duration> presigned = Optional.empty();
  private boolean isNormalised;
  private boolean isUnknownHost;
  private boolean isSentTwice;

  /** Whom it is for. */
  private enum Place {
    ECHO,
    ALLOWING,
    PROBES,
    EDGE
  }

  private ProbeCall(String method, String target) {
    this.method = method;
    this.target = target;
  }

  /** A call to the echo's function URL, signed as the target is sent. */
  static ProbeCall direct(String method, String target) {
    return new ProbeCall(method, target);
  }

  /** A call to the function URL with {@code Cors}. */
  static ProbeCall allowing(String method, String target) {
    var call = new ProbeCall(method, target);
    call.place = Place.ALLOWING;
    return call;
  }

  /** A call to the echo's function URL with a text as the result of the function. */
  static ProbeCall result(String json) {
    return new ProbeCall("POST", "/result").header("Content-Type", "text/plain").body(json);
  }

  /** A call to the distribution of the probes. */
  static ProbeCall cloudFront(String method, String target) {
    var call = new ProbeCall(method, target);
    call.place = Place.PROBES;
    call.isSigned = false;
    return call;
  }

  /** A call to the distribution with the Lambda@Edge function that breaks rules. */
  static ProbeCall edge(String method, String target) {
    var call = new ProbeCall(method, target);
    call.place = Place.EDGE;
    call.isSigned = false;
    return call;
  }

  ProbeCall header(String name, String value) {
    headers.add(Map.entry(name, value));
    return this;
  }

  ProbeCall body(String text) {
    return body(text.getBytes(UTF_8));
  }

  ProbeCall body(byte[] bytes) {
    body = bytes;
    return this;
  }

  ProbeCall inChunks() {
    framing = RawCall.Framing.CHUNKS;
    return this;
  }

  ProbeCall unsigned() {
    isSigned = false;
    return this;
  }

  /** Signed by another role of the template. */
  ProbeCall as(String logicalId) {
    role = logicalId;
    return this;
  }

  ProbeCall by(UnaryOperator<AwsCredentialsIdentity> other) {
    identity = other;
    return this;
  }

  ProbeCall forRegion(String name) {
    region = Optional.of(name);
    return this;
  }

  ProbeCall signedAgo(Duration time) {
    age = time;
    return this;
  }

  ProbeCall presigned(Duration validity) {
    presigned = Optional.of(validity);
    return this;
  }

  /** Signed with the path as RFC 3986 normalises it, and sent as it is. */
  ProbeCall signedNormalised() {
    isNormalised = true;
    return this;
  }

  ProbeCall toUnknownHost() {
    isUnknownHost = true;
    return this;
  }

  /** With a header of the signer's there a second time, as it is. */
  ProbeCall repeating(String name) {
    repeated.add(name);
    return this;
  }

  /** Sent two times; the second answer counts. */
  ProbeCall twice() {
    isSentTwice = true;
    return this;
  }

  RawAnswer send(ProbeTarget at) throws IOException {
    if (isSentTwice) {
      sendOnce(at);
    }
    return sendOnce(at);
  }

  private RawAnswer sendOnce(ProbeTarget at) throws IOException {
    var address =
        switch (place) {
          case ECHO -> isUnknownHost ? unknown(at.echo().address()) : at.echo().address();
          case ALLOWING -> at.allowing().address();
          case PROBES -> at.distribution();
          case EDGE -> at.edge();
        };
    var sentHeaders = new ArrayList<>(headers);
    var sentTarget = target;
    if (isSigned) {
      var signed = sign(at, address);
      signed.forEachHeader(
          (name, values) -> {
            if (!name.equalsIgnoreCase("Host") && isNew(name)) {
              values.forEach(value -> sentHeaders.add(Map.entry(name, value)));
            }
          });
      if (presigned.isPresent()) {
        sentTarget = signed.getUri().getRawPath() + "?" + signed.getUri().getRawQuery();
      }
    }
    for (var name : repeated) {
      sentHeaders.add(
          sentHeaders.stream()
              .filter(header -> header.getKey().equalsIgnoreCase(name))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("the signer has sent no " + name)));
    }
    return new RawCall(address, method, sentTarget, sentHeaders, body, framing)
        .send(at.certificate());
  }

  private boolean isNew(String name) {
    return headers.stream().noneMatch(header -> header.getKey().equalsIgnoreCase(name));
  }

  private SdkHttpRequest sign(ProbeTarget at, URI address) {
    var caller = identity.apply(at.credentialsOf(role));
    return SIGNER
        .sign(
            signing -> {
              signing
                  .identity(caller)
                  .request(unsignedRequest(address))
                  .payload(() -> new ByteArrayInputStream(body))
                  .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "lambda")
                  .putProperty(AwsV4HttpSigner.REGION_NAME, region.orElse(at.echo().region()))
                  .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, isNormalised)
                  .putProperty(
                      HttpSigner.SIGNING_CLOCK, Clock.offset(Clock.systemUTC(), age.negated()));
              presigned.ifPresent(
                  validity ->
                      signing
                          .putProperty(
                              AwsV4FamilyHttpSigner.AUTH_LOCATION,
                              AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                          .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, validity));
            })
        .request();
  }

  private SdkHttpRequest unsignedRequest(URI address) {
    int question = target.indexOf('?');
    var request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(method))
            .protocol(address.getScheme())
            .host(address.getHost())
            .port(address.getPort() < 0 ? null : address.getPort())
            .encodedPath(question < 0 ? target : target.substring(0, question));
    if (question >= 0) {
      for (var parameter : target.substring(question + 1).split("&", -1)) {
        var parts = parameter.split("=", 2);
        request.appendRawQueryParameter(
            URLDecoder.decode(parts[0], UTF_8),
            parts.length == 1 ? "" : URLDecoder.decode(parts[1], UTF_8));
      }
    }
    return request.build();
  }

  /** A name of the same form that no function URL has. */
  private static URI unknown(URI address) {
    return URI.create(
        address.toString().replaceFirst("//[a-z0-9]+\\.", "//0123456789abcdefghijklmnopqrstuv."));
  }
}
