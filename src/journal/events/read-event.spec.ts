import { encodeJson } from '../../storage';
import { EVENT_VERSION, readEvent } from './read-event';
import type { Upcast } from './upcasts';

const rowOf = (event: unknown, version = EVENT_VERSION) => ({
  execution_id: 'direct-1',
  revision: 7,
  version,
  data: encodeJson(event),
});
const STOP = { type: 'stop_requested', reason: 'Enough.' };

describe('an event that is read', () => {
  it('is what was written', () => {
    expect(readEvent(rowOf(STOP))).toEqual(STOP);
    const ended = { type: 'attempt_ended', stepIds: ['swap_1'], attempt: 1, outcome: 'unknown' };
    expect(readEvent(rowOf(ended))).toEqual(ended);
  });

  it.each([
    [
      'a text instead of a number',
      { type: 'step_started', stepId: 1 },
      'stepId of step_started should have the form text',
    ],
    [
      'a member that is missing',
      { type: 'stop_requested' },
      'reason of stop_requested should have the form text',
    ],
    [
      'an optional member of another form',
      { type: 'compensation_decided', stepId: 'a', reason: 'r', by: 'b' },
      'by of compensation_decided should have the form record?',
    ],
    [
      'a list with something else in it',
      { type: 'attempt_ended', stepIds: ['a', 2], attempt: 1, outcome: 'landed' },
      'stepIds of attempt_ended should have the form texts',
    ],
    ['an unknown type', { type: 'toString' }, 'there is no event of type toString'],
    ['no object', 'stop_requested', 'it is no object'],
  ])('is refused for %s, and the message names its row', (_what, event, why) => {
    expect(() => readEvent(rowOf(event))).toThrow(`Event 7 of direct-1 cannot be read: ${why}.`);
  });

  it('is refused when a newer build wrote it', () => {
    expect(() => readEvent(rowOf(STOP, EVENT_VERSION + 1))).toThrow(
      `Event 7 of direct-1 has version ${EVENT_VERSION + 1}, and this build knows up to ${EVENT_VERSION}`,
    );
  });

  it('goes through the upcasts from its version on, in order', () => {
    const renamed: Upcast = ({ why, ...event }) => ({ ...event, ...(why !== undefined && { reason: why }) });
    const spelled: Upcast = ({ reason, ...event }) => ({ ...event, reason: `${String(reason)}!` });
    const upcasts = [renamed, spelled];
    expect(readEvent(rowOf({ type: 'stop_requested', why: 'Enough' }, 1), upcasts)).toEqual({
      type: 'stop_requested',
      reason: 'Enough!',
    });
    expect(readEvent(rowOf(STOP, 2), upcasts)).toEqual({ ...STOP, reason: 'Enough.!' });
    expect(readEvent(rowOf(STOP, 3), upcasts)).toEqual(STOP);
  });
});
