import com.google.javascript.jscomp.CommandLineRunner;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.CompilerPass;
import com.google.javascript.jscomp.CustomPassExecutionTime;
import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.JSDocInfo;
import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The Closure Compiler with a pass of its own before the others, which takes out of TeaVM's output
 * what only reflection would use, so that the other passes can do their work.
 *
 * <p>The arguments are those of the Closure Compiler. The files are {@code runtime.js}, and TeaVM's
 * output, not minified.
 */
public final class Link extends CommandLineRunner {
  private Link(String[] arguments) {
    super(arguments);
  }

  public static void main(String[] arguments) {
    Link link = new Link(arguments);
    if (link.hasErrors()) {
      System.exit(1);
    }
    link.run();
  }

  @Override
  protected CompilerOptions createOptions() {
    CompilerOptions options = super.createOptions();
    CompilerPass linking = (externs, files) -> new Linking(files).link();
    options.addCustomPass(CustomPassExecutionTime.BEFORE_CHECKS, linking);
    return options;
  }

  /**
   * Functions that few requests need, or that have loops of their own. Written into their only
   * callers, they would be compiled at the first request.
   */
  private static final List<String> APART =
      List.of(
          "igle_CanonicalPath_below",
          "igle_CanonicalQuery_of",
          "igle_LogLine_signed",
          "igle_PayloadHash_hashByViewer",
          "igle_QueryParameter_encode");

  /** Functions into whose callers the names of headers are written, as constants. */
  private static final String OF_HEADERS = "iglen_NodeHeaders_";

  private static final String OF_CUSTOM_HEADERS = "iglen_NodeOriginRequest_originCustomHeader";

  private static final class Linking {
    private final Node runtime;
    private final Node program;

    Linking(Node files) {
      runtime = files.getFirstChild();
      program = files.getLastChild();
      check(
          files.getChildCount() == 2 && runtime.getSourceFileName().endsWith("runtime.js"),
          "two files: runtime.js first",
          files);
    }

    void link() {
      replaceFunctions();
      inlineStrings();
      replaceMetadata();
      removeStatements();
      inlineHeaders();
      keepApart();
    }

    /** Each function of {@code runtime.js} takes the place of TeaVM's own. */
    private void replaceFunctions() {
      Map<String, Node> declarations = declarations(program);
      for (Node statement : children(runtime)) {
        Node name = statement.getOnlyChild();
        Node teavms = declarations.get(name.getString());
        check(teavms != null, "a function to replace", name);
        teavms.getOnlyChild().replaceWith(name.removeFirstChild());
        statement.detach();
      }
    }

    /**
     * TeaVM keeps strings in an array, {@code $rt_s(0)}; in their places the compiler can do
     * something with them.
     */
    private void inlineStrings() {
      Node pool = call("$rt_stringPool");
      List<Node> strings = children(pool.getLastChild());
      pool.getParent().detach();
      forEach(
          program,
          node -> {
            if (node.isCall() && node.getFirstChild().matchesName("$rt_s")) {
              node.replaceWith(strings.get((int) node.getLastChild().getDouble()).cloneNode());
            }
          });
    }

    /**
     * TeaVM describes each class by eight values. A program without reflection needs two of them:
     * the superclass of an exception, for {@code instanceof}, and virtual methods, which there are
     * none of.
     */
    private void replaceMetadata() {
      List<String> throwables = new ArrayList<>(List.of("jl_Throwable"));
      for (Node call : calls("$rt_metadata")) {
        List<Node> values = children(call.getLastChild());
        for (int i = 0; i < values.size(); i += 8) {
          Node type = values.get(i);
          Node parent = values.get(i + 2);
          check(isZero(values.get(i + 1)), "no class names", type);
          check(isZero(values.get(i + 7)), "no virtual methods", type);
          if (parent.isName() && throwables.contains(parent.getString())) {
            throwables.add(type.getString());
            inheritance(type, parent).insertBefore(call.getParent());
          }
        }
        call.getParent().detach();
      }
    }

    /** {@code type.prototype = Object.create(parent.prototype)}. */
    private static Node inheritance(Node type, Node parent) {
      Node prototype =
          IR.call(
              IR.getprop(IR.name("Object"), "create"), IR.getprop(parent.cloneNode(), "prototype"));
      return IR.exprResult(IR.assign(IR.getprop(type.cloneNode(), "prototype"), prototype));
    }

    /** What else TeaVM's run time does when it is loaded. */
    private void removeStatements() {
      call("$rt_packages").getParent().detach();
      for (Node statement : children(program)) {
        if (isErrorType(statement) || isMethodOfPrototype(statement)) {
          statement.detach();
        }
      }
    }

    /**
     * The type of JavaScript's exceptions around Java's: {@code runtime.js} throws Java's as they
     * are.
     */
    private static boolean isErrorType(Node statement) {
      return statement.isIf();
    }

    /** {@code toString} and the like, which TeaVM adds for debuggers. */
    private static boolean isMethodOfPrototype(Node statement) {
      return statement.isExprResult()
          && statement.getFirstChild().isAssign()
          && statement.getFirstFirstChild().isGetProp()
          && statement.getFirstFirstChild().getFirstChild().isGetProp()
          && statement.getFirstFirstChild().getFirstChild().getString().equals("prototype");
    }

    /**
     * Has the functions that read and write headers written into their callers, where the names of
     * headers are constants: a JavaScript engine reads and writes such a property many times
     * faster. TeaVM takes the initials of a package.
     */
    private void inlineHeaders() {
      Map<String, Node> functions = declarations(program);
      functions.keySet().removeIf(name -> !name.startsWith(OF_HEADERS));
      check(!functions.isEmpty(), "functions of NodeHeaders", program);
      functions.put(OF_CUSTOM_HEADERS, function(OF_CUSTOM_HEADERS));
      functions.values().forEach(name -> document(name, JSDocInfo.Builder::recordRequireInlining));
    }

    private void keepApart() {
      APART.forEach(name -> document(function(name), JSDocInfo.Builder::recordNoInline));
    }

    private Node function(String name) {
      Node function = declarations(program).get(name);
      check(function != null, "a function " + name, program);
      return function;
    }

    /** Tells the compiler something about a function. */
    private static void document(Node function, Consumer<JSDocInfo.Builder> fact) {
      JSDocInfo.Builder documentation = JSDocInfo.builder();
      fact.accept(documentation);
      function.setJSDocInfo(documentation.build());
    }

    /** What the statements {@code let name = value} of a file declare, by name. */
    private static Map<String, Node> declarations(Node file) {
      Map<String, Node> declarations = new HashMap<>();
      for (Node statement : children(file)) {
        if (statement.isLet()) {
          for (Node name : children(statement)) {
            declarations.put(name.getString(), name);
          }
        }
      }
      return declarations;
    }

    private Node call(String function) {
      List<Node> calls = calls(function);
      check(calls.size() == 1, "one call of " + function, program);
      return calls.getFirst();
    }

    /** The calls of a function that are statements of the program. */
    private List<Node> calls(String function) {
      List<Node> calls = new ArrayList<>();
      for (Node statement : children(program)) {
        if (statement.isExprResult()
            && statement.getFirstChild().isCall()
            && statement.getFirstFirstChild().matchesName(function)) {
          calls.add(statement.getFirstChild());
        }
      }
      return calls;
    }

    private static boolean isZero(Node node) {
      return node.isNumber() && node.getDouble() == 0;
    }

    private static List<Node> children(Node parent) {
      List<Node> children = new ArrayList<>();
      for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
        children.add(child);
      }
      return children;
    }

    private static void forEach(Node node, Consumer<Node> action) {
      children(node).forEach(child -> forEach(child, action));
      action.accept(node);
    }

    private static void check(boolean condition, String expected, Node place) {
      if (!condition) {
        throw new IllegalStateException(
            "TeaVM's output has changed: %s expected at %s"
                .formatted(expected, place.getLocation()));
      }
    }
  }
}
