import type { OpenAPIObject } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** The tag of routes that are there for clients of the original service: it goes before the others of an operation. */
export const ORIGINAL_TAG = 'original';

/** Leaves each operation one tag, and orders paths as the tags are, then by name. */
export function arrangeOperations(document: OpenAPIObject): void {
  const order = (document.tags ?? []).map(({ name }) => name);
  const rankOf = (item: object): number =>
    Math.min(
      ...Object.values(item as Record<string, Operation>).map(({ tags = [] }) =>
        order.indexOf(tags[0] ?? ''),
      ),
    );
  for (const operation of Object.values(document.paths).flatMap((item) => Object.values(item) as Operation[]))
    if (operation.tags?.includes(ORIGINAL_TAG)) operation.tags = [ORIGINAL_TAG];
  const paths = Object.entries(document.paths).toSorted(
    ([path, item], [otherPath, otherItem]) => rankOf(item) - rankOf(otherItem) || (path < otherPath ? -1 : 1),
  );
  document.paths = Object.fromEntries(paths);
}
