import TopNavigation, {
  type TopNavigationProps,
} from '@cloudscape-design/components/top-navigation';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { paths } from '../books/paths';
import { chooseColourMode, chosenColourMode, type ColourMode, colourModes } from './colourMode';

const labels: Readonly<Record<ColourMode, string>> = {
  system: 'Same as system',
  light: 'Light',
  dark: 'Dark',
};

export function TopBar() {
  const [, navigate] = useLocation();
  return (
    <TopNavigation
      identity={{
        href: paths.list,
        title: 'Lambda URL Guard',
        logo: { src: '/icon.svg', alt: 'Logo' },
        onFollow: (event) => {
          event.preventDefault();
          navigate(paths.list);
        },
      }}
      utilities={[useColourModeMenu()]}
    />
  );
}

function useColourModeMenu(): TopNavigationProps.MenuDropdownUtility {
  const [chosen, setChosen] = useState(chosenColourMode);
  return {
    type: 'menu-dropdown',
    text: 'Theme',
    iconName: 'settings',
    ariaLabel: 'Theme',
    items: colourModes.map((mode) => ({
      id: mode,
      text: labels[mode],
      itemType: 'checkbox',
      checked: mode === chosen,
    })),
    onItemClick: ({ detail }) => {
      const mode = colourModes.find((each) => each === detail.id) ?? 'system';
      chooseColourMode(mode);
      setChosen(mode);
    },
  };
}
