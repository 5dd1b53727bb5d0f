import { unfillParameters } from './unfill-parameters';

const ID = '0198c7d6-1f2e-7c3a-9b4d-5e6f70819203';
const string = { type: 'string' } as const;

describe('unfillParameters', () => {
  const after = (...parameters: Parameters<typeof unfillParameters>[0]['parameters'] & object) => {
    const operation = { parameters, responses: {} };
    unfillParameters(operation);
    return operation.parameters;
  };

  it('keeps what a route needs and anybody has', () => {
    const parameter = {
      name: 'id',
      in: 'path',
      required: true,
      schema: string,
      example: 'transfer-sol',
    } as const;
    expect(after({ ...parameter })).toEqual([parameter]);
  });

  it.each([`direct-${ID}`, `recovery-${ID}`, `flow-${ID}`])('says where the id %s comes from', (example) => {
    const member = example.startsWith('flow') ? 'flow_id' : 'execution_id';
    expect(after({ name: 'id', in: 'path', required: true, schema: { ...string }, example })).toEqual([
      {
        name: 'id',
        in: 'path',
        required: true,
        schema: { ...string, examples: [example] },
        'x-from-answer': member,
      },
    ]);
  });

  it('shows the examples of filters and headers, and fills none in', () => {
    expect(
      after(
        { name: 'wallet', in: 'query', required: false, schema: { ...string, example: 'x' } },
        { name: 'Prefer', in: 'header', required: false, schema: { ...string }, example: 'wait=20' },
      ),
    ).toEqual([
      { name: 'wallet', in: 'query', required: false, schema: { ...string, examples: ['x'] } },
      { name: 'Prefer', in: 'header', required: false, schema: { ...string, examples: ['wait=20'] } },
    ]);
  });
});
