import type { Plugin } from 'vite';

const MESSAGES_MODULE = '@cloudscape-design/components/i18n/messages/all.en.js';
const NAMESPACE = 'cloudscape-design-components';
const PREFIX = 'export default ';

type Messages = Record<string, Record<string, Record<string, unknown>>>;

/**
 * Cloudscape has the messages of all its components in one module, eight times what this page
 * needs. Keeps those of the named components, and stops the build for a name that it does not know.
 */
export function usedMessages(components: readonly string[]): Plugin {
  return {
    name: 'used-messages',
    apply: 'build',
    transform(code, id) {
      if (!id.endsWith(MESSAGES_MODULE)) {
        return undefined;
      }
      const messages = JSON.parse(
        code.slice(PREFIX.length).trimEnd().replace(/;$/, ''),
      ) as Messages;
      const english = messages[NAMESPACE]?.en ?? {};
      const unknown = components.filter((component) => english[component] === undefined);
      if (unknown.length > 0) {
        this.error(`Cloudscape has no messages for: ${unknown.join(', ')}.`);
      }
      const kept = Object.fromEntries(components.map((name) => [name, english[name]]));
      return PREFIX + JSON.stringify({ [NAMESPACE]: { en: kept } });
    },
  };
}
