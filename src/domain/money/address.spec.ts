import bs58 from 'bs58';
import fc from 'fast-check';
import { addressOf, parseAddress } from './address';

describe('parseAddress', () => {
  it('takes base58 of exactly 32 bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const text = bs58.encode(bytes);
        expect(parseAddress(text)).toBe(text);
      }),
    );
  });

  it('refuses any other number of bytes', () => {
    const other = fc.uint8Array({ maxLength: 64 }).filter((bytes) => bytes.length !== 32);
    fc.assert(fc.property(other, (bytes) => parseAddress(bs58.encode(bytes)) === undefined));
  });

  it.each([
    ['letters that base58 leaves out', 'D7fnY0THEEzO2ikTxRXNlg4f9WBarbSvecpdZa3EZyqd'],
    ['blanks around it', ' 6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm'],
    ['nothing', ''],
    ['a name', 'bob.sol'],
  ])('refuses %s', (_case, text) => {
    expect(parseAddress(text)).toBeUndefined();
  });

  it('takes any text without throwing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) => parseAddress(text) === undefined || text.length >= 32,
      ),
    );
  });
});

describe('addressOf', () => {
  it('throws on a literal that is no address', () => {
    expect(() => addressOf('nonsense')).toThrow(TypeError);
  });
});
