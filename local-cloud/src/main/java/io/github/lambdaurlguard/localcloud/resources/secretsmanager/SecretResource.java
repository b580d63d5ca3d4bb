package io.github.lambdaurlguard.localcloud.resources.secretsmanager;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.digests.Digests;
import io.github.lambdaurlguard.localcloud.resources.Identifier;
import io.github.lambdaurlguard.localcloud.resources.Planned;
import io.github.lambdaurlguard.localcloud.resources.ResourceType;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.secretsmanager.Secrets;
import io.github.lambdaurlguard.localcloud.secretsmanager.Secrets.Secret;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Secrets, given or generated.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secret.html">AWS::SecretsManager::Secret</a>
 */
public final class SecretResource {
  private static final String LOWERCASE = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPERCASE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String NUMBERS = "0123456789";
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  private static final int PASSWORD_LENGTH = 32;
  private static final int MAX_PASSWORD_LENGTH = 4096;

  private final Secrets secrets;
  private final String machineKey;

  private SecretResource(Secrets secrets, String machineKey) {
    this.secrets = secrets;
    this.machineKey = machineKey;
  }

  /**
   * The types of this service.
   *
   * @param secrets gets those of the templates
   * @param machineKey what generated secrets are made from: they stay the same from start to start
   */
  public static Map<String, ResourceType> types(Secrets secrets, String machineKey) {
    return Map.of("AWS::SecretsManager::Secret", new SecretResource(secrets, machineKey)::plan);
  }

  private Planned plan(Definition definition) {
    var properties = definition.properties();
    properties.withoutLocalEffect("Description", "KmsKeyId", "ReplicaRegions", "Tags", "Type");
    var name = properties.optionalText("Name").orElseGet(definition::physicalName);
    var arn =
        definition.arn(
            "secretsmanager", "secret:" + name + "-" + Identifier.of(6, definition.seed()));
    if (properties.has("SecretString") && properties.has("GenerateSecretString")) {
      throw properties.error(
          "GenerateSecretString", "is there beside SecretString; a secret has one of the two");
    }
    var value =
        properties
            .optionalObject("GenerateSecretString")
            .map(generator -> generated(generator, definition))
            .orElseGet(() -> properties.optionalText("SecretString").orElse(""));
    var secret =
        new Secret(
            definition.stack().region(),
            name,
            arn,
            value,
            UUID.nameUUIDFromBytes(value.getBytes(UTF_8)).toString());
    secrets.put(secret);
    return Planned.of(arn, Map.of("Id", arn)).with(secret.version()).by(new PlannedSecret(secret));
  }

  private String generated(Properties generator, Definition definition) {
    generator.withoutLocalEffect("RequireEachIncludedType");
    var password = password(generator, definition);
    var template = generator.optionalText("SecretStringTemplate");
    var key = generator.optionalText("GenerateStringKey");
    if (template.isPresent() != key.isPresent()) {
      throw generator.error(
          "GenerateStringKey", "goes with SecretStringTemplate, and one is missing");
    }
    if (template.isEmpty()) {
      return password;
    }
    try {
      var document = new LinkedHashMap<>(JSON.std.mapFrom(template.get()));
      document.put(key.orElseThrow(), password);
      return JSON.std.asString(document);
    } catch (IOException e) {
      throw generator.error("SecretStringTemplate", "is not a JSON object");
    }
  }

  private String password(Properties generator, Definition definition) {
    var length = generator.integer("PasswordLength", PASSWORD_LENGTH, 1, MAX_PASSWORD_LENGTH);
    var excluded = generator.optionalText("ExcludeCharacters").orElse("");
    var characters = new StringBuilder();
    (included(generator, "ExcludeLowercase", LOWERCASE)
            + included(generator, "ExcludeUppercase", UPPERCASE)
            + included(generator, "ExcludeNumbers", NUMBERS)
            + included(generator, "ExcludePunctuation", PUNCTUATION)
            + (generator.flag("IncludeSpace", false) ? " " : ""))
        .chars()
        .filter(character -> excluded.indexOf(character) < 0)
        .forEach(character -> characters.append((char) character));
    if (characters.isEmpty()) {
      throw generator.error("ExcludeCharacters", "leaves no character for the password");
    }
    var password = new StringBuilder();
    for (var block = 0; password.length() < length; block++) {
      for (var random :
          Digests.sha256((machineKey + "/" + definition.seed() + "/" + block).getBytes(UTF_8))) {
        if (password.length() < length) {
          password.append(characters.charAt(Byte.toUnsignedInt(random) % characters.length()));
        }
      }
    }
    return password.toString();
  }

  private static String included(Properties generator, String exclusion, String characters) {
    return generator.flag(exclusion, false) ? "" : characters;
  }
}
