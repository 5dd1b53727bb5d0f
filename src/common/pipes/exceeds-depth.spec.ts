import fc from 'fast-check';
import { exceedsDepth } from './exceeds-depth';

const nested = (levels: number): unknown =>
  JSON.parse(`${'[{"a":'.repeat(levels / 2)}1${'}]'.repeat(levels / 2)}`);

describe('exceedsDepth', () => {
  it('allows the limit and no more', () => {
    expect(exceedsDepth(nested(16), 16)).toBe(false);
    expect(exceedsDepth(nested(18), 16)).toBe(true);
    expect(exceedsDepth([nested(16)], 16)).toBe(true);
  });

  it('survives data deeper than the stack', () => {
    expect(exceedsDepth(nested(200_000), 16)).toBe(true);
  });

  it('agrees with the depth that the data was made with', () => {
    const data = fc.jsonValue({ maxDepth: 4 });
    fc.assert(fc.property(data, (value) => !exceedsDepth(value, 5)));
  });
});
