package io.github.lambdaurlguard.books;

import java.util.LinkedHashMap;
import java.util.Map;

/** A stored book. The version grows by one with every update and is what its entity tag shows. */
record Book(String id, BookDetails details, long version) {

  static final long FIRST_VERSION = 1;

  EntityTag entityTag() {
    return EntityTag.strong(Long.toString(version));
  }

  Map<String, Object> toJson() {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", id);
    json.put("name", details.name());
    json.put("author", details.author());
    details.releaseDate().ifPresent(date -> json.put("releaseDate", date.toString()));
    return json;
  }
}
