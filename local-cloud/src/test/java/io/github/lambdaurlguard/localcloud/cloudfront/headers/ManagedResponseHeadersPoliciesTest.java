package io.github.lambdaurlguard.localcloud.cloudfront.headers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagedResponseHeadersPoliciesTest {
  private static final String SECURITY =
      "Referrer-Policy: strict-origin-when-cross-origin, Strict-Transport-Security:"
          + " max-age=31536000, X-Content-Type-Options: nosniff, X-Frame-Options: SAMEORIGIN,"
          + " X-XSS-Protection: 1; mode=block";

  @ParameterizedTest(name = "{0} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          60669652-455b-4ae9-85a4-c4c02393f86c | SimpleCORS | GET     | Access-Control-Allow-Origin: *
          60669652-455b-4ae9-85a4-c4c02393f86c | SimpleCORS | OPTIONS | Access-Control-Allow-Origin: *
          5cc3b908-e619-4b99-88e5-2cf7f45965bd | CORS-With-Preflight | GET     | Access-Control-Allow-Origin: *, Access-Control-Expose-Headers: *
          5cc3b908-e619-4b99-88e5-2cf7f45965bd | CORS-With-Preflight | OPTIONS | Access-Control-Allow-Origin: *, Access-Control-Expose-Headers: *, Access-Control-Allow-Methods: DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT
          67f7725c-6f97-4210-82d7-5512b31e9d03 | SecurityHeadersPolicy | GET | SECURITY
          e61eb60c-9c35-4d20-a928-2b84e02af89c | CORS-and-SecurityHeadersPolicy | GET | Access-Control-Allow-Origin: *, SECURITY
          eaab4381-ed33-4a86-88ca-d9558dc6cd63 | CORS-with-preflight-and-SecurityHeadersPolicy | GET | Access-Control-Allow-Origin: *, Access-Control-Expose-Headers: *, SECURITY
          """)
  void managedPolicy_isAsAwsPublishesIt(String id, String name, String method, String headers) {
    var policy = ManagedResponseHeadersPolicies.find(id).orElseThrow();
    var viewer =
        new HttpRequest(
            method,
            "/",
            Optional.empty(),
            HttpFields.build()
                .add("Origin", "https://a.example")
                .add("Access-Control-Request-Method", "PUT"),
            Body.EMPTY,
            "192.0.2.1");

    var response = policy.applyTo(viewer, new HttpResponse(200, HttpFields.EMPTY, Body.EMPTY));

    assertThat(
            response.headers().stream()
                .map(field -> field.getName() + ": " + field.getValue())
                .collect(Collectors.joining(", ")))
        .describedAs(name)
        .isEqualTo(headers.replace("SECURITY", SECURITY));
  }

  @Test
  void anotherId_isNoManagedPolicy() {
    assertThat(ManagedResponseHeadersPolicies.find("5cc3b908")).isEmpty();
  }
}
