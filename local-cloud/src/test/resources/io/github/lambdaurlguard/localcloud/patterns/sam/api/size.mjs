export const size = (text) => text.length;
