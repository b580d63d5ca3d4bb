export const handler = async ({ rawPath }) => `${process.env.GREETING} from ${rawPath}, secret of ${process.env.SECRET.length}`;
