package io.github.lambdaurlguard.localcloud.cloudfront.policy;

import static io.github.lambdaurlguard.localcloud.cloudfront.policy.ContentCoding.BROTLI;
import static io.github.lambdaurlguard.localcloud.cloudfront.policy.ContentCoding.GZIP;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The policies that every account has, by their ids.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html">Managed
 *     cache policies</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html">Managed
 *     origin request policies</a>
 */
public final class ManagedCloudFrontPolicies {
  private static final long DAY_SECONDS = 86_400;
  private static final long YEAR_SECONDS = 31_536_000;
  private static final TimeToLive OPTIMIZED = TimeToLive.ofSeconds(1, DAY_SECONDS, YEAR_SECONDS);
  private static final TimeToLive AS_THE_ORIGIN_SAYS = TimeToLive.ofSeconds(0, 0, YEAR_SECONDS);
  private static final Selection METHOD_AND_ORIGIN_HEADERS =
      Selection.ofHeaders(
          "Host", "Origin", "X-HTTP-Method", "X-HTTP-Method-Override", "X-Method-Override");

  /** Parameters with which S3 would answer with other headers. */
  private static final Set<String> S3_RESPONSE_OVERRIDES =
      Set.of("response-content-disposition", "response-content-encoding", "response-content-type");

  private static final Map<String, CachePolicy> CACHE =
      Map.of(
          // CachingDisabled
          "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
          new CachePolicy(
              TimeToLive.NONE, Selection.NONE, Selection.NONE, Selection.NONE, Set.of()),
          // CachingOptimized
          "658327ea-f89d-4fab-a63d-7e88639e58f6",
          new CachePolicy(
              OPTIMIZED, Selection.NONE, Selection.NONE, Selection.NONE, Set.of(BROTLI, GZIP)),
          // CachingOptimizedForUncompressedObjects
          "b2884449-e4de-46a7-ac36-70bc7f1ddd6d",
          new CachePolicy(OPTIMIZED, Selection.NONE, Selection.NONE, Selection.NONE, Set.of()),
          // Elemental-MediaPackage
          "08627262-05a9-4f76-9ded-b50ca2e3a84f",
          new CachePolicy(
              TimeToLive.ofSeconds(0, DAY_SECONDS, YEAR_SECONDS),
              Selection.ofHeaders("Origin"),
              Selection.NONE,
              Selection.listed("aws.manifestfilter", "end", "m", "start"),
              Set.of(GZIP)),
          // UseOriginCacheControlHeaders
          "83da9c7e-98b4-4e11-a168-04f0df8e2c65",
          new CachePolicy(
              AS_THE_ORIGIN_SAYS,
              METHOD_AND_ORIGIN_HEADERS,
              Selection.ALL,
              Selection.NONE,
              Set.of(BROTLI, GZIP)),
          // UseOriginCacheControlHeaders-QueryStrings
          "4cc15a8a-d715-48a4-82b8-cc0b614638fe",
          new CachePolicy(
              AS_THE_ORIGIN_SAYS,
              METHOD_AND_ORIGIN_HEADERS,
              Selection.ALL,
              Selection.ALL,
              Set.of(BROTLI, GZIP)));

  private static final Map<String, OriginRequestPolicy> ORIGIN_REQUEST =
      Map.of(
          // AllViewer
          "216adef6-5c7f-47e4-b989-5492eafa07d3",
          new OriginRequestPolicy(Selection.ALL, Selection.ALL, Selection.ALL),
          // AllViewerExceptHostHeader
          "b689b0a8-53d0-40ab-baf2-68738e2966ac",
          new OriginRequestPolicy(Selection.allBut(Set.of("host")), Selection.ALL, Selection.ALL),
          // CORS-CustomOrigin
          "59781a5b-3903-41f3-afcb-af62929ccde1",
          new OriginRequestPolicy(Selection.ofHeaders("Origin"), Selection.NONE, Selection.NONE),
          // CORS-S3Origin
          "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf",
          new OriginRequestPolicy(
              Selection.ofHeaders(
                  "Access-Control-Request-Headers", "Access-Control-Request-Method", "Origin"),
              Selection.NONE,
              Selection.NONE),
          // Elemental-MediaTailor-PersonalizedManifests
          "775133bc-15f2-49f9-abea-afb2e0bf67d2",
          new OriginRequestPolicy(
              Selection.ofHeaders(
                  "Access-Control-Request-Headers",
                  "Access-Control-Request-Method",
                  "Origin",
                  "User-Agent",
                  "X-Forwarded-For"),
              Selection.NONE,
              Selection.ALL),
          // HostHeaderOnly
          "bf0718e1-ba1e-49d1-88b1-f726733018ae",
          new OriginRequestPolicy(Selection.ofHeaders("Host"), Selection.NONE, Selection.NONE),
          // UserAgentRefererHeaders
          "acba4595-bd28-49b8-b9fe-13317c0390fa",
          new OriginRequestPolicy(
              Selection.ofHeaders("Referer", "User-Agent"), Selection.NONE, Selection.NONE));

  private static final String LOCATION =
      "it takes CloudFront-Viewer-Country and other headers that only AWS can fill in";

  /** Those that the local cloud knows and cannot carry out, with the reason. */
  private static final Map<String, String> REFUSED =
      Map.of(
          "33f36d7e-f396-46d9-90e0-52428a34d9dc",
          "AllViewerAndCloudFrontHeaders-2022-06: " + LOCATION,
          "2e54312d-136d-493c-8eb9-b001f22f67d2",
          "Amplify: " + LOCATION,
          "4d1d2f1d-3a71-49ad-9e08-7ea5d843a556",
          "Amplify-Default: " + LOCATION,
          "a6bad946-36c3-4c33-aa98-362c74a7fb13",
          "Amplify-DefaultNoCookies: " + LOCATION,
          "1c6db51a-a33f-469a-8245-dae26771f530",
          "Amplify-ImageOptimization: AWS keeps it for Amplify's own distributions",
          "7e5fad67-ee98-4ad0-b05a-394999eefc1a",
          "Amplify-StaticContent: AWS keeps it for Amplify's own distributions");

  private ManagedCloudFrontPolicies() {}

  public static Optional<CachePolicy> cachePolicy(String id) {
    return Optional.ofNullable(CACHE.get(id));
  }

  public static Optional<OriginRequestPolicy> originRequestPolicy(String id) {
    return Optional.ofNullable(ORIGIN_REQUEST.get(id));
  }

  /**
   * The policy as it is in front of a bucket: a managed policy that takes every query parameter
   * leaves out those that change what headers S3 answers with.
   */
  public static Optional<OriginRequestPolicy> originRequestPolicyOfBucket(String id) {
    return originRequestPolicy(id)
        .map(
            policy ->
                policy.queries().equals(Selection.ALL)
                    ? new OriginRequestPolicy(
                        policy.headers(), policy.cookies(), Selection.allBut(S3_RESPONSE_OVERRIDES))
                    : policy);
  }

  /** Why a managed policy is not carried out here, if there is one with this id. */
  public static Optional<String> refusal(String id) {
    return Optional.ofNullable(REFUSED.get(id));
  }
}
