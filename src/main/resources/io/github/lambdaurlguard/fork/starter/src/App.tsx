import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { routes } from './routes';

/** The page to begin with: it calls the functions through their routes. */
export function App() {
  return (
    <main>
      <ContentLayout header={<Header variant="h1">Functions</Header>}>
        <SpaceBetween size="m">
          {routes.map((route) => (
            <Call key={route} route={route} />
          ))}
        </SpaceBetween>
      </ContentLayout>
    </main>
  );
}

/** What stands before the paths of the API: each deployment writes it beside index.html. */
async function apiBase(): Promise<string> {
  const config = (await (await fetch('/config.json')).json()) as { readonly apiBase: string };
  return config.apiBase;
}

function Call({ route }: { readonly route: string }) {
  const [answer, setAnswer] = useState('');

  async function call() {
    try {
      const response = await fetch((await apiBase()) + route);
      setAnswer(`${response.status} ${await response.text()}`);
    } catch (error) {
      setAnswer(String(error));
    }
  }

  return (
    <div>
      <Button onClick={call}>Call {route}</Button>
      <div role="status">
        <Box variant="code">{answer}</Box>
      </div>
    </div>
  );
}
