import { parseAddress } from '../words/domain';
import { hrefOf } from '../shell/route';
import type { Status } from '../words/statuses';

export type ListedMode = 'bridge' | 'direct' | 'recovery' | 'static';

/** Which executions are listed; what the address of the list says. */
export interface ListFilter {
  readonly status: Status | '';
  readonly mode: ListedMode | '';
  /** What was typed into the search. */
  readonly search: string;
}

const STATUSES: readonly Status[] = [
  'Queued',
  'Running',
  'AwaitingUser',
  'Completed',
  'Failed',
  'Stopped',
  'Timeout',
];
const MODES: readonly ListedMode[] = ['bridge', 'direct', 'recovery', 'static'];

export function filterOf(query: URLSearchParams): ListFilter {
  return {
    status: STATUSES.find((status) => status === query.get('status')) ?? '',
    mode: MODES.find((mode) => mode === query.get('mode')) ?? '',
    search: query.get('search') ?? '',
  };
}

export function hrefOfFilter({ status, mode, search }: ListFilter): string {
  return hrefOf(['executions'], { status, mode, search });
}

/** What the service filters by; a search that names nothing it knows is looked for in what is loaded. */
export function queryOf({ status, mode, search }: ListFilter) {
  return {
    ...(status !== '' && { status: [status] }),
    ...(mode !== '' && { mode }),
    ...(parseAddress(search) !== undefined && { wallet: search }),
    ...(search.startsWith('flow-') && { flow_id: search }),
  };
}

/** The text to look for in the sentences that are loaded; empty: the service has filtered. */
export function textOf({ search }: ListFilter): string {
  return parseAddress(search) !== undefined || search.startsWith('flow-') ? '' : search.toLowerCase();
}

/** Does a search name one execution? */
export function isExecutionId(search: string): boolean {
  return /^(?:bridge|direct|recovery|static)-[0-9a-f-]{36}$/.test(search);
}
