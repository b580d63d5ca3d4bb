package io.github.lambdaurlguard.localcloud.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A function that tells whom the AWS SDK takes it for, and how a service answers that is not here.
 * The integration tests pack it into a zip with the SDK.
 */
public final class IdentityFunction implements RequestStreamHandler {
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    try (var provider = DefaultCredentialsProvider.builder().build()) {
      JSON.std.write(
          Map.of(
              "accessKeyId", provider.resolveCredentials().accessKeyId(),
              "environment", System.getenv().toString(),
              "folder", System.getProperty("user.dir"),
              "home", System.getProperty("user.home"),
              "refusal", refusal()),
          output);
    }
  }

  private static String refusal() {
    try (var s3 = S3Client.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
      return s3.listBuckets().toString();
    } catch (SdkException e) {
      return e.getMessage();
    }
  }
}
