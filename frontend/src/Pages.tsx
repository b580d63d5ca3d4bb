import { useEffect } from 'react';
import { navigate, usePathname } from 'wouter/use-browser-location';
import { routeOf } from './books/route';
import { home, pageModules } from './pages';
import { LazyPage } from './shell/LazyPage';
import { NotFoundPage } from './shell/NotFoundPage';
import { PageBoundary } from './shell/PageBoundary';

export function Pages() {
  const path = usePathname();
  return <PageBoundary key={path}>{path === '/' ? <Home /> : <PageAt path={path} />}</PageBoundary>;
}

function Home() {
  useEffect(() => navigate(home.href, { replace: true }), []);
  return null;
}

function PageAt({ path }: { readonly path: string }) {
  const route = routeOf(path);
  switch (route?.page) {
    case 'list':
      return (
        <LazyPage name="list" load={pageModules.list}>
          {({ default: BookListPage }) => <BookListPage />}
        </LazyPage>
      );
    case 'create':
      return (
        <LazyPage name="create" load={pageModules.create}>
          {({ default: CreateBookPage }) => <CreateBookPage />}
        </LazyPage>
      );
    case 'book':
      return (
        <LazyPage name="book" load={pageModules.book}>
          {({ default: BookPage }) => <BookPage id={route.id} />}
        </LazyPage>
      );
    case 'edit':
      return (
        <LazyPage name="edit" load={pageModules.edit}>
          {({ default: EditBookPage }) => <EditBookPage id={route.id} />}
        </LazyPage>
      );
    case undefined:
      return <NotFoundPage />;
  }
}
