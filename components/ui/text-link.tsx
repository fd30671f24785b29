import Link from 'next/link';
import type { ComponentProps } from 'react';
import { classNames } from './class-names';

export type InnerLinkProps = Omit<ComponentProps<typeof Link>, 'prefetch' | 'href'> & { href: string };

/** A link without a look of its own. Nothing is fetched before it is followed: every page is made for one person. */
export function InnerLink(props: InnerLinkProps) {
  return <Link {...props} prefetch={false} />;
}

const LOOKS = {
  inline: 'text-accent underline underline-offset-2 hover:text-accent-hover hover:decoration-2',
  plain:
    'inline-block py-0.5 font-medium text-accent no-underline hover:text-accent-hover hover:underline hover:underline-offset-2',
};

/** A link as text: underlined inside sentences (`inline`), plain in lists and tables (`plain`). */
export function TextLink({ look = 'inline', className, ...props }: InnerLinkProps & { look?: keyof typeof LOOKS }) {
  return <InnerLink {...props} className={classNames(LOOKS[look], className)} />;
}
