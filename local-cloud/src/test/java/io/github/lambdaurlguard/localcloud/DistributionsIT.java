package io.github.lambdaurlguard.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two distributions of one template, told apart by the name that a viewer asks for. */
class DistributionsIT {
  @TempDir private static Path folder;
  private static LocalCloudProcess cloud;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    var site = Files.createDirectory(folder.resolve("site"));
    Files.writeString(site.resolve("first.html"), "of the first");
    Files.writeString(site.resolve("second.html"), "of the second");
    Files.writeString(folder.resolve("two.yaml"), OneStack.template("two-distributions.yaml"));
    cloud = LocalCloudProcess.start(folder, OneStack.arguments(folder, "two.yaml", "state"));
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "127.0.0.1, of the first",
    "localhost, of the first",
    "LOCALHOST, of the first",
    "first.example, of the first",
    "second.example, of the second",
    "Second.Example, of the second",
    "a.second.example, of the second",
    "a.b.second.example, of the second",
  })
  void name_leadsToItsDistribution(String name, String page) throws IOException {
    assertThat(get(name)).isEqualTo(page);
  }

  @Test
  void nameOfItsOwn_leadsToEachDistribution() throws IOException {
    assertThat(RawHttp.get(cloud.otherDistribution(), "/").body()).isEqualTo("of the second");
  }

  @Test
  void aliasOfTwoDistributions_stopsTheStart() throws IOException {
    OneStack.assertRefused(
        folder,
        OneStack.template("two-distributions.yaml")
            .replace("[second.example, ", "[first.example, "),
        "Aliases: first.example is another distribution's too");
  }

  @Test
  void aliasWithoutACertificate_stopsTheStart() throws IOException {
    OneStack.assertRefused(
        folder,
        OneStack.template("two-distributions.yaml")
            .replaceFirst("AcmCertificateArn: .*", "CloudFrontDefaultCertificate: true"),
        "Aliases: need a ViewerCertificate");
  }

  private static String get(String name) throws IOException {
    var address = URI.create("http://%s:%d".formatted(name, cloud.distribution().getPort()));
    return RawHttp.get(address, "/").body();
  }
}
