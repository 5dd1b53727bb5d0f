import { findUnknownVariables } from './unknown-variables';

describe('findUnknownVariables', () => {
  it.each([
    ['REEV_CONCURENCY', 'REEV_CONCURRENCY'],
    ['REEV_DATADIR', 'REEV_DATA_DIR'],
    ['REEV_APIKEY', 'REEV_API_KEYS'],
  ])('takes %s for %s', (name, nearest) => {
    expect(findUnknownVariables([name])).toEqual([{ name, nearest }]);
  });

  it('says nothing about what is read, what tests read, and what is not ours', () => {
    expect(findUnknownVariables(['REEV_DATA_DIR', 'REEV_TEST_POSTGRES_URL', 'PATH', 'PORTS'])).toEqual([]);
  });
});
