import type { ComponentChildren } from 'preact';

/** Nothing is here yet: what would be, and how to get it there. */
export function EmptyState({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      <div class="quiet">{children}</div>
    </div>
  );
}
