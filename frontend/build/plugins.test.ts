import { build, type Plugin, type Rolldown } from 'vite';
import { describe, expect, it } from 'vitest';
import { fontFiles } from './fontFiles.ts';
import { usedMessages } from './usedMessages.ts';

/** Builds one module that exists in the test only, with the plugin under test. */
async function built(id: string, code: string, plugin: Plugin): Promise<Rolldown.RolldownOutput> {
  const source: Plugin = {
    name: 'source',
    resolveId: (wanted) => (wanted === id ? id : null),
    load: (wanted) => (wanted === id ? code : null),
  };
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [source, plugin],
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: id, preserveEntrySignatures: 'strict' },
    },
  });
  return result as Rolldown.RolldownOutput;
}

describe('fonts', () => {
  const font = Buffer.from('a font');
  const css = (url: string) => `@font-face { font-family: x; src: url(${url}); }`;

  it('leave the style sheet and become a file, which keeps its bytes', async () => {
    const url = `'data:font/woff2;base64,${font.toString('base64')}'`;
    const { output } = await built('/fonts.css', css(url), fontFiles());
    const assets = output.filter((file) => file.type === 'asset');
    const file = assets.find(({ fileName }) => fileName.endsWith('.woff2'));
    const sheet = assets.find(({ fileName }) => fileName.endsWith('.css'));
    expect(Buffer.from(file?.source ?? '')).toEqual(font);
    expect(String(sheet?.source)).toContain(`url(/${file?.fileName})`);
    expect(String(sheet?.source)).not.toContain('data:');
  });
});

describe('messages', () => {
  const id = '/@cloudscape-design/components/i18n/messages/all.en.js';
  const english = { table: { a: 'A table' }, wizard: { a: 'A wizard' } };
  const code = `export default ${JSON.stringify({ 'cloudscape-design-components': { en: english } })}`;

  it('of the named components stay, and the others go', async () => {
    const [entry] = (await built(id, code, usedMessages(['table']))).output;
    expect(entry.code).toContain('A table');
    expect(entry.code).not.toContain('A wizard');
  });

  it('of an unknown component stop the build', async () => {
    await expect(built(id, code, usedMessages(['tabel']))).rejects.toThrow(
      'Cloudscape has no messages for: tabel.',
    );
  });
});
