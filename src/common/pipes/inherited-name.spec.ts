import fc from 'fast-check';
import { inheritedName } from './inherited-name';

describe('inheritedName', () => {
  it.each([...Object.getOwnPropertyNames(Object.prototype), 'prototype'])('finds %s at any depth', (name) => {
    const body: unknown = JSON.parse(`{"a":[{"b":{"${name}":1}}]}`);
    expect(inheritedName(body)).toBe(`a.0.b.${name}`);
    expect(inheritedName(JSON.parse(`{"${name}":null}`))).toBe(name);
  });

  it('finds none where there is none', () => {
    const names = fc.string().filter((name) => !(name in {}) && name !== 'prototype');
    const data = fc.dictionary(names, fc.oneof(fc.string(), fc.array(fc.dictionary(names, fc.integer()))));
    fc.assert(fc.property(data, (value) => inheritedName(value) === undefined));
  });
});
