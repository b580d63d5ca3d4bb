/** Finds the element whose whole text this is, also where a `<bdi>` divides it. */
export function wholeText(text: string) {
  return (_content: string, element: Element | null): boolean =>
    element?.textContent === text &&
    [...element.children].every((child) => child.textContent !== text);
}
