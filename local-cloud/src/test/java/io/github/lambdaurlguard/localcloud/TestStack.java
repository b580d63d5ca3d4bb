package io.github.lambdaurlguard.localcloud;

import io.github.lambdaurlguard.localcloud.junit.LocalCloud;
import io.github.lambdaurlguard.localcloud.junit.StackFiles;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;

/** Runs a test class against the stack of {@link Workspace}; all such classes share one. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@LocalCloud(
    templates = "stack.yaml@us-east-1",
    sites = "Site=site",
    files = TestStack.WorkspaceFiles.class)
@interface TestStack {

  /** The workspace as it is. */
  final class WorkspaceFiles implements StackFiles {
    @Override
    public void writeTo(Path folder) throws IOException {
      Workspace.in(folder);
    }
  }
}
