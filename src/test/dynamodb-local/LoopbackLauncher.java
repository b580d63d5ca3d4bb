import java.lang.reflect.Field;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/**
 * Starts DynamoDB Local in memory, on loopback and a free port, prints the port, and ends with the
 * process that started it. Its own command line can do none of the three.
 */
final class LoopbackLauncher {

  public static void main(String[] arguments) throws Exception {
    DynamoDBProxyServer dynamoDb =
        ServerRunner.createServerFromCommandLineArgs(
            new String[] {"-inMemory", "-disableTelemetry"});
    Field field = DynamoDBProxyServer.class.getDeclaredField("server");
    field.setAccessible(true);
    Server server = (Server) field.get(dynamoDb);
    ServerConnector loopback = new ServerConnector(server);
    loopback.setHost("127.0.0.1");
    server.setConnectors(new Connector[] {loopback});
    dynamoDb.start();
    System.out.println("port=" + loopback.getLocalPort());
    while (System.in.read() >= 0) {
      // The parent writes nothing; the end of its pipe is the end of its life.
    }
    System.exit(0);
  }
}
