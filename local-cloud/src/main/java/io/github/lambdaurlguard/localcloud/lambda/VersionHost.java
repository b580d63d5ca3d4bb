package io.github.lambdaurlguard.localcloud.lambda;

/** A version of a function, and the environments that run it once it is hosted. */
final class VersionHost {
  private final FunctionVersion version;
  private volatile EnvironmentPool environments;

  VersionHost(FunctionVersion version) {
    this.version = version;
  }

  FunctionVersion version() {
    return version;
  }

  void host(EnvironmentPool pool) {
    environments = pool;
  }

  EnvironmentPool environments() {
    if (environments == null) {
      throw new IllegalStateException("the function " + version.label() + " is not hosted yet");
    }
    return environments;
  }
}
