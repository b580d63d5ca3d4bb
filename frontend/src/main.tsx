import '@cloudscape-design/global-styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { startColourMode } from './shell/colourMode';

const root = document.getElementById('root');
if (root === null) {
  throw new Error('index.html has no element with the id "root".');
}
startColourMode();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
