package io.github.lambdaurlguard.localcloud.resources.lambda;

import io.github.lambdaurlguard.localcloud.process.RunFolder;

/**
 * Where the code of functions comes from, and where it goes to.
 *
 * @param artifacts what the person gave
 * @param compiled what stands for jars
 * @param folder where the code that runs will be
 * @param takesOldRuntimes whether functions run that AWS would not create any more
 */
public record CodeSources(
    Artifacts artifacts, CompiledCode compiled, RunFolder folder, boolean takesOldRuntimes) {}
