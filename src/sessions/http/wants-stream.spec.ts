import { wantsStream } from './wants-stream';

describe('wantsStream', () => {
  it.each([
    ['text/event-stream', true],
    ['Text/Event-Stream', true],
    ['text/event-stream, application/json;q=0.9', true],
    ['text/event-stream;q=0.1, application/json', false],
    ['text/event-stream; q=0', false],
    ['text/event-stream;q=soon', false],
    ['application/text/event-streams', false],
    ['*/*', false],
    ['', false],
    [undefined, false],
  ])('%j: %s', (accept, expected) => expect(wantsStream({ headers: { accept } })).toBe(expected));
});
