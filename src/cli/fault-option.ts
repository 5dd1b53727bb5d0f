import { InvalidArgumentError } from 'commander';

/** A fault that the sandbox is to have, as the service takes it. */
export interface OrderedFault {
  readonly step: string;
  readonly kind: string;
  readonly times?: number;
}

const FAULT = /^(\w+):(\w+?)(?::(\d{1,2}))?$/;

/**
 * Adds `step:kind` or `step:kind:times` to those before it; which steps and kinds there are the service knows.
 * @throws {InvalidArgumentError}
 */
export function faultOption(text: string, before: readonly OrderedFault[] = []): readonly OrderedFault[] {
  const [, step, kind, times] = FAULT.exec(text) ?? [];
  if (step === undefined || kind === undefined)
    throw new InvalidArgumentError('It must be a step and a kind of fault, such as swap_1:venue_down.');
  return [...before, { step, kind, ...(times !== undefined && { times: Number(times) }) }];
}
