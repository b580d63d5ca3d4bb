package io.github.lambdaurlguard.localcloud.junit;

import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.config.LogConfig.logConfig;
import static io.restassured.config.SSLConfig.sslConfig;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** The local cloud that a test class runs against. */
public final class RunningCloud {

  /** Not printed, not even when a test fails: a habit that tests against AWS need. */
  private static final List<String> SECRET_HEADERS =
      List.of("Authorization", "X-Amz-Security-Token");

  private static final Duration CONSOLE_LIMIT = Duration.ofSeconds(30);

  private final Path folder;
  private final Path state;
  private final Path console;

  RunningCloud(Path folder, Path state, Path console) {
    this.folder = folder;
    this.state = state;
    this.console = console;
  }

  /** The local cloud writes the addresses last of all. */
  boolean serves() {
    return Files.exists(addressesFile());
  }

  /** The address of the first distribution, without a slash at its end. */
  public URI distribution() {
    return URI.create(address("distribution"));
  }

  /** The address of a distribution by its id, as {@link #output} may give it. */
  public URI distribution(String id) {
    var addresses = addresses();
    return URI.create(
        addresses.getProperty("distribution." + id, addresses.getProperty("distribution")));
  }

  /** Where the first distribution answers plain HTTP, if the others are HTTPS. */
  public URI plainDistribution() {
    return URI.create(address("plainDistribution"));
  }

  /** The certificate that the distributions show, in the format PEM, if they are HTTPS. */
  public Path certificate() {
    return Path.of(address("certificate"));
  }

  /**
   * The address of a function URL.
   *
   * @param function the function's logical id
   */
  public URI functionUrl(String function) {
    return URI.create(address("functionUrl." + function));
  }

  /** The value of a stack's output. */
  public String output(String stack, String key) {
    var outputs = JsonPath.from(state.resolve("outputs.json").toFile());
    String value =
        outputs
            .param("stack", stack)
            .param("key", key)
            .getString(
                "Stacks.find { it.StackName == stack }?.Outputs?.find { it.OutputKey == key }"
                    + "?.OutputValue");
    return Optional.ofNullable(value)
        .orElseThrow(
            () ->
                new IllegalArgumentException("no stack %s has an output %s".formatted(stack, key)));
  }

  /**
   * The credentials of a role, which are worth nothing outside of this local cloud.
   *
   * @param role its name, or the part of the name that is its logical id
   */
  public AwsSessionCredentialsIdentity credentials(String role) {
    return CredentialsFile.read(state.resolve("credentials")).of(role);
  }

  /** The folder that the paths of the annotation start from. */
  public Path folder() {
    return folder;
  }

  /** The folder with {@code addresses.properties}, {@code outputs.json} and {@code credentials}. */
  public Path state() {
    return state;
  }

  /** All that the local cloud has printed. */
  public String console() {
    return read(console);
  }

  /**
   * Waits until the local cloud has printed a text: what a function logs comes by another way than
   * its answer.
   */
  public void awaitConsole(String text) {
    Polling.until(
        () -> console().contains(text),
        CONSOLE_LIMIT,
        () -> "the local cloud did not print \"%s\":%n%s".formatted(text, console()));
  }

  /** A request of a viewer to the first distribution. */
  public RequestSpecification viewer() {
    return viewer(distribution());
  }

  /** A request of a viewer to the distribution at this address. */
  public RequestSpecification viewer(URI distribution) {
    return given().baseUri(distribution.toString());
  }

  /** A request to a function URL past CloudFront that nobody signs. */
  public RequestSpecification direct(String function) {
    var url = functionUrl(function);
    return given().baseUri(reachable(url)).header("Host", url.getAuthority());
  }

  /**
   * A request to a function URL past CloudFront that a role signs with the signer of the AWS SDK.
   */
  public RequestSpecification direct(String function, String role) {
    return direct(function)
        .filter(
            new SigningFilter(
                functionUrl(function), address("region." + function), credentials(role)));
  }

  /** Names below localhost are loopback (RFC 6761), but not every resolver knows it. */
  private static String reachable(URI url) {
    return "http://localhost:" + url.getPort();
  }

  private RequestSpecification given() {
    var config =
        RestAssuredConfig.config()
            .encoderConfig(
                encoderConfig()
                    .defaultContentCharset(UTF_8)
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false))
            .logConfig(logConfig().blacklistHeaders(SECRET_HEADERS));
    return RestAssured.given()
        .config(
            Optional.ofNullable(addresses().getProperty("certificate"))
                .map(Path::of)
                .map(file -> config.sslConfig(sslConfig().trustStore(TrustStore.of(file))))
                .orElse(config));
  }

  private String address(String name) {
    return Optional.ofNullable(addresses().getProperty(name))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the local cloud has no %s, only %s"
                        .formatted(name, addresses().stringPropertyNames())));
  }

  private Properties addresses() {
    var addresses = new Properties();
    try (var reader = Files.newBufferedReader(addressesFile())) {
      addresses.load(reader);
      return addresses;
    } catch (IOException e) {
      throw new UncheckedIOException("the local cloud no longer serves", e);
    }
  }

  private Path addressesFile() {
    return state.resolve("addresses.properties");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read".formatted(file), e);
    }
  }
}
