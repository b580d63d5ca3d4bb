/** Lines of entry wider than this are hard to read. */
export const FORM_WIDTH_PX = 800;
