package io.github.lambdaurlguard.localcloud.junit;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Keeps a local cloud for each of the settings that test classes ask for, until the run ends. */
final class LocalCloudExtension implements BeforeAllCallback, ParameterResolver {

  /** A configuration parameter of JUnit, and so a system property too. */
  private static final String JAR = "local-cloud.jar";

  @Override
  public void beforeAll(ExtensionContext context) {
    cloud(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningCloud.class;
  }

  @Override
  public RunningCloud resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return cloud(context);
  }

  /** What JUnit 6 has instead is not there in JUnit 5. */
  @SuppressWarnings("deprecation")
  private static RunningCloud cloud(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(LocalCloudExtension.class))
        .getOrComputeIfAbsent(
            settings(context), each -> CloudProcess.start(each, jar(context)), CloudProcess.class)
        .cloud();
  }

  private static CloudSettings settings(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(
            context.getRequiredTestClass(), LocalCloud.class, context.getEnclosingTestClasses())
        .map(CloudSettings::of)
        .orElseThrow(
            () ->
                new ExtensionConfigurationException(
                    context.getRequiredTestClass() + " has no annotation @LocalCloud"));
  }

  private static Path jar(ExtensionContext context) {
    return context
        .getConfigurationParameter(JAR)
        .map(Path::of)
        .map(Path::toAbsolutePath)
        .orElseThrow(
            () ->
                new ExtensionConfigurationException(
                    "%s is not set: unpack local-cloud-<version>.zip, and name its jars/local-cloud.jar in junit-platform.properties or as a system property"
                        .formatted(JAR)));
  }
}
