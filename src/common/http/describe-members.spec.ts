import type { OpenAPIObject } from '@nestjs/swagger';
import { describeMembers } from './describe-members';

const GLOSSARY = { a: 'an A', 'Other.a': 'another A', id: 'an id' };

function described(document: unknown): unknown {
  describeMembers(document as OpenAPIObject, GLOSSARY);
  return document;
}

describe('describeMembers', () => {
  it.each([
    [{ type: 'string' }, { type: 'string', description: 'an A' }],
    [{ description: 'mine' }, { description: 'mine' }],
    [{ $ref: '#/x' }, { $ref: '#/x' }],
  ])('makes of a member %j', (member, expected) => {
    const document = { paths: {}, components: { schemas: { Form: { properties: { a: { ...member } } } } } };
    expect(described(document)).toMatchObject({
      components: { schemas: { Form: { properties: { a: expected } } } },
    });
  });

  it('prefers what is said of the member of one form, and leaves unknown names', () => {
    const schemas = { Other: { properties: { a: {}, b: {} } } };
    expect(described({ paths: {}, components: { schemas } })).toMatchObject({
      components: { schemas: { Other: { properties: { a: { description: 'another A' }, b: {} } } } },
    });
  });

  it('describes parameters', () => {
    const paths = { '/x/{id}': { get: { parameters: [{ name: 'id' }, { $ref: '#/x' }] } } };
    expect(described({ paths })).toMatchObject({
      paths: { '/x/{id}': { get: { parameters: [{ description: 'an id' }, { $ref: '#/x' }] } } },
    });
  });
});
