package io.github.lambdaurlguard.localcloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.functions.IdentityFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The person who runs the local cloud has AWS identities of their own, and no function finds one.
 */
class HostIdentitiesIT {
  private static final String PLANTED = "AKIAPLANTEDPLANTED00";

  /** How an identity of the host may be there to find. */
  enum Plant {
    FILES_IN_HOME {
      @Override
      Map<String, String> variables(Path home) {
        return Map.of("HOME", home.toString(), "JAVA_TOOL_OPTIONS", "-Duser.home=" + home);
      }
    },
    VARIABLES {
      @Override
      Map<String, String> variables(Path home) {
        return Map.ofEntries(
            Map.entry("AWS_ACCESS_KEY_ID", PLANTED),
            Map.entry("AWS_CONFIG_FILE", home.resolve(".aws/config").toString()),
            Map.entry("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:1/" + PLANTED),
            Map.entry("AWS_ENDPOINT_URL", "http://127.0.0.1:1/" + PLANTED),
            Map.entry("AWS_PROFILE", "default"),
            Map.entry("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/" + PLANTED),
            Map.entry("AWS_SECRET_ACCESS_KEY", PLANTED),
            Map.entry("AWS_SHARED_CREDENTIALS_FILE", home.resolve(".aws/credentials").toString()),
            Map.entry("AWS_WEB_IDENTITY_TOKEN_FILE", home.resolve("token").toString()),
            Map.entry(
                "JAVA_TOOL_OPTIONS",
                "-Daws.accessKeyId=%s -Daws.secretAccessKey=%s".formatted(PLANTED, PLANTED)),
            Map.entry("NODE_OPTIONS", "--require " + home.resolve("preload.cjs")));
      }
    };

    abstract Map<String, String> variables(Path home);
  }

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Plant.class)
  void functionsOfAllKinds_haveTheirRoleAndNothingOfTheHost(Plant plant) throws Exception {
    var home = plantedHome();
    var marker = home.resolve("marker");
    writeStack();

    try (var cloud =
        LocalCloudProcess.launch(
                folder, plant.variables(home), OneStack.arguments(folder, "identity.yaml", "state"))
            .awaitService()) {
      var calls =
          Map.of(
              "Java", cloud.functionUrl("Java"),
              "SnapStart", cloud.functionUrl("SnapStart"),
              "Node", cloud.functionUrl("Node"),
              "edge", cloud.distribution());
      for (var call : calls.entrySet()) {
        assertThat(identity(cloud, call.getValue()))
            .as(call.getKey())
            .hasEntrySatisfying(
                "accessKeyId",
                key ->
                    assertThat((String) key).startsWith("ASIA").isNotEqualTo(keyOfAPerson(cloud)))
            .hasEntrySatisfying(
                "environment",
                variables ->
                    assertThat((String) variables)
                        .doesNotContain(PLANTED)
                        .doesNotContain(home.toString()))
            .hasEntrySatisfying("home", found -> assertThat(Path.of((String) found)).doesNotExist())
            .hasEntrySatisfying("folder", found -> assertThat(found).isNotEqualTo(workingFolder()))
            .hasEntrySatisfying(
                "refusal",
                found ->
                    assertThat((String) found)
                        .contains("The local cloud has no s3")
                        .contains("AWS_ENDPOINT_URL_<SERVICE>"));
      }
      assertThatNoEndpointAnswersToAnotherName(identity(cloud, cloud.functionUrl("Node")));
      // One line for each call: no SDK tries again what is refused so.
      assertThat(cloud.output().lines().filter(line -> line.startsWith("! The local cloud has no")))
          .hasSize(calls.size() + 1);
    }
    assertThat(marker).doesNotExist();
  }

  /** All that a function finds listening on this machine: a page must not, by another name. */
  private static void assertThatNoEndpointAnswersToAnotherName(Map<String, Object> identity)
      throws IOException {
    var variables = JSON.std.mapFrom(identity.get("environment"));
    for (var name :
        List.of(
            "AWS_ENDPOINT_URL",
            "AWS_ENDPOINT_URL_DYNAMODB",
            "AWS_ENDPOINT_URL_SSM",
            "AWS_LAMBDA_RUNTIME_API")) {
      var address = ((String) variables.get(name)).replace("http://", "");
      var request = "POST / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
      var answer = RawHttp.exchange(URI.create("http://" + address), request.getBytes(UTF_8));
      assertThat(answer.status()).as(name).isEqualTo(403);
      assertThat(answer.body()).as(name).contains("for programs on this machine");
    }
  }

  /** The one variable that a template may have and that has no effect, since it leads to files. */
  @ParameterizedTest
  @EnumSource(value = Plant.class, names = "FILES_IN_HOME")
  void templatesOwnProfileFiles_areNotReadAndSaidSo(Plant plant) throws Exception {
    var home = plantedHome();
    writeStack();
    var stack = folder.resolve("identity.yaml");
    Files.writeString(
        stack,
        Files.readString(stack)
            .replace(
                "      Handler: index.url\n",
                """
                      Handler: index.url
                      Environment:
                        Variables:
                          AWS_SHARED_CREDENTIALS_FILE: %s
                """
                    .formatted(home.resolve(".aws/credentials"))));

    try (var cloud =
        LocalCloudProcess.launch(
                folder, plant.variables(home), OneStack.arguments(folder, "identity.yaml", "state"))
            .awaitService()) {
      assertThat((String) identity(cloud, cloud.functionUrl("Node")).get("environment"))
          .doesNotContain(home.toString());
      assertThat(cloud.output())
          .contains("the function's own AWS_SHARED_CREDENTIALS_FILE has no effect here");
    }
  }

  private static String workingFolder() {
    return Path.of("").toAbsolutePath().toString();
  }

  private static Map<String, Object> identity(LocalCloudProcess cloud, URI address)
      throws IOException {
    var answer = RawHttp.get(address, "/");
    assertThat(answer.status()).as(cloud.output()).isEqualTo(200);
    return JSON.std.mapFrom(answer.body());
  }

  /** A session of the function's role that a person uses: the function has its own. */
  private static String keyOfAPerson(LocalCloudProcess cloud) {
    try {
      return Files.readAllLines(cloud.credentials()).stream()
          .filter(line -> line.startsWith("aws_access_key_id = "))
          .map(line -> line.substring("aws_access_key_id = ".length()))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A home with a profile of keys, a program that a profile names, and what marks its run. */
  private Path plantedHome() throws IOException {
    var home = Files.createDirectory(folder.resolve("home"));
    var marker = home.resolve("marker");
    var helper = home.resolve("helper");
    var aws = Files.createDirectory(home.resolve(".aws"));
    Files.writeString(helper, "#!/bin/sh\ntouch '%s'\n".formatted(marker));
    Files.setPosixFilePermissions(helper, PosixFilePermissions.fromString("rwx------"));
    Files.writeString(home.resolve("token"), PLANTED);
    Files.writeString(
        home.resolve("preload.cjs"),
        "require('node:fs').writeFileSync('%s', 'preloaded');\n".formatted(marker));
    Files.writeString(
        aws.resolve("credentials"),
        "[default]\naws_access_key_id = %s\naws_secret_access_key = %s\n"
            .formatted(PLANTED, PLANTED));
    Files.writeString(
        aws.resolve("config"),
        "[default]\ncredential_process = %s\nendpoint_url = http://127.0.0.1:1\n"
            .formatted(helper));
    return home;
  }

  private void writeStack() throws IOException, InterruptedException {
    Files.createDirectory(folder.resolve("site"));
    Files.writeString(folder.resolve("identity.yaml"), OneStack.template("identity.yaml"));
    try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("node.zip")))) {
      zip.putNextEntry(new ZipEntry("index.js"));
      var code = OneStack.template("identity.js");
      zip.write(code.replace("MODULES", NodeModules.installed().toString()).getBytes(UTF_8));
    }
    var name = IdentityFunction.class.getName().replace('.', '/') + ".class";
    try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("identity.zip")));
        var code = IdentityFunction.class.getResourceAsStream("IdentityFunction.class")) {
      zip.putNextEntry(new ZipEntry(name));
      code.transferTo(zip);
      for (var jar : libraries().toList()) {
        zip.putNextEntry(new ZipEntry("lib/" + jar.getFileName()));
        Files.copy(jar, zip);
      }
    }
  }

  /** The AWS SDK, and what it and the function need. */
  private static Stream<Path> libraries() {
    return Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
        .filter(
            jar ->
                jar.matches(
                    ".*(software.amazon|reactive-streams|slf4j-(api|nop)|jackson-(core|jr)).*jar"))
        .filter(jar -> !jar.matches(".*(apache5|netty|cloudwatch|sns|sqs).*"))
        .map(Path::of);
  }
}
