import { size } from './size.mjs';

export const handler = async (event) => ({
  statusCode: 200,
  body: JSON.stringify({ path: event.rawPath, stage: process.env.STAGE, size: size(event.rawPath) }),
});
