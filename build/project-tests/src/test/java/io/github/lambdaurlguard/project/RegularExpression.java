package io.github.lambdaurlguard.project;

import java.util.regex.Pattern;

/**
 * A regular expression in compiled code.
 *
 * @param place the class and the line that compile it
 * @param flags those of {@link Pattern}
 * @param searches whether text may be searched for it; otherwise it is only compared with all of it
 */
record RegularExpression(String place, String text, int flags, boolean searches) {

  Pattern pattern() {
    return Pattern.compile(text, flags);
  }

  @Override
  public String toString() {
    return place + " " + text;
  }
}
