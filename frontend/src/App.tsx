import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { BookListPage } from './books/BookListPage';
import { createQueryClient } from './queryClient';

export function App() {
  const [queryClient] = useState(createQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <BookListPage />
    </QueryClientProvider>
  );
}
