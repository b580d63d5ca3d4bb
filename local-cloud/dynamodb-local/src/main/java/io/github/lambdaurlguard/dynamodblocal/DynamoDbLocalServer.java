package io.github.lambdaurlguard.dynamodblocal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Starts DynamoDB Local on loopback and a free port for those who know the secret of the run,
 * prints "port=" and the port, and ends with the process that started it. Its own command line can
 * do none of the four. The secret is the first line of the standard input, which no other program
 * sees. The argument, if there is one, is the folder for its data, which stays in memory otherwise.
 */
final class DynamoDbLocalServer {
  private DynamoDbLocalServer() {}

  public static void main(String[] arguments) throws Exception {
    BufferedReader parent =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    String secret = parent.readLine();
    ignoreInterrupts();
    DynamoDBProxyServer dynamoDb =
        ServerRunner.createServerFromCommandLineArgs(
            arguments.length == 0
                ? new String[] {"-inMemory", "-sharedDb", "-disableTelemetry"}
                : new String[] {"-dbPath", arguments[0], "-sharedDb", "-disableTelemetry"});
    Server server = jetty(dynamoDb);
    server.setHandler(new SecretHandler(secret, server.getHandler()));
    ServerConnector loopback = new ServerConnector(server);
    loopback.setHost("127.0.0.1");
    server.setConnectors(new Connector[] {loopback});
    dynamoDb.start();
    System.out.println("port=" + loopback.getLocalPort());
    awaitEnd(parent);
    System.exit(0);
  }

  /** A terminal sends Ctrl-C to the parent and to this process; the parent's end is what counts. */
  private static void ignoreInterrupts() {
    Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
  }

  private static Server jetty(DynamoDBProxyServer dynamoDb) throws ReflectiveOperationException {
    Field field = DynamoDBProxyServer.class.getDeclaredField("server");
    field.setAccessible(true);
    return (Server) field.get(dynamoDb);
  }

  /** The parent writes nothing more; the end of its pipe is the end of its life. */
  private static void awaitEnd(BufferedReader parent) throws IOException {
    parent.transferTo(Writer.nullWriter());
  }
}
