package io.github.lambdaurlguard.localcloud.resources.custom;

import java.util.Map;

/**
 * What a custom resource's function answered.
 *
 * @param properties the resource's when it was asked
 * @param physicalId what {@code Ref} answers
 * @param attributes what {@code Fn::GetAtt} answers, by name
 */
public record CustomResourceResponse(
    Map<String, Object> properties, String physicalId, Map<String, String> attributes) {}
