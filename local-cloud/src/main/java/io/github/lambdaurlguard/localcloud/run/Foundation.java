package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.dynamodb.DynamoDbLocal;
import io.github.lambdaurlguard.localcloud.http.HttpFetcher;
import io.github.lambdaurlguard.localcloud.lambda.Lambda;
import io.github.lambdaurlguard.localcloud.process.Installation;
import io.github.lambdaurlguard.localcloud.process.RunFolder;
import io.github.lambdaurlguard.localcloud.resources.custom.CustomResourceResponse;
import io.github.lambdaurlguard.localcloud.resources.custom.CustomResources;
import io.github.lambdaurlguard.localcloud.resources.lambda.CompiledCode;
import io.github.lambdaurlguard.localcloud.secretsmanager.Secrets;
import io.github.lambdaurlguard.localcloud.ssm.Parameters;
import java.util.Map;

/**
 * What all deployments of one run share, because data, connections and processes outlive them.
 *
 * @param console where messages go
 * @param compiled what stands for jars whose sources were changed
 * @param identities those who are known to the services now
 * @param answers of custom resources, by id
 * @param machineKey from which the ids of function URLs are made
 * @param viewerPort where the distributions of the current deployment listen for HTTPS
 * @param functionUrlPort where the function URLs of the current deployment listen
 */
record Foundation(
    Console console,
    RunFolder folder,
    CompiledCode compiled,
    Installation installation,
    HttpFetcher fetcher,
    DynamoDbLocal dynamoDb,
    Parameters parameters,
    Secrets secrets,
    Lambda lambda,
    CustomResources customResources,
    Identities identities,
    Map<String, CustomResourceResponse> answers,
    MachineKey machineKey,
    int viewerPort,
    int functionUrlPort) {

  /** What the next plan sees. */
  Known known() {
    return new Known(
        console, identities, parameters, Map.copyOf(answers), compiled, folder, machineKey.text());
  }
}
