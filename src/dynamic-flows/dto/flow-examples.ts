import { NEW_WALLET } from '../new-wallet';

const FLOW = { prompt: 'swap 1 SOL to USDC, then lend it', wallet: NEW_WALLET };
const HAPPY_PATH = { summary: 'Happy path', value: FLOW };
const CLOSED_EXCHANGE = { step: 'swap_1', kind: 'venue_down' };

/** Requests as they are sent, each with a wallet of its own: they work however often they are sent. */
export const FLOW_EXAMPLES = {
  happy_path: HAPPY_PATH,
  to_be_resumed: {
    summary: 'Fails at a closed exchange, and can be resumed',
    value: { ...FLOW, sandbox: { faults: [CLOSED_EXCHANGE] } },
  },
};

/** The same for plans: what is only looked at, and what is to be run as it was shown. */
export const PLAN_EXAMPLES = {
  happy_path: HAPPY_PATH,
  to_be_run: { summary: 'Keeps the plan, to be run as it is shown', value: { ...FLOW, keep: true } },
};

/** The same for recovery mode. */
export const RECOVERY_EXAMPLES = {
  happy_path: HAPPY_PATH,
  survives_two_faults: {
    summary: 'Survives two faults',
    value: {
      ...FLOW,
      recovery_config: { base_retry_delay_ms: 100 },
      sandbox: { faults: [{ step: 'swap_1', kind: 'blockhash_expired' }, CLOSED_EXCHANGE] },
    },
  },
  asks_a_person: {
    summary: 'Asks a person',
    value: {
      ...FLOW,
      recovery_config: { retry_attempts: 0, enable_alternative_flows: false, enable_user_fulfillment: true },
      sandbox: { faults: [CLOSED_EXCHANGE] },
    },
  },
};
