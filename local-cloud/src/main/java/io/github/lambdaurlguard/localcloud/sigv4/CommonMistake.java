package io.github.lambdaurlguard.localcloud.sigv4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.PercentEncoding;
import io.github.lambdaurlguard.localcloud.http.Query;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What signers get wrong, each as the canonical request that it leads to. */
final class CommonMistake {
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");

  private static final Pattern HOST_LINE = Pattern.compile("(?m)^host:.*$");

  private CommonMistake() {}

  /**
   * Canonical requests by the mistake, in the order in which they are to be tried. Some are the one
   * that was expected, if what may have been mistaken is as it should be.
   *
   * @param request without a signature in its query
   */
  static Map<String, CanonicalRequest> variants(HttpRequest request, CanonicalRequest expected) {
    var variants = new LinkedHashMap<String, CanonicalRequest>();
    variants.put("the path was encoded once, not twice", expected.withPath(bytes(request.path())));
    variants.put("the path was decoded", expected.withPath(decoded(request.path())));
    variants.put("the path was normalised", expected.withPath(normalised(expected.path())));
    variants.put("the path was left out", expected.withPath("/"));
    variants.put("the query was left out", expected.withQuery(""));
    variants.put(
        "the query was signed as it was sent",
        expected.withQuery(bytes(request.query().orElse(""))));
    variants.put(
        "a plus sign in the query was signed as one, not as a blank",
        expected.withQuery(withPlusSigns(request)));
    variants.put("the body was left out", expected.withPayloadHash(hash(new byte[0])));
    variants.put(
        "the body was not signed (UNSIGNED-PAYLOAD)", expected.withPayloadHash("UNSIGNED-PAYLOAD"));
    variants.put(
        "the body had the hash that x-amz-content-sha256 tells",
        expected.withPayloadHash(request.header("X-Amz-Content-Sha256")));
    variants.put(
        "the body was signed in base64",
        expected.withPayloadHash(hash(Base64.getEncoder().encode(request.body().bytes()))));
    variants.put(
        "the host had no port",
        expected.withHeaders(expected.headers().replaceAll("(?m)^(host:[^:\n]*):\\d+$", "$1")));
    for (var host : hosts(request.header("Host"))) {
      var line = Matcher.quoteReplacement("host:" + host);
      var headers = HOST_LINE.matcher(expected.headers()).replaceAll(line);
      variants.put("the host was " + host, expected.withHeaders(headers));
    }
    for (var method : METHODS) {
      variants.put("the method was " + method, expected.withMethod(method));
    }
    return variants;
  }

  /** What a client may have taken for the host of a function URL. */
  private static List<String> hosts(String host) {
    var name = host.replaceFirst(":\\d+$", "");
    var port = host.substring(name.length());
    var onAws = name.replaceFirst("\\.localhost$", ".on.aws");
    return List.of(
        onAws,
        name.replaceFirst("\\.on\\.aws$", ".localhost"),
        "localhost" + port,
        "127.0.0.1" + port);
  }

  private static String decoded(String path) {
    return new String(PercentEncoding.decode(path), ISO_8859_1);
  }

  /** Without empty and relative segments, which the SDKs leave out for most services. */
  private static String normalised(String path) {
    var segments = new ArrayDeque<String>();
    for (var segment : path.split("/", -1)) {
      switch (segment) {
        case "", "." -> {}
        case ".." -> segments.pollLast();
        default -> segments.add(segment);
      }
    }
    var end = path.endsWith("/") && !segments.isEmpty() ? "/" : "";
    return "/" + String.join("/", segments) + end;
  }

  private static String withPlusSigns(HttpRequest request) {
    return CanonicalRequest.query(
        Query.pairs(request.withQuery(request.query().map(query -> query.replace("+", "%2B")))));
  }

  private static String bytes(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  private static String hash(byte[] body) {
    return CanonicalRequest.payloadHash(body);
  }
}
