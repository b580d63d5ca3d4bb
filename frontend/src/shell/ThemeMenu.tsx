import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useState } from 'react';
import { chooseColourMode, chosenColourMode, type ColourMode, colourModes } from './colourMode';

const labels: Readonly<Record<ColourMode, string>> = {
  system: 'Same as system',
  light: 'Light',
  dark: 'Dark',
};

export default function ThemeMenu() {
  const [chosen, setChosen] = useState(chosenColourMode);
  return (
    <ButtonDropdown
      items={colourModes.map((mode) => ({
        id: mode,
        text: labels[mode],
        itemType: 'checkbox',
        checked: mode === chosen,
      }))}
      onItemClick={({ detail }) => {
        const mode = colourModes.find((each) => each === detail.id) ?? 'system';
        chooseColourMode(mode);
        setChosen(mode);
      }}
    >
      Theme
    </ButtonDropdown>
  );
}
