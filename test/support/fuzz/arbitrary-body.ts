import fc from 'fast-check';
import type { ApiDocument, ApiSchema } from '../open-api';
import { EVIL_BODIES, EVIL_VALUES, nested } from './evil-values';
import { INHERITED_NAMES, spoiltBodies } from './odd-shapes';

const VALID_PROMPTS = [
  'swap 0.01 SOL to USDC',
  'lend 1 USDC',
  'swap 0.01 SOL to USDC, then lend it',
  'show my balances',
];

/** Values of members that must mean something to get past the first check. */
export type KnownValues = Readonly<Record<string, readonly string[]>>;

/** Makes bodies for the operations of a document: most of them nearly right, the others not at all. */
export class BodyArbitraries {
  constructor(
    private readonly document: ApiDocument,
    private readonly known: KnownValues,
  ) {}

  /** The text of a body for this schema. */
  text(schema: ApiSchema): fc.Arbitrary<string> {
    const right = this.value(schema, 0);
    return fc.oneof(
      { weight: 4, arbitrary: right.map((value) => JSON.stringify(value)) },
      { weight: 6, arbitrary: this.spoilt(right).map((value) => JSON.stringify(value)) },
      { weight: 3, arbitrary: this.oddlyShaped(schema) },
      { weight: 2, arbitrary: fc.constantFrom(...EVIL_BODIES) },
      { weight: 1, arbitrary: fc.json() },
      { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
    );
  }

  /** A right body in which, somewhere, an array is in the place of an object, or a member has a name that objects inherit. */
  private oddlyShaped(schema: ApiSchema): fc.Arbitrary<string> {
    const spoilt = spoiltBodies(this.document, schema).map(({ body }) => JSON.stringify(body));
    return spoilt.length === 0 ? fc.constant('[{}]') : fc.constantFrom(...spoilt);
  }

  /** An object with one or more members that are not what they must be. */
  private spoilt(right: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
    const evil = fc.oneof(
      fc.constantFrom(...EVIL_VALUES),
      fc.string({ unit: 'binary' }),
      fc.jsonValue(),
      fc.double(),
    );
    const spoil = fc.record({
      value: right,
      at: fc.nat(),
      evil,
      how: fc.constantFrom('set', 'drop', 'add', 'inherit'),
    });
    return spoil.map(({ value, at, evil: instead, how }) => {
      const members = Object.entries(value ?? {});
      const [name] = members[at % Math.max(1, members.length)] ?? ['prompt'];
      if (how === 'drop') return Object.fromEntries(members.filter(([member]) => member !== name));
      if (how === 'inherit')
        return Object.fromEntries<unknown>([
          ...members,
          [INHERITED_NAMES[at % INHERITED_NAMES.length] ?? '', instead],
        ]);
      if (how === 'add') return { ...(value as object), [`extra_${at % 3}`]: instead };
      return { ...(value as object), [name]: instead };
    });
  }

  private value(schema: ApiSchema, depth: number, name = ''): fc.Arbitrary<unknown> {
    const resolved = this.document.resolve(schema);
    const right = this.rightValue(resolved, depth, name);
    return [resolved.type].flat().includes('null')
      ? fc.oneof({ weight: 4, arbitrary: right }, fc.constant(null))
      : right;
  }

  private rightValue(schema: ApiSchema, depth: number, name: string): fc.Arbitrary<unknown> {
    const known = this.known[name];
    if (known !== undefined) return fc.constantFrom(...known);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    switch ([schema.type].flat()[0]) {
      case 'object':
        return schema.properties ? this.object(schema, depth) : fc.constantFrom({}, { a: 1 }, nested(3));
      case 'array':
        return fc.array(this.value(schema.items ?? {}, depth + 1), { maxLength: 3 });
      case 'integer':
        return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 100, 50) });
      case 'number':
        return fc.double({ min: schema.minimum ?? 0, max: schema.maximum ?? 100, noNaN: true });
      case 'boolean':
        return fc.boolean();
      default:
        return schema.example === undefined
          ? fc.string()
          : fc.oneof({ weight: 4, arbitrary: fc.constant(schema.example) }, fc.string());
    }
  }

  private object({ properties = {}, required = [] }: ApiSchema, depth: number): fc.Arbitrary<unknown> {
    const members = Object.entries(properties).map(
      ([name, member]) => [name, this.value(member, depth + 1, name)] as const,
    );
    return fc.record(Object.fromEntries(members), { requiredKeys: [...required] });
  }
}

/** What every generator knows of prompts. */
export const KNOWN_PROMPTS: KnownValues = {
  prompt: [...VALID_PROMPTS, 'swap 1 SOL to FLURB', 'sell everything', ''],
};
