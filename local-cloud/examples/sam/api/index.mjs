export const handler = async ({ rawPath }) => `${process.env.GREETING} from ${rawPath}`;
