import { WEIGHTS } from './model-weights';
import { TEMPLATE_NAMES } from './word-features';

/** Bytes that the stored weights may take. */
const MOST_BYTES = 300_000;

describe('WEIGHTS', () => {
  it('are whole numbers, three a feature and nine a transition', () => {
    for (const table of Object.values(WEIGHTS.features))
      for (const row of Object.values(table)) {
        expect(row).toHaveLength(3);
        expect(row.every(Number.isInteger)).toBe(true);
      }
    for (const row of Object.values(WEIGHTS.transitions)) {
      expect(row).toHaveLength(9);
      expect(row.every(Number.isInteger)).toBe(true);
    }
  });

  it('belong to what the model looks at', () => {
    expect(TEMPLATE_NAMES).toEqual(expect.arrayContaining(Object.keys(WEIGHTS.features)));
  });

  it('stay small', () => {
    expect(JSON.stringify(WEIGHTS).length).toBeLessThan(MOST_BYTES);
  });
});
