package io.github.lambdaurlguard.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.DefaultRequest;
import com.amazonaws.auth.AWS4Signer;
import com.amazonaws.auth.BasicSessionCredentials;
import com.amazonaws.http.HttpMethodName;
import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.junit.RunningCloud;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/**
 * What other people's clients sign is accepted, over HTTP; with one digit of the signature changed,
 * it is not. A client that is not on the machine is skipped aloud. The AWS SDK for JavaScript,
 * version 2, is too large to be installed for a test: it is used where {@code NODE_PATH} leads to
 * it.
 */
@TestStack
class SigningClientsIT {
  /** Method, path, query, headers and body; curl 7 signs a query only if it is in order. */
  record Call(String method, String path, String query, Map<String, String> headers, String body) {}

  private static final List<Call> CALLS =
      List.of(
          call("GET", "/", "", Map.of(), ""),
          call("GET", "/plain/path", "", Map.of(), ""),
          call("GET", "/a%20b", "", Map.of(), ""),
          call("GET", "/%E2%82%AC/%C3%A9", "", Map.of(), ""),
          call("GET", "/a%2Fb", "", Map.of(), ""),
          call("GET", "/-._~", "", Map.of(), ""),
          call("GET", "/", "a=1&b=2", Map.of(), ""),
          call("GET", "/", "b=2&a=1", Map.of(), ""),
          call("GET", "/", "a=1&a=2", Map.of(), ""),
          call("GET", "/", "k=", Map.of(), ""),
          call("GET", "/", "q=a%20b%2Bc&u=%C3%A9", Map.of(), ""),
          call("GET", "/x", "", Map.of("user-agent", "Client/1.0 (a; b)"), ""),
          call("PUT", "/x", "", Map.of("content-type", "application/json"), "{\"a\":1}"),
          call("POST", "/x", "", Map.of("content-type", "text/plain; charset=utf-8"), "é€"),
          call("POST", "/x", "", Map.of("x-custom", "a   b"), "body"),
          call("DELETE", "/x", "a=1", Map.of(), ""));

  @TempDir private static Path folder;
  private static RunningCloud cloud;
  private static Map<String, String> credentials;

  @BeforeAll
  static void cloud(RunningCloud running) {
    cloud = running;
    credentials = credentials();
  }

  @ParameterizedTest
  @ValueSource(strings = {"@smithy/signature-v4", "aws4", "aws4fetch", "aws-sdk v2"})
  void clientForNode_isAcceptedUntilADigitIsChanged(String client)
      throws IOException, InterruptedException {
    var script = NodeModules.clients().resolveSibling("sign-and-send.cjs");
    var process = new ProcessBuilder("node", script.toString(), client).start();
    assertStatuses(client, CALLS, answer(client, process));
  }

  @ParameterizedTest
  @ValueSource(strings = "botocore")
  void clientForPython_isAcceptedUntilADigitIsChanged(String client)
      throws IOException, InterruptedException {
    var script = folder.resolve("sign_and_send.py");
    try (var resource = SigningClientsIT.class.getResourceAsStream("sign_and_send.py")) {
      Files.write(script, resource.readAllBytes());
    }
    var process = new ProcessBuilder("python3", script.toString()).start();
    assertStatuses(client, CALLS, answer(client, process));
  }

  /** curl 7 signs neither escapes nor a query out of order rightly. */
  @ParameterizedTest
  @ValueSource(strings = "curl")
  void curl_isAccepted(String client) throws IOException, InterruptedException {
    var url = cloud.functionUrl("Function");
    var calls =
        CALLS.stream()
            .filter(call -> !(call.path() + call.query()).matches(".*(%|~|b=2&a=1|a=1&a=2|k=).*"))
            .toList();
    var statuses = new ArrayList<List<Integer>>();
    for (var call : calls) {
      statuses.add(
          List.of(
              curl(url, call, credentials.get("secretAccessKey")),
              curl(url, call, "x" + credentials.get("secretAccessKey"))));
    }
    assertThat(calls).hasSizeGreaterThan(6);
    assertStatuses(client, calls, statuses);
  }

  /** The AWS SDK for Java, version 1. */
  @Test
  void firstSdkForJava_isAcceptedUntilADigitIsChanged() throws IOException {
    var url = cloud.functionUrl("Function");
    var statuses = new ArrayList<List<Integer>>();
    for (var call : CALLS) {
      var headers = signedBySdk1(url, call);
      var other = new LinkedHashMap<>(headers);
      other.computeIfPresent("Authorization", (_, value) -> withOtherLastDigit(value));
      statuses.add(List.of(send(url, call, headers), send(url, call, other)));
    }
    assertStatuses("AWS SDK for Java 1", CALLS, statuses);
  }

  private static Map<String, String> signedBySdk1(URI url, Call call) {
    var request = new DefaultRequest<Void>("lambda");
    request.setHttpMethod(HttpMethodName.valueOf(call.method()));
    request.setEndpoint(URI.create("http://" + url.getAuthority()));
    request.setResourcePath(call.path());
    Stream.of(call.query().split("&", -1))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> request.addParameter(decoded(pair[0]), decoded(pair[1])));
    call.headers().forEach(request::addHeader);
    request.setContent(new ByteArrayInputStream(call.body().getBytes(StandardCharsets.UTF_8)));
    var signer = new AWS4Signer();
    signer.setServiceName("lambda");
    signer.setRegionName("us-east-1");
    signer.sign(
        request,
        new BasicSessionCredentials(
            credentials.get("accessKeyId"),
            credentials.get("secretAccessKey"),
            credentials.get("sessionToken")));
    return request.getHeaders();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String withOtherLastDigit(String authorization) {
    var last = authorization.length() - 1;
    return authorization.substring(0, last) + (authorization.charAt(last) == '0' ? '1' : '0');
  }

  private static int send(URI url, Call call, Map<String, String> headers) throws IOException {
    return RawHttp.send(
            url,
            call.method(),
            call.path() + (call.query().isEmpty() ? "" : "?" + call.query()),
            headers.entrySet().stream()
                .filter(header -> !header.getKey().equals("Host"))
                .map(header -> header.getKey() + ": " + header.getValue())
                .toList(),
            call.body().getBytes(StandardCharsets.UTF_8))
        .status();
  }

  private static int curl(URI url, Call call, String secret)
      throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                "curl",
                "--silent",
                "--output",
                "-",
                "--write-out",
                "\n%{http_code}",
                "--globoff",
                "--path-as-is",
                "--aws-sigv4",
                "aws:amz:us-east-1:lambda",
                "--user",
                credentials.get("accessKeyId") + ":" + secret,
                "--header",
                "x-amz-security-token: " + credentials.get("sessionToken"),
                "--request",
                call.method(),
                "--resolve",
                "%s:%d:127.0.0.1".formatted(url.getHost(), url.getPort())));
    call.headers()
        .forEach((name, value) -> command.addAll(List.of("--header", name + ": " + value)));
    if (!call.body().isEmpty()) {
      command.addAll(List.of("--data-binary", call.body()));
      if (!call.headers().containsKey("content-type")) {
        command.addAll(List.of("--header", "content-type: text/plain"));
      }
    }
    command.add(
        "http://%s:%d%s%s"
            .formatted(
                url.getHost(),
                url.getPort(),
                call.path(),
                call.query().isEmpty() ? "" : "?" + call.query()));
    try {
      var process = new ProcessBuilder(command).start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Integer.parseInt(output.substring(output.lastIndexOf('\n') + 1));
    } catch (IOException _) {
      throw skipped("curl");
    }
  }

  private static void assertStatuses(
      String client, List<Call> calls, List<? extends List<?>> statuses) throws IOException {
    var answered = new LinkedHashMap<Call, Object>();
    var expected = new LinkedHashMap<Call, Object>();
    for (var i = 0; i < calls.size(); i++) {
      answered.put(calls.get(i), statuses.get(i));
      expected.put(calls.get(i), List.of(200, 403));
    }
    assertThat(answered).as(client + "\n" + cloud.console()).isEqualTo(expected);
  }

  @SuppressWarnings("unchecked")
  private static List<List<?>> answer(String client, Process process)
      throws IOException, InterruptedException {
    var url = cloud.functionUrl("Function");
    try (var input = process.getOutputStream()) {
      input.write(
          JSON.std.asBytes(
              Map.of(
                  "credentials",
                  credentials,
                  "host",
                  url.getAuthority(),
                  "port",
                  url.getPort(),
                  "requests",
                  CALLS)));
    }
    var output = process.getInputStream().readAllBytes();
    var error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    var status = process.waitFor();
    if (status == 3) {
      throw skipped(client);
    }
    assertThat(status).as(error).isZero();
    return (List<List<?>>) (List<?>) JSON.std.listFrom(output);
  }

  private static TestAbortedException skipped(String client) {
    var reason = "SKIPPED: the client " + client + " is not on this machine";
    System.out.println(reason);
    return new TestAbortedException(reason);
  }

  private static Call call(
      String method, String path, String query, Map<String, String> headers, String body) {
    return new Call(method, path, query, headers, body);
  }

  private static Map<String, String> credentials() {
    var signer = cloud.credentials("SignerRole");
    return Map.of(
        "accessKeyId", signer.accessKeyId(),
        "secretAccessKey", signer.secretAccessKey(),
        "sessionToken", signer.sessionToken());
  }
}
