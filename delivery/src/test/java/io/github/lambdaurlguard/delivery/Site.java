package io.github.lambdaurlguard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** This machine in the place of CloudFront: it serves a project's page with S3's entity tag. */
final class Site implements AutoCloseable {

  private final Project project;
  private final HttpServer server;

  private Site(Project project, HttpServer server) {
    this.project = project;
    this.server = server;
  }

  static Site of(Project project) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var site = new Site(project, server);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"" + site.entityTag() + "\"");
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return site;
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Leaves a template as it is but for its address, which becomes this one. */
  void takeTheAddressOf(String template) throws IOException {
    var text = Files.readString(project.folder().resolve(template));
    var here = text.replaceFirst("(  Address:\n.*\n    Value: ).*", "$1" + address());
    assertThat(here).isNotEqualTo(text);
    project.write(template, here);
  }

  /** S3's, of what was uploaded. */
  private String entityTag() throws IOException {
    try {
      var content = Files.readAllBytes(project.folder().resolve("frontend/dist/index.html"));
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has MD5", e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
