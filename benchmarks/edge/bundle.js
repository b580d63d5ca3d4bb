'use strict';
// Bundles each peer into one minified file, as it would be deployed to Lambda@Edge.
const { buildSync } = require('esbuild');

buildSync({
  entryPoints: ['smithy', 'aws4', 'aws4fetch', 'aws-sdk'].map((peer) => `peers/${peer}.mjs`),
  absWorkingDir: __dirname,
  outdir: 'dist',
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'cjs',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
});
