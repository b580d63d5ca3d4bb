package io.github.lambdaurlguard.localcloud.resources;

/**
 * What has to happen in the world for a planned resource, beside being known to the others: a table
 * that is made, code that is unpacked. Each service's room declares its own.
 */
public interface Step {}
