import type { ToolName } from '../../domain';

/** What a tool does and at which protocol; the template is named after both. */
interface Subject {
  readonly action: string;
  /** Absent: the tool is no protocol's own. */
  readonly protocol?: string;
}

const SUBJECTS: Readonly<Record<ToolName, Subject>> = {
  sol_transfer: { action: 'transfer', protocol: 'native' },
  spl_transfer: { action: 'transfer', protocol: 'spl' },
  jupiter_swap: { action: 'swap', protocol: 'jupiter' },
  jupiter_lend_earn_deposit: { action: 'lend', protocol: 'jupiter' },
  jupiter_lend_earn_withdraw: { action: 'withdraw', protocol: 'jupiter' },
  jupiter_lend_earn_mint: { action: 'mint', protocol: 'jupiter' },
  jupiter_lend_earn_redeem: { action: 'redeem', protocol: 'jupiter' },
  get_account_balance: { action: 'balance' },
  get_jupiter_lend_earn_position: { action: 'positions', protocol: 'jupiter' },
  get_jupiter_lend_earn_tokens: { action: 'tokens', protocol: 'jupiter' },
};

/** The template of a tool: the protocol's own where there is one, else that of the action. */
export function templateOf(tool: ToolName, has: (name: string) => boolean): string {
  const { action, protocol } = SUBJECTS[tool];
  const own = `protocols/${protocol ?? ''}/${action}`;
  return has(own) ? own : `base/${action}`;
}

/** The tools whose template must be there when the service starts. */
export const SPOKEN_TOOLS = Object.keys(SUBJECTS) as readonly ToolName[];

/** The protocol that a tool belongs to, if it is one's own. */
export function protocolOf(tool: ToolName): string | undefined {
  return SUBJECTS[tool].protocol;
}
