import type { Provider, Type } from '@nestjs/common';
import { STRATEGIES, type Strategy } from '../../domain';
import { AlternativeFlowStrategy } from './alternative-flow.strategy';
import { RECOVERY_STRATEGIES, type RecoveryStrategy } from './recovery-strategy';
import { RetryStrategy } from './retry.strategy';
import { UserFulfillmentStrategy } from './user-fulfillment.strategy';

/** Every strategy under its name. They are asked in the order of the names in the domain. */
const STRATEGY_CLASSES = {
  retry: RetryStrategy,
  alternative_flow: AlternativeFlowStrategy,
  user_fulfillment: UserFulfillmentStrategy,
} satisfies Readonly<Record<Strategy, Type<RecoveryStrategy>>>;

const inOrder = STRATEGIES.map((name): Type<RecoveryStrategy> => STRATEGY_CLASSES[name]);

export const strategyProviders: Provider[] = [
  ...inOrder,
  { provide: RECOVERY_STRATEGIES, useFactory: (...all: RecoveryStrategy[]) => all, inject: inOrder },
];
export {
  type Advice,
  type FailedAttempt,
  NO_OPTIONS,
  type Offer,
  type Options,
  type OptionsOfInterest,
  RECOVERY_STRATEGIES,
  type Recoverable,
  RecoveryStrategy,
} from './recovery-strategy';
