package io.github.lambdaurlguard.books;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** One DynamoDB Local for all tests of a run, and tables of its own for each test class. */
final class DynamoDbLocal implements BeforeAllCallback {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final AtomicInteger TABLES = new AtomicInteger();

  private URI endpoint;
  private DynamoDbClient client;

  /** For preparations: the first call of a DynamoDB Local on a busy machine takes seconds. */
  private DynamoDbClient patientClient;

  @Override
  public void beforeAll(ExtensionContext context) {
    endpoint =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.GLOBAL)
            .computeIfAbsent(Server.class, ignored -> Server.start(), Server.class)
            .endpoint();
    client = at(endpoint).build();
    patientClient =
        at(endpoint)
            .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(START_LIMIT))
            .overrideConfiguration(settings -> settings.apiCallTimeout(START_LIMIT))
            .build();
  }

  DynamoDbClient client() {
    return client;
  }

  DynamoDbClient patientClient() {
    return patientClient;
  }

  URI endpoint() {
    return endpoint;
  }

  Books emptyBooks() {
    return new Books(client, createTable());
  }

  Settings createTable() {
    var settings = new Settings("books-" + TABLES.incrementAndGet(), "author-index");
    createTable(settings);
    return settings;
  }

  void createTable(Settings settings) {
    patientClient.createTable(
        table ->
            table
                .tableName(settings.table())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(textAttribute("id"), textAttribute(BookItem.AUTHOR_KEY))
                .keySchema(key("id", KeyType.HASH))
                .globalSecondaryIndexes(
                    GlobalSecondaryIndex.builder()
                        .indexName(settings.authorIndex())
                        .keySchema(key(BookItem.AUTHOR_KEY, KeyType.HASH), key("id", KeyType.RANGE))
                        .projection(all -> all.projectionType(ProjectionType.ALL))
                        .build()));
  }

  /** The functions' own client, pointed at a server of the test. */
  static DynamoDbClientBuilder at(URI endpoint) {
    return DynamoDb.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
  }

  /** The functions' own client, with somebody looking on. */
  DynamoDbClient watchedBy(ExecutionInterceptor watcher) {
    DynamoDbClientBuilder builder = at(endpoint);
    return builder
        .overrideConfiguration(
            builder.overrideConfiguration().toBuilder().addExecutionInterceptor(watcher).build())
        .build();
  }

  private static AttributeDefinition textAttribute(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  /** The process. JUnit closes it; should this JVM be killed, the closed pipe ends it too. */
  private record Server(Process process, URI endpoint) implements AutoCloseable {

    static Server start() {
      String jars = System.getProperty("dynamodb-local.directory");
      var command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "--enable-native-access=ALL-UNNAMED",
                  "-Dsqlite4java.library.path=" + jars,
                  "-cp",
                  jars + "/*",
                  System.getProperty("dynamodb-local.launcher")));
      try {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new Server(process, URI.create("http://127.0.0.1:" + readPort(process)));
      } catch (IOException e) {
        throw new IllegalStateException("DynamoDB Local did not start from " + jars, e);
      }
    }

    private static String readPort(Process process) throws IOException {
      long end = System.nanoTime() + START_LIMIT.toNanos();
      BufferedReader output = process.inputReader();
      var seen = new StringBuilder();
      for (String line = output.readLine();
          line != null && System.nanoTime() < end;
          line = output.readLine()) {
        if (line.startsWith("port=")) {
          Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
          return line.substring("port=".length());
        }
        seen.append(line).append('\n');
      }
      process.destroyForcibly();
      throw new IOException("It said no port, but:\n" + seen);
    }

    @Override
    public void close() {
      process.destroyForcibly().onExit().join();
    }
  }
}
