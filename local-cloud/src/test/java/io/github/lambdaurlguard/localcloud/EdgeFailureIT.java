package io.github.lambdaurlguard.localcloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a viewer and the console get of a Lambda@Edge function that misbehaves as its path says. */
class EdgeFailureIT {
  private static final String FUNCTION =
      """
      exports.handler = async ({ Records: [{ cf: { request } }] }) => {
        if (request.uri.endsWith('/exit')) process.exit(3);
        if (request.uri.endsWith('/throw')) throw new Error('told to throw');
        if (request.uri.endsWith('/sleep')) await new Promise(() => setInterval(() => {}, 1000));
        if (request.uri.endsWith('/nothing')) return null;
        if (request.uri.endsWith('/status')) return { status: '99' };
        if (request.uri.endsWith('/via')) delete request.headers.via;
        if (request.uri.endsWith('/expect')) request.headers.expect = [{ key: 'Expect', value: 'x' }];
        if (request.uri.endsWith('/query')) request.querystring = 'a b';
        return request;
      };
      """;

  private static LocalCloudProcess cloud;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException, InterruptedException {
    var workspace = Workspace.in(folder);
    try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("edge.zip")))) {
      zip.putNextEntry(new ZipEntry("index.js"));
      zip.write(FUNCTION.getBytes(UTF_8));
    }
    cloud = LocalCloudProcess.start(workspace);
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @ParameterizedTest(name = "{0} -> {1} {2}")
  @CsvSource({
    "/throw,   503, lambdaexecutionerror,  told to throw",
    "/exit,    503, lambdaexecutionerror,  Runtime exited without providing a reason: exit status"
        + " 3",
    "/sleep,   503, lambdalimitexceeded,   timed out",
    "/nothing, 502, lambdavalidationerror, neither a request nor a response",
    "/status,  502, lambdavalidationerror, its status is not a string from 200 to 599",
    "/via,     502, lambdavalidationerror, it changed the header via",
    "/expect,  502, lambdavalidationerror, it set the header Expect",
    "/query,   502, lambdavalidationerror, holds a space"
  })
  void misbehavingEdgeFunction_isToldToTheViewerAndTheConsole(
      String path, int status, String result, String line) throws IOException {
    var response = RawHttp.get(cloud.distribution(), "/function" + path);

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.headers()).contains("x-cache: " + result + " from cloudfront");
    assertThat(cloud.output()).contains(line);
    if (status == 502) {
      assertThat(cloud.output()).contains("edge-function-restrictions-all.html");
    }
  }

  /** A reserved concurrency of 0 is how AWS lets people throttle a function altogether. */
  @Test
  void throttledEdgeFunction_is503(@TempDir Path folder) throws IOException, InterruptedException {
    var workspace = Workspace.in(folder);
    workspace.writeTemplate(
        Workspace.template()
            .replace("Code: edge.zip", "Code: edge.zip\n      ReservedConcurrentExecutions: 0"));
    try (var throttled = LocalCloudProcess.start(workspace)) {
      var response = RawHttp.get(throttled.distribution(), "/function/x");

      assertThat(response.status()).isEqualTo(503);
      assertThat(response.headers()).contains("x-cache: lambdalimitexceeded from cloudfront");
      assertThat(throttled.output())
          .contains("Signer: throttled: its reserved concurrency of 0 is in use");
    }
  }
}
