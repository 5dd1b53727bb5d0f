import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';

const UPLOADS = 250;

const fileNamed = (id: string) => `id: ${id}
description: One of many
tags: [many]
initial_state:
  - pubkey: USER_WALLET_PUBKEY
    owner: "11111111111111111111111111111111"
    lamports: 1000000000
prompt: Show my balances
ground_truth:
  min_score: 1
`;

type Answer = Awaited<ReturnType<NestFastifyApplication['inject']>>;

interface Listed {
  readonly id: string;
  readonly description: string;
  readonly prompt: string;
}

describe('the list of benchmarks', () => {
  let app: NestFastifyApplication;
  const uploaded = Array.from(
    { length: UPLOADS },
    (_none, index) => `many-${String(index).padStart(4, '0')}`,
  );

  beforeAll(async () => {
    app = await startTestApp();
    const answers = await Promise.all(
      uploaded.map((id) =>
        app.inject({
          method: 'POST',
          url: '/api/v1/upsert-yml',
          payload: { yml_content: fileNamed(id) },
        }),
      ),
    );
    expect(answers.map(({ statusCode, body }) => [statusCode, statusCode === 200 ? '' : body])).toEqual(
      uploaded.map(() => [200, '']),
    );
  }, 60_000);
  afterAll(() => app.close());

  it('comes in pages, the next of which the Link header names', async () => {
    const seen: Listed[] = [];
    let url: string | undefined = '/api/v1/benchmarks';
    while (url !== undefined) {
      const answer: Answer = await app.inject({ url });
      const page = answer.json<Listed[]>();
      expect(page.length).toBeLessThanOrEqual(100);
      seen.push(...page);
      [, url] = /^<([^>]+)>; rel="next"$/.exec(String(answer.headers['link'] ?? '')) ?? [];
    }
    const ids = seen.map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => id.startsWith('many-'))).toEqual(uploaded);
    expect(seen.find(({ id }) => id === 'many-0042')).toMatchObject({
      description: 'One of many',
      prompt: 'Show my balances',
    });
  });

  it.each(['0', '101', '0x10', '1e1', '-1', 'x', ''])('refuses a limit of %p', async (limit) => {
    const answer = await app.inject({ url: `/api/v1/benchmarks?limit=${limit}` });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'invalid_request' });
  });
});
