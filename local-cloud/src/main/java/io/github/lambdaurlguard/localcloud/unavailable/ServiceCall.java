package io.github.lambdaurlguard.localcloud.unavailable;

import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which service a request is meant for, and what it asks of it.
 *
 * @param service its name in credential scopes, or what the SDK calls it in an unsigned request
 * @param operation its operation, or method and path: never a query, which may hold a signature
 */
record ServiceCall(String service, String operation) {
  /** The last but one part of a credential scope; SigV4A has no region in front of it. */
  private static final Pattern SCOPE =
      Pattern.compile(
          "Credential=[^/\\s,]{1,128}/\\d{8}/(?:[^/\\s,]{1,64}/)?([\\w.-]{1,64})/aws4_request");

  private static final Pattern PRESIGNED = Pattern.compile("(?:^|&)X-Amz-(Credential=[^&]{1,512})");

  /** The SDKs name the client that sends a request, with its version. */
  private static final Pattern USER_AGENT = Pattern.compile("(?:^|\\s)api/([\\w.-]{1,64})#");

  private static final Pattern TARGET = Pattern.compile("^([\\w.-]{1,128})\\.(\\w{1,128})");

  static ServiceCall of(HttpRequest request) {
    var target = TARGET.matcher(request.header("X-Amz-Target"));
    var targeted = target.matches();
    var service =
        Stream.of(
                first(SCOPE, request.header("Authorization")),
                first(PRESIGNED, request.query().orElse(""))
                    .flatMap(encoded -> first(SCOPE, decoded(encoded))),
                first(USER_AGENT, request.header("User-Agent")),
                first(USER_AGENT, request.header("X-Amz-User-Agent")),
                targeted ? Optional.of(target.group(1)) : Optional.<String>empty())
            .flatMap(Optional::stream)
            .findFirst()
            .orElse("such service");
    return new ServiceCall(
        service,
        targeted
            ? target.group(1) + "." + target.group(2)
            : request.method() + " " + request.path());
  }

  private static Optional<String> first(Pattern pattern, String text) {
    return Optional.of(pattern.matcher(text)).filter(Matcher::find).map(found -> found.group(1));
  }

  private static String decoded(String encoded) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }
}
