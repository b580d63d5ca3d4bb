import { applyMode, Mode } from '@cloudscape-design/global-styles';
import { forever } from '../storage';

export const colourModes = ['system', 'light', 'dark'] as const;
export type ColourMode = (typeof colourModes)[number];

const STORAGE_KEY = 'colour-mode';
const systemPrefersDark = window.matchMedia('(prefers-color-scheme: dark)');

/** Applies what was chosen on an earlier visit, and follows the system where nothing was. */
export function startColourMode(): void {
  apply();
  systemPrefersDark.addEventListener('change', apply);
}

export function chosenColourMode(): ColourMode {
  const stored = forever.read(STORAGE_KEY);
  return colourModes.find((mode) => mode === stored) ?? 'system';
}

export function chooseColourMode(mode: ColourMode): void {
  forever.write(STORAGE_KEY, mode);
  apply();
}

function apply(): void {
  const chosen = chosenColourMode();
  const dark = chosen === 'dark' || (chosen === 'system' && systemPrefersDark.matches);
  applyMode(dark ? Mode.Dark : Mode.Light);
  // Scroll bars and form controls, which the browser draws, follow this property.
  document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
}
