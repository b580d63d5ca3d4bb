package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.process.RunFolder;
import io.github.lambdaurlguard.localcloud.resources.custom.CustomResourceResponse;
import io.github.lambdaurlguard.localcloud.resources.lambda.CompiledCode;
import io.github.lambdaurlguard.localcloud.ssm.Parameters;
import java.util.Map;

/**
 * What a plan sees of what runs already.
 *
 * @param console where messages go
 * @param identities whose roles keep their credentials
 * @param parameters of Parameter Store
 * @param answers of custom resources, by id
 * @param compiled what stands for jars whose sources were changed
 * @param folder where the code of functions is, or will be
 * @param machineKey from which the ids of function URLs are made
 */
record Known(
    Console console,
    Identities identities,
    Parameters parameters,
    Map<String, CustomResourceResponse> answers,
    CompiledCode compiled,
    RunFolder folder,
    String machineKey) {

  /** Nothing runs yet. */
  static Known nothing(Console console, RunFolder folder, MachineKey machineKey) {
    return new Known(
        console,
        new Identities(),
        new Parameters(),
        Map.of(),
        new CompiledCode(),
        folder,
        machineKey.text());
  }
}
