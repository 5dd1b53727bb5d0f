import type { ModelEndpoint } from '../../config';
import type { Feature } from './dialect';
import type { HttpAnswer } from './chat-transport';

/** What an answer that is no completion means for the request. */
export type Judgement =
  /** Trying again may help; after so many milliseconds, where the endpoint says so. */
  | { readonly kind: 'again'; readonly afterMs?: number; readonly message: string }
  /** The endpoint does not take one of the members that were sent. */
  | { readonly kind: 'without'; readonly feature: Feature }
  /** Asking again does not help. */
  | { readonly kind: 'rejected'; readonly message: string };

const TRANSIENT_STATUS = new Set([408, 409, 425, 429]);
/** Of Z.ai: concurrency, rate, overload, network. */
const TRANSIENT_CODES = new Set(['1302', '1303', '1305', '1234']);
/** Of Z.ai: keys, accounts, money, permissions and names of models, also where the status says 429. */
const PERMANENT_CODES = /^(?:10\d\d|11[12]\d|1211|1220)$/;
const ACCOUNT_CODES = /^(?:10\d\d|11[12]\d|1220)$/;
const SHOWN = 200;

/** What in an error's text says that a feature is meant; the first that was sent and fits is given up. */
const WORDS: Readonly<Record<Feature, RegExp>> = {
  json_schema: /json_schema|response_format|grammar|structured/i,
  json_object: /json_object|response_format/i,
  temperature: /temperature/i,
  seed: /\bseed\b/i,
};

/** @param sent the features that the request used */
export function judgeAnswer(
  answer: HttpAnswer,
  sent: readonly Feature[],
  endpoint: ModelEndpoint,
): Judgement {
  const { status, body } = answer;
  const { code, message } = errorIn(body);
  const said = `${endpoint.name}: HTTP ${status}${code === '' ? '' : `, code ${code}`}`;
  if (PERMANENT_CODES.test(code)) return { kind: 'rejected', message: hint(said, status, code, endpoint) };
  if (TRANSIENT_CODES.has(code) || TRANSIENT_STATUS.has(status) || status >= 500)
    return { kind: 'again', message: `${said}.`, ...retryAfter(answer) };
  const feature = status === 400 || status === 422 ? sent.find((one) => WORDS[one].test(message)) : undefined;
  if (feature !== undefined) return { kind: 'without', feature };
  return { kind: 'rejected', message: hint(said, status, code, endpoint) };
}

function hint(said: string, status: number, code: string, endpoint: ModelEndpoint): string {
  const { keyVariable = 'the key', model } = endpoint;
  if (code === '1113')
    return `${said}. The account behind ${keyVariable} has no balance on this URL; keys of the coding plan work on GLM_CODING_API_URL alone.`;
  if (status === 401 || status === 403 || ACCOUNT_CODES.test(code)) return `${said}. Check ${keyVariable}.`;
  if (status === 404 || code === '1211') return `${said}. Check the URL and the model name "${model}".`;
  if (status >= 300 && status < 400)
    return `${said}. The endpoint redirects; configure where it redirects to.`;
  return `${said}. The endpoint does not take the request.`;
}

/** The code and the text of an error in a body, in the shapes that endpoints use. */
function errorIn(body: string): { readonly code: string; readonly message: string } {
  try {
    const parsed = JSON.parse(body) as { readonly error?: unknown; readonly message?: unknown } | null;
    const error = parsed?.error ?? parsed;
    if (typeof error === 'string') return { code: '', message: error };
    const { code, message, param } = (error ?? {}) as Record<string, unknown>;
    const shown = typeof code === 'string' || typeof code === 'number' ? String(code).slice(0, 32) : '';
    return { code: /^[\w.-]*$/.test(shown) ? shown : '', message: `${textOf(message)} ${textOf(param)}` };
  } catch {
    return { code: '', message: body.slice(0, SHOWN) };
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function retryAfter({ retryAfterMs, retryAfter: after, receivedAt }: HttpAnswer): { afterMs?: number } {
  if (retryAfterMs !== undefined && /^\d+(?:\.\d+)?$/.test(retryAfterMs))
    return { afterMs: Number(retryAfterMs) };
  if (after === undefined) return {};
  if (/^\d+$/.test(after)) return { afterMs: Number(after) * 1_000 };
  const at = Date.parse(after);
  return Number.isNaN(at) ? {} : { afterMs: Math.max(0, at - receivedAt) };
}
