package io.github.lambdaurlguard.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A copy of what the commands read: they and the templates as they are in the repository, with
 * small archives and a small site in the place of the built ones.
 */
record Project(Path folder) {

  private static final Path REPOSITORY = Path.of("..");

  static Project in(Path folder) throws IOException {
    copy("bin", folder);
    copy("cloudformation", folder);
    var project = new Project(folder);
    var jar = project.prepared("delivery/target/delivery.jar");
    Files.createSymbolicLink(jar, Path.of("target/delivery.jar").toAbsolutePath());
    project.writeProgram("smoke-tests/target/smoke-tests.jar", RecordingProgram.class);
    project.writeArchive("target/books.jar", "the functions");
    project.writeArchive("target/parameters.jar", "the custom resource");
    project.writeArchive("target/edge.zip", "the signer");
    project.write("frontend/dist/index.html", "<script src=/assets/main-1.js></script>");
    project.write("frontend/dist/icon.svg", "<svg/>");
    project.write("frontend/dist/assets/main-1.js", "export {};");
    project.write("frontend/dist/assets/font-1.woff2", "a font");
    return project;
  }

  private static void copy(String name, Path folder) throws IOException {
    try (var files = Files.walk(REPOSITORY.resolve(name))) {
      for (var file : files.toList()) {
        var copy = folder.resolve(REPOSITORY.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  /** Puts the commands there, with a file more that they do not mind. */
  void copyDelivery() throws IOException {
    var jar = folder.resolve("delivery/target/delivery.jar");
    Files.copy(Path.of("target/delivery.jar"), jar);
    try (var files = FileSystems.newFileSystem(jar)) {
      Files.writeString(files.getPath("more.txt"), "altered");
    }
  }

  /** Writes an archive whose only file has this text. */
  void writeArchive(String name, String text) throws IOException {
    var archive = prepared(name);
    try (var output = new ZipOutputStream(Files.newOutputStream(archive))) {
      put(output, "content.txt", text.getBytes(UTF_8));
    }
  }

  /** Writes a jar that starts this class, which needs no other. */
  void writeProgram(String name, Class<?> program) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, program.getName());
    try (var jar = new JarOutputStream(Files.newOutputStream(prepared(name)))) {
      put(jar, JarFile.MANIFEST_NAME, bytes(manifest));
      var code = program.getName().replace('.', '/') + ".class";
      try (var content = program.getClassLoader().getResourceAsStream(code)) {
        put(jar, code, content.readAllBytes());
      }
    }
  }

  private static byte[] bytes(Manifest manifest) throws IOException {
    var bytes = new ByteArrayOutputStream();
    manifest.write(bytes);
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream archive, String name, byte[] content) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTime(0);
    archive.putNextEntry(entry);
    archive.write(content);
  }

  void write(String name, String text) throws IOException {
    Files.writeString(prepared(name), text);
  }

  void delete(String name) throws IOException {
    Files.delete(folder.resolve(name));
  }

  private Path prepared(String name) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return file;
  }

  /** Base64, as Lambda names code. */
  String sha256(String name) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(digest.digest(Files.readAllBytes(folder.resolve(name))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
