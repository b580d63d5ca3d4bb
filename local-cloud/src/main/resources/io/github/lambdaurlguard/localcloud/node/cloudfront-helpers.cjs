'use strict';
// What `import cf from 'cloudfront'` gives a function: of AWS's helpers, the key value store and the edge location.
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-custom-methods.html
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/general-helper-methods.html

const FORMATS = {
  bytes: (value) => Buffer.from(value),
  json: (value) => JSON.parse(value),
  string: (value) => value,
};

function handle({ entries, creationDateTime, lastUpdatedDateTime }) {
  return {
    async get(key, { format = 'string' } = {}) {
      if (!Object.hasOwn(entries, key)) {
        throw new Error(`the key value store has no key "${key}"`);
      }
      if (!Object.hasOwn(FORMATS, format)) {
        throw new Error(`"${format}" is no format of a value: string, json or bytes`);
      }
      return FORMATS[format](entries[key]);
    },
    exists: async (key) => Object.hasOwn(entries, key),
    count: async () => Object.keys(entries).length,
    meta: async () => ({
      creationDateTime,
      lastUpdatedDateTime,
      keyCount: Object.keys(entries).length,
    }),
  };
}

exports.cloudfront = function cloudfront(event, store) {
  return {
    // No edge location of AWS: the local cloud is where its person is.
    edgeLocation:
      event.context.eventType === 'viewer-request'
        ? { name: 'LOCAL', serverIp: '127.0.0.1', region: 'local' }
        : {},
    kvs(id) {
      if (store === undefined) {
        throw new Error('no key value store is associated with the function');
      }
      if (id !== undefined && id !== store.id) {
        throw new Error(`the associated key value store is ${store.id}, not ${id}`);
      }
      return handle(store);
    },
  };
};
