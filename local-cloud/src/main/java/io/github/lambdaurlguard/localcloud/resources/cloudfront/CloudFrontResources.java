package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import io.github.lambdaurlguard.localcloud.resources.Created;
import io.github.lambdaurlguard.localcloud.resources.Identifier;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.resources.Services;
import java.util.Locale;
import java.util.Map;

/** Origin access controls, and the ids of what CloudFront makes. */
public final class CloudFrontResources {
  private static final int ID_LENGTH = 13;

  private CloudFrontResources() {}

  public static Created originAccessControl(Definition definition, Services services) {
    var configuration = definition.properties().object("OriginAccessControlConfig");
    configuration.withoutLocalEffect("Description", "Name");
    configuration.oneOf("OriginAccessControlOriginType", "s3");
    configuration.oneOf("SigningBehavior", "always");
    configuration.oneOf("SigningProtocol", "sigv4");
    var id = id(definition);
    return new Created(id, Map.of("Id", id));
  }

  static String id(Definition definition) {
    return "E" + Identifier.of(ID_LENGTH, definition.seed()).toUpperCase(Locale.ROOT);
  }
}
