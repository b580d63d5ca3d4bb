package io.github.lambdaurlguard.localcloud.s3;

import io.github.lambdaurlguard.localcloud.account.ResourcePolicies;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.iam.AccessRequest;
import io.github.lambdaurlguard.localcloud.iam.Authorization;
import io.github.lambdaurlguard.localcloud.iam.Decision;
import io.github.lambdaurlguard.localcloud.iam.Decision.Denied;
import io.github.lambdaurlguard.localcloud.iam.Principal;
import io.github.lambdaurlguard.localcloud.trace.Recording;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpFields;

/**
 * S3 as CloudFront's origin access control uses it: {@code GetObject} under the bucket's policy.
 */
public final class Buckets {
  /** With the region, or without it. */
  private static final Pattern DOMAIN_NAME =
      Pattern.compile(
          "([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\\.s3(?:[.-]([a-z0-9-]+))?\\.amazonaws\\.com");

  private final Map<String, Bucket> byDomainName = new ConcurrentHashMap<>();
  private final ObjectFiles objects = new ObjectFiles();
  private final Console console;
  private final ResourcePolicies resourcePolicies;
  private final Map<String, Path> foreign;
  private final Set<String> used = ConcurrentHashMap.newKeySet();

  /** The buckets of templates, and no others. */
  public Buckets(Console console, ResourcePolicies resourcePolicies) {
    this(console, resourcePolicies, Map.of());
  }

  /**
   * The buckets of templates, and others.
   *
   * @param foreign the folders of buckets that no template defines, by name
   */
  public Buckets(Console console, ResourcePolicies resourcePolicies, Map<String, Path> foreign) {
    this.console = console;
    this.resourcePolicies = resourcePolicies;
    this.foreign = foreign;
  }

  public void add(Bucket bucket) {
    byDomainName.put(bucket.regionalDomainName(), bucket);
  }

  /** The bucket with a regional domain name, or one without a region. */
  public Optional<Bucket> atDomainName(String domainName) {
    var found = byDomainName.get(domainName);
    if (found != null) {
      return Optional.of(found);
    }
    var form = DOMAIN_NAME.matcher(domainName);
    return form.matches()
        ? named(form.group(1)).filter(bucket -> form.group(2) == null || bucket.isForeign())
        : Optional.empty();
  }

  /** The bucket of a template with this name, or one for which the person gave a folder. */
  public Optional<Bucket> named(String name) {
    return byDomainName.values().stream()
        .filter(bucket -> bucket.name().equals(name))
        .findFirst()
        .or(() -> foreign(name));
  }

  /**
   * Gives a bucket's objects a folder, unless the person gave it one.
   *
   * @return whether there is such a bucket
   */
  public boolean deploy(String name, Path folder) {
    var bucket = named(name);
    bucket
        .filter(found -> found.folder().isEmpty())
        .ifPresent(
            found ->
                add(
                    new Bucket(
                        name, found.arn(), found.regionalDomainName(), Optional.of(folder))));
    return bucket.isPresent();
  }

  /** Whether a template named a bucket that it does not define, and there is a folder for it. */
  public boolean isUsed(String foreignName) {
    return used.contains(foreignName);
  }

  private Optional<Bucket> foreign(String name) {
    var folder = Optional.ofNullable(foreign.get(name));
    folder.ifPresent(_ -> used.add(name));
    return folder.map(
        _ -> new Bucket(name, "arn:aws:s3:::" + name, name + ".s3.amazonaws.com", folder, true));
  }

  /**
   * Who reads an object.
   *
   * @param distributionArn for whom CloudFront reads it
   */
  public record Reader(Principal principal, String distributionArn) {
    /** Only a signature of an origin access control tells of the distribution. */
    private Map<String, String> context(HttpRequest request) {
      var encrypted = Boolean.toString(request.transport().encrypted());
      return principal instanceof Principal.Service
          ? Map.of(
              "aws:SourceArn",
              distributionArn,
              "aws:SourceAccount",
              distributionArn.split(":", -1)[4],
              "aws:SecureTransport",
              encrypted)
          : Map.of("aws:SecureTransport", encrypted);
    }
  }

  /** Answers a GET, HEAD or OPTIONS of a distribution. */
  public HttpResponse answer(Bucket bucket, HttpRequest request, Reader reader) {
    if (request.method().equals("OPTIONS")) {
      return preflight(request);
    }
    var parameter = ObjectParameters.heeded(request);
    if (parameter.isPresent()) {
      console.problem(
          "501 from the bucket: the local cloud does not implement S3's parameter "
              + parameter.get());
      return error(
          501,
          "NotImplemented",
          "A parameter you provided implies functionality that is not implemented");
    }
    return object(bucket, request, reader);
  }

  /** No bucket here has a CORS configuration: the start refuses it. */
  private static HttpResponse preflight(HttpRequest request) {
    var method = request.header("Access-Control-Request-Method");
    return request.headers().contains("Origin")
        ? S3Error.of(
            403,
            "AccessForbidden",
            "CORSResponse: CORS is not enabled for this bucket.",
            Map.of("Method", method, "ResourceType", "BUCKET"))
        : error(400, "BadRequest", "Insufficient information. Origin request header needed.");
  }

  private HttpResponse object(Bucket bucket, HttpRequest request, Reader reader) {
    var decoded = key(request);
    if (decoded.isEmpty()) {
      return error(400, "InvalidURI", "Couldn't parse the specified URI.");
    }
    var key = decoded.get();
    var decision = decide(bucket, "s3:GetObject", bucket.arn() + "/" + key, request, reader);
    if (decision instanceof Denied denied && !isUnknown(bucket)) {
      console.problem("403 from the bucket for " + key + ": " + decision.reason());
      Recording.cure(denied.cure());
      return accessDenied();
    }
    return bucket
        .object(key)
        .map(file -> object(bucket, file, key))
        .orElseGet(
            () -> {
              Recording.reason("the bucket has no object " + key);
              return decide(bucket, "s3:ListBucket", bucket.arn(), request, reader).allowed()
                  ? S3Error.of(
                      404, "NoSuchKey", "The specified key does not exist.", Map.of("Key", key))
                  : accessDenied();
            });
  }

  /** Of a bucket that is of no template, nobody here knows the policy. */
  private boolean isUnknown(Bucket bucket) {
    return bucket.isForeign() && resourcePolicies.of(bucket.arn()).isEmpty();
  }

  private Decision decide(
      Bucket bucket, String action, String resource, HttpRequest request, Reader reader) {
    var access = new AccessRequest(reader.principal(), action, resource, reader.context(request));
    return new Authorization().decide(access, List.of(), resourcePolicies.of(bucket.arn()));
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

  private static HttpResponse error(int status, String code, String message) {
    return S3Error.of(status, code, message, Map.of());
  }

  private HttpResponse object(Bucket bucket, Path file, String key) {
    var object = objects.read(file);
    var headers =
        HttpFields.build()
            .add("Accept-Ranges", "bytes")
            .add("ETag", object.entityTag())
            .add("Last-Modified", DateGenerator.formatDate(object.version().modified()))
            .add("x-amz-server-side-encryption", "AES256")
            .add("Content-Type", ObjectMetadata.contentType(key));
    if (!bucket.isForeign()) {
      headers.add("Cache-Control", ObjectMetadata.cacheControl(key));
    }
    return new HttpResponse(200, headers, object.content());
  }
}
