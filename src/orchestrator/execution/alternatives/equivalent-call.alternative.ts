import { ACTIONS, type Alternative } from '../../../domain';
import { AlternativeFlow, type StuckStep } from './alternative-flow';

/** Another tool with the same effect: lending by shares instead of by assets, or the other way round. */
export class EquivalentCallAlternative extends AlternativeFlow {
  propose({ action }: StuckStep): readonly Alternative[] {
    const { equivalent } = ACTIONS[action.tool];
    return equivalent === undefined ? [] : [{ kind: 'equivalent_call', tool: equivalent.tool }];
  }
}
