import type { ReadAnswer } from '../../agent';
import { AMOUNT_KINDS, INTENT_ACTIONS, type Intent, type IntentAmount, type Intents } from './intent';
import { MAX_INTENTS } from './intent-schema';

const MAX_TEXT = 200;
const FIGURE = /^\d{1,20}(?:\.\d{1,18})?$/;
const FRACTION = /^\d{1,6}\/\d{1,6}$/;

/** Takes an answer apart: exactly the members of the schema, of their types. What is wrong is said for the model. */
export function readIntents(value: unknown): ReadAnswer<Intents> {
  try {
    return { ok: true, value: intentsOf(value) };
  } catch (error) {
    if (error instanceof Misfit) return { ok: false, problem: error.message };
    throw error;
  }
}

class Misfit extends Error {}

function intentsOf(value: unknown): Intents {
  const { steps, unsupported } = closed(value, ['steps', 'unsupported'], 'The answer');
  if (!Array.isArray(steps)) throw new Misfit('"steps" must be a list.');
  if (steps.length > MAX_INTENTS) throw new Misfit(`"steps" must have at most ${MAX_INTENTS} items.`);
  const reason = textOf(unsupported, 'unsupported');
  if (steps.length === 0 && reason === '')
    throw new Misfit('Either "steps" or "unsupported" must say something.');
  return { steps: steps.map((step, index) => intentOf(step, `steps[${index}]`)), unsupported: reason };
}

function intentOf(value: unknown, path: string): Intent {
  const members = closed(value, ['action', 'token', 'into', 'amount', 'recipient', 'slippage'], path);
  const slippage = textOf(members['slippage'], `${path}.slippage`).replace(/\s*%$/, '');
  if (slippage !== '' && !FIGURE.test(slippage)) throw new Misfit(`${path}.slippage must be a figure or "".`);
  return {
    action: oneOf(INTENT_ACTIONS, members['action'], `${path}.action`),
    token: textOf(members['token'], `${path}.token`),
    into: textOf(members['into'], `${path}.into`),
    amount: amountOf(members['amount'], `${path}.amount`),
    recipient: textOf(members['recipient'], `${path}.recipient`),
    slippage,
  };
}

function amountOf(value: unknown, path: string): IntentAmount {
  const members = closed(value, ['kind', 'value', 'counts', 'from_step'], path);
  const kind = oneOf(AMOUNT_KINDS, members['kind'], `${path}.kind`);
  const from = members['from_step'];
  if (typeof from !== 'number' || !Number.isInteger(from) || from < 0 || from > MAX_INTENTS)
    throw new Misfit(`${path}.from_step must be a whole number from 0 to ${MAX_INTENTS}.`);
  return {
    kind,
    value: figureOf(kind, members['value'], `${path}.value`),
    counts: oneOf(['token', 'into'] as const, members['counts'], `${path}.counts`),
    from_step: from,
  };
}

function figureOf(kind: IntentAmount['kind'], value: unknown, path: string): string {
  const text = textOf(value, path).trim();
  if (kind === 'all' || kind === 'unsaid') {
    if (text !== '') throw new Misfit(`${path} must be "" for ${kind}.`);
    return text;
  }
  const plain = text.replace(/^\$|\s*%$/g, '').replace(/(?<=\d),(?=\d{3}\b)/g, '');
  if (kind === 'fraction' ? FRACTION.test(plain) : FIGURE.test(plain)) return plain;
  const example = kind === 'fraction' ? '1/2' : '1500.5';
  throw new Misfit(`${path} must be a figure in digits such as "${example}".`);
}

/** A mapping with exactly these members. */
function closed(value: unknown, names: readonly string[], path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Misfit(`${path} must be an object.`);
  const members = { ...value };
  const missing = names.filter((name) => !Object.hasOwn(members, name));
  const surplus = Object.keys(members).filter((name) => !names.includes(name));
  if (missing.length > 0) throw new Misfit(`${path} must have ${missing.join(', ')}.`);
  if (surplus.length > 0) throw new Misfit(`${path} must have no members but ${names.join(', ')}.`);
  return members;
}

function textOf(value: unknown, path: string): string {
  if (typeof value === 'string' && value.length <= MAX_TEXT) return value.trim();
  throw new Misfit(`${path} must be text of at most ${MAX_TEXT} characters.`);
}

function oneOf<T extends string>(allowed: readonly T[], value: unknown, path: string): T {
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  throw new Misfit(`${path} must be one of ${allowed.join(', ')}.`);
}
