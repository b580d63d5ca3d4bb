import Link from '@cloudscape-design/components/link';
import { follow } from './follow';

export interface Ancestor {
  readonly text: string;
  readonly href: string;
}

/**
 * The pages above this one. Cloudscape's breadcrumbs cut long names, cannot isolate what people
 * wrote, and bring a menu that a page of two levels does not need.
 */
export function Breadcrumbs({ ancestors }: { readonly ancestors: readonly Ancestor[] }) {
  return (
    <nav aria-label="Breadcrumbs" className="app-breadcrumbs">
      <ol>
        {ancestors.map(({ text, href }) => (
          <li key={href}>
            <Link href={href} onFollow={follow}>
              <bdi>{text}</bdi>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
