import type { SpanArg } from './span';

/** "of my 400 JUP, sell 100": the amount that stands apart is of the token that it is taken of. */
export function takePartOfBase(args: readonly SpanArg[]): readonly SpanArg[] {
  const base = args.find(isBase);
  const part = base && args.find((one) => one.at > base.at && isLooseNumber(one));
  if (base === undefined || part === undefined) return args;
  return args.flatMap((one) => {
    if (one === base) return [];
    return one === part ? [partOf(base, part)] : [one];
  });
}

function isLooseNumber({ arg }: SpanArg): boolean {
  const isNumber = arg.quantity?.kind === 'number' || arg.quantity?.kind === 'share';
  return arg.token === undefined && arg.address === undefined && arg.ref === undefined && isNumber;
}

/** "of my 400 JUP, sell 100", "out of the 1000 USDC lend 300": what a part is taken of. */
function isBase({ arg, isLeading }: SpanArg): boolean {
  const isSource = arg.prep === 'of' || arg.prep === 'from' || arg.prep === 'out';
  return isLeading && isSource && arg.token !== undefined && arg.quantity?.kind === 'number';
}

function partOf({ arg: { token } }: SpanArg, part: SpanArg): SpanArg {
  return { ...part, arg: { ...part.arg, ...(token && { token }) } };
}
