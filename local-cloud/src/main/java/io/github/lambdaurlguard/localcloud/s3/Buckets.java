package io.github.lambdaurlguard.localcloud.s3;

import io.github.lambdaurlguard.localcloud.account.ResourcePolicies;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.iam.AccessRequest;
import io.github.lambdaurlguard.localcloud.iam.Authorization;
import io.github.lambdaurlguard.localcloud.iam.Principal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpFields;

/**
 * S3 as CloudFront's origin access control uses it: {@code GetObject} under the bucket's policy.
 */
public final class Buckets {
  private final Map<String, Bucket> byDomainName = new ConcurrentHashMap<>();
  private final ObjectFiles objects = new ObjectFiles();
  private final ResourcePolicies resourcePolicies;

  public Buckets(ResourcePolicies resourcePolicies) {
    this.resourcePolicies = resourcePolicies;
  }

  public void add(Bucket bucket) {
    byDomainName.put(bucket.regionalDomainName(), bucket);
  }

  public Optional<Bucket> atDomainName(String domainName) {
    return Optional.ofNullable(byDomainName.get(domainName));
  }

  public Optional<Bucket> named(String name) {
    return byDomainName.values().stream().filter(bucket -> bucket.name().equals(name)).findFirst();
  }

  /** Answers a GET, HEAD or OPTIONS that a distribution signed by origin access control. */
  public HttpResponse answer(Bucket bucket, HttpRequest request, String distributionArn) {
    if (request.method().equals("OPTIONS")) {
      return preflight(request);
    }
    var parameter = ObjectParameters.heeded(request);
    if (parameter.isPresent()) {
      Console.problem(
          "501 from the bucket: the local cloud does not implement S3's parameter "
              + parameter.get());
      return error(
          501,
          "NotImplemented",
          "A parameter you provided implies functionality that is not implemented");
    }
    return object(bucket, request, distributionArn);
  }

  /** No bucket here has a CORS configuration: the start refuses it. */
  private static HttpResponse preflight(HttpRequest request) {
    return request.headers().contains("Origin")
        ? error(403, "AccessForbidden", "CORSResponse: CORS is not enabled for this bucket.")
        : error(400, "BadRequest", "Insufficient information. Origin request header needed.");
  }

  private HttpResponse object(Bucket bucket, HttpRequest request, String distributionArn) {
    var decoded = key(request);
    if (decoded.isEmpty()) {
      return error(400, "InvalidURI", "Couldn't parse the specified URI.");
    }
    var key = decoded.get();
    var access =
        new AccessRequest(
            new Principal.Service("cloudfront.amazonaws.com"),
            "s3:GetObject",
            bucket.arn() + "/" + key,
            Map.of(
                "AWS:SourceArn",
                distributionArn,
                "aws:SecureTransport",
                Boolean.toString(request.transport().encrypted())));
    var decision = new Authorization().decide(access, List.of(), resourcePolicies.of(bucket.arn()));
    if (!decision.allowed()) {
      Console.problem("403 from the bucket for " + key + ": " + decision.reason());
      return accessDenied();
    }
    // Whoever may not list a bucket is not told that an object is missing.
    return bucket.object(key).map(file -> object(file, key)).orElseGet(Buckets::accessDenied);
  }

  /** What changes when the file of an object does; the empty string for no object. */
  public String version(Bucket bucket, HttpRequest request) {
    return key(request)
        .flatMap(bucket::object)
        .map(file -> objects.read(file).version().toString())
        .orElse("");
  }

  /** The key that a path names; empty if the path has an escape that is none. */
  private static Optional<String> key(HttpRequest request) {
    try {
      var escaped = request.path().substring(1).replace("+", "%2B");
      return Optional.of(URLDecoder.decode(escaped, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static HttpResponse accessDenied() {
    return error(403, "AccessDenied", "Access Denied");
  }

  /**
   * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">Error
   *     responses</a>
   */
  private static HttpResponse error(int status, String code, String message) {
    return HttpResponse.of(
        status,
        "application/xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>%s</Code><Message>%s</Message></Error>"
            .formatted(code, message));
  }

  private HttpResponse object(Path file, String key) {
    var object = objects.read(file);
    var headers =
        HttpFields.build()
            .add("Server", "AmazonS3")
            .add("Accept-Ranges", "bytes")
            .add("ETag", object.entityTag())
            .add("Last-Modified", DateGenerator.formatDate(object.version().modified()))
            .add("Cache-Control", ObjectMetadata.cacheControl(key))
            .add("Content-Type", ObjectMetadata.contentType(key));
    return new HttpResponse(200, headers, object.content());
  }
}
