package io.github.lambdaurlguard.localcloud.cloudfront.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagedCloudFrontPoliciesTest {
  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          4135ea2d-6df8-44a3-9df3-4b5a84be39ad | CachingDisabled                           | 0 | 0     | 0        | NONE   | NONE | NONE   | 0
          658327ea-f89d-4fab-a63d-7e88639e58f6 | CachingOptimized                          | 1 | 86400 | 31536000 | NONE   | NONE | NONE   | 2
          b2884449-e4de-46a7-ac36-70bc7f1ddd6d | CachingOptimizedForUncompressedObjects    | 1 | 86400 | 31536000 | NONE   | NONE | NONE   | 0
          08627262-05a9-4f76-9ded-b50ca2e3a84f | Elemental-MediaPackage                    | 0 | 86400 | 31536000 | LISTED | NONE | LISTED | 1
          83da9c7e-98b4-4e11-a168-04f0df8e2c65 | UseOriginCacheControlHeaders              | 0 | 0     | 31536000 | LISTED | ALL  | NONE   | 2
          4cc15a8a-d715-48a4-82b8-cc0b614638fe | UseOriginCacheControlHeaders-QueryStrings | 0 | 0     | 31536000 | LISTED | ALL  | ALL    | 2
          """)
  void cachePolicy_isAsAwsPublishesIt(
      String id,
      String name,
      long min,
      long otherwise,
      long max,
      Selection.Mode headers,
      Selection.Mode cookies,
      Selection.Mode queries,
      int codings) {
    var policy = ManagedCloudFrontPolicies.cachePolicy(id).orElseThrow();

    assertThat(policy.timeToLive())
        .describedAs(name)
        .isEqualTo(TimeToLive.ofSeconds(min, otherwise, max));
    assertThat(policy.headers().mode()).isEqualTo(headers);
    assertThat(policy.cookies().mode()).isEqualTo(cookies);
    assertThat(policy.queries().mode()).isEqualTo(queries);
    assertThat(policy.codings()).hasSize(codings);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          216adef6-5c7f-47e4-b989-5492eafa07d3 | AllViewer                 | host user-agent origin x-any         |                        | true  | true
          b689b0a8-53d0-40ab-baf2-68738e2966ac | AllViewerExceptHostHeader | user-agent origin x-any              | host                   | true  | true
          59781a5b-3903-41f3-afcb-af62929ccde1 | CORS-CustomOrigin         | origin                               | host x-any             | false | false
          88a5eaf4-2fd4-4709-b370-b4c650ea3fcf | CORS-S3Origin             | origin access-control-request-method access-control-request-headers | host | false | false
          775133bc-15f2-49f9-abea-afb2e0bf67d2 | Elemental-MediaTailor-PersonalizedManifests | origin user-agent x-forwarded-for | host x-any | false | true
          bf0718e1-ba1e-49d1-88b1-f726733018ae | HostHeaderOnly            | host                                 | user-agent             | false | false
          acba4595-bd28-49b8-b9fe-13317c0390fa | UserAgentRefererHeaders   | user-agent referer                   | host origin            | false | false
          """)
  void originRequestPolicy_isAsAwsPublishesIt(
      String id, String name, String taken, String left, boolean cookies, boolean queries) {
    var policy = ManagedCloudFrontPolicies.originRequestPolicy(id).orElseThrow();

    assertThat(taken.split(" ", -1)).describedAs(name).allMatch(policy.headers()::takes);
    if (left != null) {
      assertThat(left.split(" ", -1)).noneMatch(policy.headers()::takes);
    }
    assertThat(policy.cookies().takes("any")).isEqualTo(cookies);
    assertThat(policy.queries().takes("any")).isEqualTo(queries);
  }

  @Test
  void allViewerBeforeABucket_leavesOutWhatChangesTheAnswersHeaders() {
    var policy =
        ManagedCloudFrontPolicies.originRequestPolicyOfBucket(
                "b689b0a8-53d0-40ab-baf2-68738e2966ac")
            .orElseThrow();

    assertThat(policy.queries().takes("response-content-type")).isFalse();
    assertThat(policy.queries().takes("any")).isTrue();
  }

  @Test
  void policyWithoutParametersBeforeABucket_isTheSame() {
    var id = "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf";

    assertThat(ManagedCloudFrontPolicies.originRequestPolicyOfBucket(id))
        .isPresent()
        .isEqualTo(ManagedCloudFrontPolicies.originRequestPolicy(id));
  }

  @ParameterizedTest
  @CsvSource({
    "33f36d7e-f396-46d9-90e0-52428a34d9dc, AllViewerAndCloudFrontHeaders-2022-06",
    "2e54312d-136d-493c-8eb9-b001f22f67d2, Amplify"
  })
  void policyThatOnlyAwsCanCarryOut_isRefusedByName(String id, String name) {
    assertThat(ManagedCloudFrontPolicies.refusal(id))
        .hasValueSatisfying(r -> assertThat(r).contains(name));
    assertThat(ManagedCloudFrontPolicies.cachePolicy(id)).isEmpty();
    assertThat(ManagedCloudFrontPolicies.originRequestPolicy(id)).isEmpty();
  }

  @Test
  void methodOverrides_areInTheKeyWhereTheOriginSaysHowLong() {
    var policy =
        ManagedCloudFrontPolicies.cachePolicy("83da9c7e-98b4-4e11-a168-04f0df8e2c65").orElseThrow();

    assertThat(policy.headers().names())
        .isEqualTo(
            Set.of(
                "host", "origin", "x-http-method", "x-http-method-override", "x-method-override"));
  }
}
