package io.github.lambdaurlguard.delivery.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * The regions that an account has enabled, from the one operation of Account Management that the
 * commands need: its client's module is larger than this.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/accounts/latest/reference/API_ListRegions.html">ListRegions</a>
 */
public final class EnabledRegions {

  private static final String SERVICE = "account";

  private final Aws aws;

  public EnabledRegions(Aws aws) {
    this.aws = aws;
  }

  /**
   * The names of the regions.
   *
   * @throws Failure if the account does not tell them
   */
  public List<String> list() {
    var regions = new ArrayList<String>();
    var next = "";
    do {
      var answer = answer(next);
      answer.field("Regions").map(JsonNode::asArray).orElse(List.of()).stream()
          .map(region -> region.field("RegionName").orElseThrow().text())
          .forEach(regions::add);
      next =
          answer.field("NextToken").filter(token -> !token.isNull()).map(JsonNode::text).orElse("");
    } while (!next.isEmpty());
    return regions;
  }

  private JsonNode answer(String next) {
    var body =
        "{\"RegionOptStatusContains\":[\"ENABLED\",\"ENABLED_BY_DEFAULT\"],\"MaxResults\":50%s}"
            .formatted(next.isEmpty() ? "" : ",\"NextToken\":\"" + next + "\"");
    var payload = ContentStreamProvider.fromUtf8String(body);
    var signed =
        AwsV4HttpSigner.create()
            .sign(
                request ->
                    request
                        .identity(aws.credentials())
                        .request(request(body.getBytes(UTF_8).length))
                        .payload(payload)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, Aws.EDGE_REGION));
    try {
      var response =
          aws.http()
              .prepareRequest(
                  HttpExecuteRequest.builder()
                      .request(signed.request())
                      .contentStreamProvider(payload)
                      .build())
              .call();
      var text =
          response.responseBody().isPresent()
              ? new String(response.responseBody().get().readAllBytes(), UTF_8)
              : "";
      if (!response.httpResponse().isSuccessful()) {
        throw Failure.of(
            "the account does not tell its regions (account:ListRegions): %d %s. EDGE_LOG_REGIONS"
                + " names them instead.",
            response.httpResponse().statusCode(), text);
      }
      return JsonNode.parser().parse(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SdkHttpRequest request(int length) {
    var endpoint =
        Environment.first("AWS_ENDPOINT_URL_ACCOUNT", "AWS_ENDPOINT_URL")
            .orElse("https://account." + Aws.EDGE_REGION + ".amazonaws.com");
    return SdkHttpRequest.builder()
        .uri(URI.create(endpoint + "/listRegions"))
        .method(SdkHttpMethod.POST)
        .putHeader("Content-Type", "application/json")
        .putHeader("Content-Length", Integer.toString(length))
        .build();
  }
}
