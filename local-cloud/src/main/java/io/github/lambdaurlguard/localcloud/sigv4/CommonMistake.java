package io.github.lambdaurlguard.localcloud.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lambdaurlguard.localcloud.digests.Digests;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.net.URLDecoder;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What signers get wrong, each as the canonical request that it leads to. */
final class CommonMistake {
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");

  private CommonMistake() {}

  /** Canonical requests by the mistake, in the order in which they are to be tried. */
  static Map<String, CanonicalRequest> variants(HttpRequest request, CanonicalRequest expected) {
    var variants = new LinkedHashMap<String, CanonicalRequest>();
    variants.put("the path was encoded once, not twice", expected.withPath(request.path()));
    variants.put("the path was decoded", expected.withPath(decoded(request.path())));
    variants.put("the path was left out", expected.withPath("/"));
    variants.put("the query was left out", expected.withQuery(""));
    variants.put(
        "the query was signed as it was sent", expected.withQuery(request.query().orElse("")));
    variants.put("the body was left out", expected.withPayloadHash(hash("")));
    variants.put(
        "the body was not signed (UNSIGNED-PAYLOAD)", expected.withPayloadHash("UNSIGNED-PAYLOAD"));
    variants.put(
        "the body had the hash that x-amz-content-sha256 tells",
        expected.withPayloadHash(request.header("X-Amz-Content-Sha256")));
    variants.put(
        "the body was signed in base64",
        expected.withPayloadHash(
            hash(java.util.Base64.getEncoder().encodeToString(request.body().bytes()))));
    variants.put(
        "the host had no port",
        expected.withHeaders(expected.headers().replaceAll("(?m)^(host:[^:\n]*):\\d+$", "$1")));
    for (var method : METHODS) {
      if (!method.equals(expected.method())) {
        variants.put("the method was " + method, expected.withMethod(method));
      }
    }
    return variants;
  }

  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      return path;
    }
  }

  private static String hash(String text) {
    return HexFormat.of().formatHex(Digests.sha256(text.getBytes(UTF_8)));
  }
}
