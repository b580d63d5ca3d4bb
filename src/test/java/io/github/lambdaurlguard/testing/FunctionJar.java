package io.github.lambdaurlguard.testing;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** A packed function, loaded without anything that the jar does not hold itself. */
public final class FunctionJar implements AutoCloseable {

  private final Path jar;
  private final URLClassLoader loader;
  private final Map<String, String> settings = new HashMap<>();

  /** Lets the SDK in the jar ask the given endpoint for a service such as {@code DynamoDb}. */
  public FunctionJar(String jar, String service, URI endpoint) throws IOException {
    this.jar = Path.of(jar);
    this.loader =
        new URLClassLoader(
            new URL[] {this.jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    set("aws.endpointUrl" + service, endpoint.toString());
    set("aws.region", "eu-central-1");
    set("aws.accessKeyId", "test");
    set("aws.secretAccessKey", "test");
  }

  /** From an address, as Lambda's environment names it, instead of the fixed ones. */
  public void fetchCredentialsFrom(URI address) {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
    set("aws.containerCredentialsFullUri", address.toString());
  }

  private void set(String property, String value) {
    settings.put(property, value);
    System.setProperty(property, value);
  }

  public Class<?> load(String className) throws ClassNotFoundException {
    return loader.loadClass(className);
  }

  public Object create(String className) throws ReflectiveOperationException {
    return load(className).getConstructor().newInstance();
  }

  public Class<?> contextType() throws ClassNotFoundException {
    return load("com.amazonaws.services.lambda.runtime.Context");
  }

  /** A {@link TestContext} in the eyes of the jar's classes. */
  public Object context() throws ClassNotFoundException {
    return mirror(contextType(), new TestContext(10_000));
  }

  private Object mirror(Class<?> type, Object original) {
    return Proxy.newProxyInstance(
        loader,
        new Class<?>[] {type},
        (proxy, method, arguments) -> {
          Object value = call(original, method, arguments);
          Class<?> wanted = method.getReturnType();
          return value == null || wanted.isPrimitive() || wanted.isInstance(value)
              ? value
              : mirror(wanted, value);
        });
  }

  private static Object call(Object original, Method method, Object[] arguments)
      throws ReflectiveOperationException {
    Method same = original.getClass().getMethod(method.getName(), method.getParameterTypes());
    same.setAccessible(true);
    try {
      return same.invoke(original, arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  public List<String> classNames() throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      return file.stream().map(ZipEntry::getName).filter(name -> name.endsWith(".class")).toList();
    }
  }

  @Override
  public void close() throws IOException {
    settings.keySet().forEach(System::clearProperty);
    loader.close();
  }
}
