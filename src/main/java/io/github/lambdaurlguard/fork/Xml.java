package io.github.lambdaurlguard.fork;

/** Takes elements out of a pom that is written one tag a line. */
final class Xml {
  private Xml() {}

  /** Removes the first element of a name with this text in it, and a comment directly above. */
  static String without(String text, String element, String content) {
    int from = 0;
    while (true) {
      int start = text.indexOf("<" + element + ">", from);
      if (start < 0) {
        return text;
      }
      var closing = "</" + element + ">";
      int end = text.indexOf(closing, start) + closing.length();
      if (text.substring(start, end).contains(content)) {
        int first = startOfComment(text, text.lastIndexOf('\n', start) + 1);
        int behind = text.indexOf('\n', end) + 1;
        boolean leavesTwoEmptyLines =
            text.startsWith("\n", behind) && text.startsWith("\n\n", first - 2);
        return text.substring(0, first) + text.substring(leavesTwoEmptyLines ? behind + 1 : behind);
      }
      from = end;
    }
  }

  private static int startOfComment(String text, int lineStart) {
    int lineBefore = text.lastIndexOf('\n', lineStart - 2) + 1;
    return text.substring(lineBefore, lineStart).strip().endsWith("-->")
        ? text.lastIndexOf('\n', text.lastIndexOf("<!--", lineStart)) + 1
        : lineStart;
  }
}
