import { toJsonSchema } from './to-json-schema';

describe('toJsonSchema', () => {
  it.each([
    [
      { type: 'string', nullable: true, example: null },
      { type: ['string', 'null'], example: null },
    ],
    [
      { type: 'string', enum: ['a'], nullable: true },
      { type: ['string', 'null'], enum: ['a', null] },
    ],
    [
      { allOf: [{ $ref: '#/x' }], nullable: true, description: 'd' },
      { anyOf: [{ $ref: '#/x' }, { type: 'null' }], description: 'd' },
    ],
    [{ $ref: '#/x', nullable: true }, { anyOf: [{ $ref: '#/x' }, { type: 'null' }] }],
    [{ type: 'integer', nullable: false }, { type: 'integer' }],
    [
      { properties: { a: { items: { type: 'number', nullable: true } } } },
      { properties: { a: { items: { type: ['number', 'null'] } } } },
    ],
    [{ properties: { nullable: { type: 'boolean' } } }, { properties: { nullable: { type: 'boolean' } } }],
    [
      { properties: { value: { type: 'string', nullable: true } } },
      { properties: { value: { type: ['string', 'null'] } } },
    ],
    [{ example: { nullable: true } }, { example: { nullable: true } }],
  ])('makes of %j', (schema, expected) => {
    expect(toJsonSchema(schema)).toEqual(expected);
  });
});
