'use strict';
// What cloudfront-js-2.0 does not run, found before it runs: node cloudfront-syntax.cjs FILE prints
// {"problems": [text], "failures": [text], "warnings": [text]}.
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
// CloudFront takes such code when it is created, and then answers 503 to every request.

const fs = require('node:fs');
const acorn = require('./acorn.js');

const IMPLEMENTED_HELPERS = new Set(['edgeLocation', 'kvs']);

/** Supported by neither the documentation nor the interpreter behind it. */
const UNSUPPORTED = {
  ClassDeclaration: () => 'classes are not supported',
  ClassExpression: () => 'classes are not supported',
  ImportExpression: () => 'import() is not supported',
  MetaProperty: (node) => (node.meta.name === 'import' ? 'import.meta is not supported' : undefined),
  ExportAllDeclaration: () => 'export is not supported',
  ExportDefaultDeclaration: () => 'export is not supported',
  ExportNamedDeclaration: () => 'export is not supported',
};

/** Not in AWS's list of what is supported, which is not proof that it fails. */
const UNLISTED = {
  ArrayPattern: () => 'destructuring',
  AssignmentExpression: (node) =>
    ['&&=', '||=', '??='].includes(node.operator) ? `the operator ${node.operator}` : undefined,
  AssignmentPattern: () => 'default values',
  Literal: (node) => (node.bigint === undefined ? undefined : 'BigInt'),
  LogicalExpression: (node) => (node.operator === '??' ? 'the operator ??' : undefined),
  ObjectPattern: () => 'destructuring',
  SpreadElement: () => 'the spread syntax',
  TaggedTemplateExpression: () => 'tagged templates',
};

/**
 * What CloudFront takes when a function is created, and its interpreter refuses whenever it runs, in the interpreter's words
 * (recorded in 2026; those of optional chaining are not).
 */
const FAILING = {
  CatchClause: (node) => (node.param === null ? unsupportedToken('{') : undefined),
  ChainExpression: () => unsupportedToken('?.'),
  ForOfStatement: () => unsupportedToken('of'),
};

function unsupportedToken(token) {
  return `Token "${token}" not supported in this version`;
}

/** Destructured parameters. */
function parameterFailure(node) {
  const pattern = node.params.find((parameter) => /^(?:Array|Object)Pattern$/.test(parameter.type));
  if (pattern === undefined) {
    return undefined;
  }
  return node.type === 'ArrowFunctionExpression'
    ? 'Unexpected token "=>"'
    : unsupportedToken(pattern.type === 'ArrayPattern' ? '[' : '{');
}

function failureOf(node) {
  return isFunction(node) ? parameterFailure(node) : FAILING[node.type]?.(node);
}

/** Makes the parameters of an async method in shorthand undefined, as they are in CloudFront: an edit of the code. */
function lostParameters(node) {
  if (node.type !== 'Property' || !node.method || !node.value.async) {
    return undefined;
  }
  const names = node.value.params
    .map((parameter) => (parameter.left ?? parameter).name)
    .filter((name) => name !== undefined);
  return names.length === 0
    ? undefined
    : { at: node.value.body.start + 1, text: names.map((name) => `${name} = undefined;`).join('') };
}

function edited(code, edits) {
  return edits
    .sort((one, other) => other.at - one.at)
    .reduce((text, { at, text: added }) => text.slice(0, at) + added + text.slice(at), code);
}

function isFunction(node) {
  return /Function/.test(node.type);
}

function visit(node, ancestors, visitor) {
  visitor(node, ancestors);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child?.type === 'string') {
        visit(child, [...ancestors, node], visitor);
      }
    }
  }
}

/** Whether an expression is among the arguments of a call, not counting the functions in between. */
function isInArguments(node, ancestors) {
  const path = [...ancestors, node];
  const innermost = path.findLastIndex(isFunction);
  return path.slice(innermost + 1).some((outer, i, rest) => outer.arguments?.includes(rest[i + 1]));
}

function importProblem(node) {
  const [specifier] = node.specifiers;
  const isHelper = node.source.value === 'cloudfront' && node.specifiers.length === 1;
  return isHelper && specifier.type === 'ImportDefaultSpecifier'
    ? undefined
    : "the only import is: import cf from 'cloudfront'";
}

function functionProblem(node, ancestors) {
  if (node.generator) {
    return 'generators are not supported';
  }
  const isNested = ancestors.some((outer) => isFunction(outer) || outer.arguments !== undefined);
  return node.async && isNested ? 'async arguments and closures are not supported' : undefined;
}

function awaitProblem(node, ancestors) {
  if (!ancestors.some(isFunction)) {
    return 'await can be used inside async functions only';
  }
  return isInArguments(node, ancestors) ? 'await in arguments is not supported' : undefined;
}

function problemOf(node, ancestors, helpers) {
  if (isFunction(node)) {
    return functionProblem(node, ancestors);
  }
  switch (node.type) {
    case 'AwaitExpression':
      return awaitProblem(node, ancestors);
    case 'ImportDeclaration':
      return importProblem(node);
    case 'MemberExpression':
      return node.object.type === 'Identifier' &&
        node.object.name === helpers &&
        !IMPLEMENTED_HELPERS.has(node.property.name)
        ? `${helpers}.${node.property.name} is not implemented by the local cloud`
        : undefined;
    default:
      return UNSUPPORTED[node.type]?.(node);
  }
}

function declaresHandler(statement) {
  return statement.type === 'VariableDeclaration'
    ? statement.declarations.some((declaration) => declaration.id.name === 'handler')
    : statement.id?.name === 'handler';
}

/**
 * Reads a function's code.
 *
 * @returns problems, failures and warnings, each with its line; the error of each run, if there is one; the name of CloudFront's helpers, where the code imports them;
 *     and the code without that import
 */
exports.read = function read(source) {
  let program;
  try {
    program = acorn.parse(source, { ecmaVersion: 'latest', sourceType: 'module', locations: true });
  } catch (error) {
    const problems = [`line ${error.loc?.line}: ${error.message}`];
    return { problems, failures: [], warnings: [], code: source };
  }
  const problems = [];
  const failures = [];
  const edits = [];
  const warnings = new Map();
  const declaration = program.body.find((statement) => statement.type === 'ImportDeclaration');
  const helpers = declaration?.specifiers[0]?.local.name;
  visit(program, [], (node, ancestors) => {
    const problem = problemOf(node, ancestors, helpers);
    if (problem !== undefined) {
      problems.push(`line ${node.loc.start.line}: ${problem}`);
    }
    const failure = failureOf(node);
    if (failure !== undefined) {
      failures.push({ line: node.loc.start.line, failure });
    }
    const edit = lostParameters(node);
    if (edit !== undefined) {
      edits.push(edit);
    }
    const isParameter = ancestors.at(-1)?.params?.includes(node);
    const unlisted =
      isParameter && failureOf(ancestors.at(-1)) !== undefined
        ? undefined
        : UNLISTED[node.type]?.(node);
    if (unlisted !== undefined && !warnings.has(unlisted)) {
      warnings.set(unlisted, `line ${node.loc.start.line}: ${unlisted}`);
    }
  });
  if (!program.body.some(declaresHandler)) {
    problems.push('it has no function named handler');
  }
  const code = declaration
    ? source.slice(0, declaration.start) +
      source.slice(declaration.start, declaration.end).replace(/[^\n]/g, ' ') +
      source.slice(declaration.end)
    : source;
  return {
    problems,
    failures: failures.map(({ line, failure }) => `line ${line}: SyntaxError: ${failure}`),
    error: failures[0]?.failure,
    warnings: [...warnings.values()],
    helpers,
    code: edited(code, edits),
  };
};

if (require.main === module) {
  const { problems, failures, warnings } = exports.read(fs.readFileSync(process.argv[2], 'utf8'));
  console.log(JSON.stringify({ problems, failures, warnings }));
}
