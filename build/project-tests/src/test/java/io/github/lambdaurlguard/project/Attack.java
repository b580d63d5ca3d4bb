package io.github.lambdaurlguard.project;

/**
 * A long text: a start, a short piece again and again, and an end that spoils it.
 *
 * @param characters how many the repeated piece fills
 */
record Attack(String start, String repeated, int characters, String end) {
  int length() {
    return start.length() + characters + end.length();
  }

  char charAt(int index) {
    var inRepeated = index - start.length();
    if (inRepeated < 0) {
      return start.charAt(index);
    }
    return inRepeated < characters
        ? repeated.charAt(inRepeated % repeated.length())
        : end.charAt(inRepeated - characters);
  }

  Attack longer(int otherCharacters) {
    return new Attack(start, repeated, otherCharacters, end);
  }

  String text() {
    var text = new StringBuilder(length());
    for (int i = 0; i < length(); i++) {
      text.append(charAt(i));
    }
    return text.toString();
  }
}
