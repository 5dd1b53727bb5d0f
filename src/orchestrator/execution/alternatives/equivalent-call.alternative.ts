import type { ActionTool, Alternative } from '../../../domain';
import { AlternativeFlow, type StuckStep } from './alternative-flow';

const EQUIVALENTS: Partial<Record<ActionTool, ActionTool>> = {
  jupiter_lend_earn_deposit: 'jupiter_lend_earn_mint',
  jupiter_lend_earn_mint: 'jupiter_lend_earn_deposit',
  jupiter_lend_earn_withdraw: 'jupiter_lend_earn_redeem',
  jupiter_lend_earn_redeem: 'jupiter_lend_earn_withdraw',
};

/** Lending and taking back by shares instead of by assets, or the other way round. */
export class EquivalentCallAlternative extends AlternativeFlow {
  propose({ action }: StuckStep): readonly Alternative[] {
    const tool = EQUIVALENTS[action.tool];
    return tool === undefined ? [] : [{ kind: 'equivalent_call', tool }];
  }
}
