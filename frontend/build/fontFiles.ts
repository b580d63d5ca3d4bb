import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const INLINE_FONT = /url\((['"]?)data:font\/woff2;base64,([A-Za-z0-9+/=]+)\1\)/g;

/**
 * Cloudscape's global style sheet carries its fonts inside itself, three quarters of its weight, and
 * a page waits for a style sheet before it shows anything. As files, a browser loads only the fonts
 * and alphabets that the page uses, and shows the text meanwhile.
 */
export function fontFiles(): Plugin {
  return {
    name: 'font-files',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type === 'asset' && output.fileName.endsWith('.css')) {
          output.source = String(output.source).replaceAll(
            INLINE_FONT,
            (_url, _quote, base64: string) => {
              const source = Buffer.from(base64, 'base64');
              const hash = createHash('sha256').update(source).digest('base64url').slice(0, 8);
              const fileName = `assets/font-${hash}.woff2`;
              this.emitFile({ type: 'asset', fileName, source });
              return `url(/${fileName})`;
            },
          );
        }
      }
    },
  };
}
