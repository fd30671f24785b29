import { NavLink, type NavLinkProps } from './nav-link';

export type NavItem = Omit<NavLinkProps, 'isNested' | 'isParent'> & { children?: NavItem[] };
export type NavGroup = { label?: string; items: NavItem[] };

function Item({ item, isNested = false }: { item: NavItem; isNested?: boolean }) {
  const { children, ...link } = item;
  return (
    <li>
      <NavLink {...link} isNested={isNested} isParent={Boolean(children?.length)} />
      {children && children.length > 0 ? (
        <ul className="mt-0.5 flex flex-col gap-0.5">
          {children.map((child) => (
            <Item key={child.href} item={child} isNested />
          ))}
        </ul>
      ) : null}
    </li>
  );
}

/** The groups of the navigation. */
export function ShellNav({ label, groups }: { label: string; groups: NavGroup[] }) {
  return (
    <nav aria-label={label} className="flex flex-col gap-3">
      {groups.map((group, index) => (
        <div key={group.label ?? `group-${index}`}>
          {group.label ? <p className="px-3 pb-1 text-xs font-semibold text-ink-muted">{group.label}</p> : null}
          <ul aria-label={group.label} className="flex flex-col gap-0.5">
            {group.items.map((item) => (
              <Item key={item.href} item={item} />
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
