import { faultOption } from './fault-option';

describe('faultOption', () => {
  it('gathers steps and kinds, and how often', () => {
    const first = faultOption('swap_1:venue_down');
    expect(faultOption('undo_swap_1:rpc_timeout_after_send:3', first)).toEqual([
      { step: 'swap_1', kind: 'venue_down' },
      { step: 'undo_swap_1', kind: 'rpc_timeout_after_send', times: 3 },
    ]);
  });

  it.each(['', 'swap_1', 'swap_1:', ':venue_down', 'swap_1:venue_down:', 'swap_1:venue_down:x', 'a:b:1:2'])(
    'refuses %j',
    (text) => {
      expect(() => faultOption(text)).toThrow(/such as swap_1:venue_down/);
    },
  );
});
