package io.github.lambdaurlguard.localcloud.template;

/**
 * Where a value stands: in the file, and in the template's tree.
 *
 * <p>The location of a value under a key is where the key begins, because that is where a reader
 * looks for it.
 */
record Place(Location location, String path) {

  Place child(String name, Location childLocation) {
    return new Place(childLocation, path.isEmpty() ? name : path + "/" + name);
  }

  Place child(String name) {
    return child(name, location);
  }

  TemplateException error(String problem) {
    return new TemplateException(location, path, problem);
  }
}
