package io.github.lambdaurlguard.dynamodblocal;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Field;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Starts DynamoDB Local on loopback and a free port, prints "port=" and the port, and ends with the
 * process that started it. Its own command line can do none of the three. The argument, if there is
 * one, is the folder for its data, which stays in memory otherwise.
 */
final class DynamoDbLocalServer {
  private DynamoDbLocalServer() {}

  public static void main(String[] arguments) throws Exception {
    ignoreInterrupts();
    DynamoDBProxyServer dynamoDb =
        ServerRunner.createServerFromCommandLineArgs(
            arguments.length == 0
                ? new String[] {"-inMemory", "-sharedDb", "-disableTelemetry"}
                : new String[] {"-dbPath", arguments[0], "-sharedDb", "-disableTelemetry"});
    ServerConnector loopback = new ServerConnector(jetty(dynamoDb));
    loopback.setHost("127.0.0.1");
    loopback.getServer().setConnectors(new Connector[] {loopback});
    dynamoDb.start();
    System.out.println("port=" + loopback.getLocalPort());
    awaitEndOfParent();
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

  /** The parent writes nothing; the end of its pipe is the end of its life. */
  private static void awaitEndOfParent() throws IOException {
    System.in.transferTo(OutputStream.nullOutputStream());
  }
}
