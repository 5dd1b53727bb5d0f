import { Injectable } from '@nestjs/common';
import { type Choice, type ErrorClass, type RecoveryConfig, amountText } from '../../domain';
import {
  type Advice,
  type Options,
  type OptionsOfInterest,
  type Recoverable,
  RecoveryStrategy,
  notApplicable,
} from './recovery-strategy';

/** Questions about one step, at most. */
const MOST_QUESTIONS = 5;

/** Asks a person. The machine's time stands still meanwhile. */
@Injectable()
export class UserFulfillmentStrategy extends RecoveryStrategy {
  readonly name = 'user_fulfillment';
  readonly errorClasses = ['liquidity', 'insufficient_funds', 'needs_person'] as const;

  override needs({ enableUserFulfillment: facts }: RecoveryConfig): OptionsOfInterest {
    return { offers: false, facts };
  }

  advise({ config, step, history, failure, errorClass, options }: Recoverable): Advice {
    if (!config.enableUserFulfillment) return notApplicable('asking a person is switched off');
    const questions = history.questions.filter(({ proposal }) => proposal === undefined);
    if (questions.length >= MOST_QUESTIONS)
      return notApplicable(`${MOST_QUESTIONS} questions were asked about this step`);
    const isExpired = questions.some(({ closedAt, answer }) => closedAt !== undefined && !answer);
    if (isExpired) return notApplicable('nobody answered in time');
    return {
      isApplicable: true,
      decision: {
        kind: 'ask',
        strategy: this.name,
        errorClass,
        text: `${step.description}: ${failure.message} ${shortage(errorClass, options)}How shall it go on?`,
        choices: choicesFor(errorClass, options),
        timeoutSeconds: config.userTimeoutSeconds,
        rejected: options.rejected,
        reason: `asks a person, for ${config.userTimeoutSeconds} s`,
      },
    };
  }
}

function choicesFor(errorClass: ErrorClass, options: Options): Choice[] {
  const common: Choice[] = [{ choice: 'retry' }, { choice: 'abort' }];
  switch (errorClass) {
    case 'insufficient_funds':
      return [...topUp(options), ...reduce(options, options.need?.available), ...common];
    case 'liquidity':
      return [...venue(options), ...reduce(options, less(options.need?.raw)), ...common];
    case 'needs_person':
      return [...provide(options), ...common];
    case 'transient':
    case 'stale':
    case 'unknown_outcome':
    case 'permanent':
      return common;
    default:
      return errorClass satisfies never;
  }
}

function topUp({ need }: Options): Choice[] {
  if (need === undefined || need.available >= need.raw) return [];
  const { mint, raw, available } = need;
  return [{ choice: 'top_up', mint, needed: raw, available }];
}

function reduce({ need }: Options, most: bigint | undefined): Choice[] {
  return need === undefined || most === undefined || most <= 0n
    ? []
    : [{ choice: 'reduce_amount', mint: need.mint, most }];
}

function provide({ need }: Options): Choice[] {
  return need === undefined ? [] : [{ choice: 'provide_amount', mint: need.mint }];
}

function venue({ venues }: Options): Choice[] {
  return venues.length < 2 ? [] : [{ choice: 'choose_venue', venues }];
}

function less(raw: bigint | undefined): bigint | undefined {
  return raw === undefined ? undefined : raw - 1n;
}

function shortage(errorClass: ErrorClass, { need }: Options): string {
  if (errorClass !== 'insufficient_funds' || need === undefined) return '';
  const amount = (raw: bigint) => amountText(need.mint, raw);
  return `It needs ${amount(need.raw)}, and the wallet can spend ${amount(need.available)}. `;
}
