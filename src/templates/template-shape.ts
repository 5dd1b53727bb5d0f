/** What a template may read from where it stands. */
export type Shape =
  | { readonly kind: 'value' }
  | { readonly kind: 'object'; readonly members: Readonly<Record<string, Shape>> }
  | { readonly kind: 'list'; readonly of: Shape };

const VALUE: Shape = { kind: 'value' };

const object = (members: Readonly<Record<string, Shape>>): Shape => ({ kind: 'object', members });
const list = (of: Shape): Shape => ({ kind: 'list', of });
const values = (...names: readonly string[]): Readonly<Record<string, Shape>> =>
  Object.fromEntries(names.map((name) => [name, VALUE]));

/** Members of a `StepView`, which templates in `base` and `protocols` are given. */
export const STEP_SHAPE = object({
  ...values('template', 'input_mint', 'output_mint', 'is_exact_out', 'has_slippage', 'slippage_bps'),
  ...values('recipient', 'balance_mint'),
  amount: object(
    values(
      'mint',
      'exact',
      'share',
      'is_all',
      'all_but',
      'usd',
      'is_rest',
      'is_whole_output',
      'output_share',
    ),
  ),
});

/** Members of a `FlowView`, which templates in `scenarios` are given. */
export const FLOW_SHAPE = object({
  steps: list(STEP_SHAPE),
  wallet: object({ ...values('owner', 'total_cents'), tokens: list(object(values('mint'))) }),
});

/** What a template is given, by its folder; `undefined` when there is no such folder. */
export function shapeFor(template: string): Shape | undefined {
  const [folder] = template.split('/');
  if (folder === 'base' || folder === 'protocols') return STEP_SHAPE;
  return folder === 'scenarios' ? FLOW_SHAPE : undefined;
}

/** The shape at a path; `undefined` when there is nothing such. A number is a place in a list. */
export function shapeAt(shape: Shape, path: readonly string[]): Shape | undefined {
  let at: Shape | undefined = shape;
  for (const part of path) {
    if (at?.kind === 'object') at = Object.hasOwn(at.members, part) ? at.members[part] : undefined;
    else if (at?.kind === 'list' && /^\d+$/.test(part)) at = at.of;
    else return undefined;
  }
  return at;
}
