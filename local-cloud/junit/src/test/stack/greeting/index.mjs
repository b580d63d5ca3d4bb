export const handler = async ({ rawPath, body }) => `Servus from ${rawPath}${body ?? ''}`;
