import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { paths } from './books/paths';
import { NotFoundPage } from './shell/NotFoundPage';

// Each page is loaded when somebody goes there.
const BookListPage = lazy(() => import('./books/list/BookListPage'));
const CreateBookPage = lazy(() => import('./books/form/CreateBookPage'));
const BookPage = lazy(() => import('./books/detail/BookPage'));
const EditBookPage = lazy(() => import('./books/form/EditBookPage'));

export function Pages() {
  return (
    <Suspense>
      <Switch>
        <Route path="/">
          <Redirect to={paths.list} replace />
        </Route>
        <Route path="/books" component={BookListPage} />
        <Route path="/books/new" component={CreateBookPage} />
        <Route path="/books/:id">{({ id }) => <BookPage key={id} id={id} />}</Route>
        <Route path="/books/:id/edit">{({ id }) => <EditBookPage key={id} id={id} />}</Route>
        <Route>
          <NotFoundPage />
        </Route>
      </Switch>
    </Suspense>
  );
}
