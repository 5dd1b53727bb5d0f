import { readEnvironment } from './environment';
import { EnvironmentError } from './environment-error';
import { modelsConfigOf } from './models-config';

const configOf = (variables: Record<string, string>) => modelsConfigOf(readEnvironment(variables));
const namesOf = (variables: Record<string, string>) => configOf(variables).endpoints.map(({ name }) => name);

describe('the configured models', () => {
  it('are none without a key or a URL', () => {
    expect(configOf({ OPENAI_MODELS: 'gpt-5-mini' })).toMatchObject({
      endpoints: [],
      plannerModel: undefined,
    });
  });

  it('have the names of the original, and each its variables', () => {
    const all = { LOCAL_MODEL_URL: 'http://localhost:1234/v1', ZAI_API_KEY: 'z', OPENAI_API_KEY: 'o' };
    expect(namesOf({ ...all, OPENAI_MODELS: 'gpt-5-mini,gpt-5', GOOGLE_API_KEY: 'g' })).toEqual([
      'local',
      'glm-4.6',
      'glm-4.6-coding',
      'openai:gpt-5-mini',
      'openai:gpt-5',
      'gemini',
    ]);
  });

  it('go to the coding URL with the same key and the same model', () => {
    const { endpoints } = configOf({
      ZAI_API_KEY: 'z',
      ZAI_MODEL: 'glm-5.2',
      GLM_CODING_API_URL: 'https://c.example/v4/',
    });
    expect(endpoints).toMatchObject([
      { name: 'glm-4.6', model: 'glm-5.2', apiKey: 'z', baseUrl: 'https://api.z.ai/api/paas/v4' },
      { name: 'glm-4.6-coding', model: 'glm-5.2', apiKey: 'z', baseUrl: 'https://c.example/v4' },
    ]);
  });

  it('may be at private addresses when they are local, and else only when that is said', () => {
    const variables = { LOCAL_MODEL_URL: 'http://localhost:1234/v1', ZAI_API_KEY: 'z' };
    const allowed = (more: Record<string, string>) =>
      configOf({ ...variables, ...more }).endpoints.map(({ allowsPrivate }) => allowsPrivate);
    expect(allowed({})).toEqual([true, false, false]);
    expect(allowed({ REEV_MODEL_PRIVATE_ADDRESSES: 'true' })).toEqual([true, true, true]);
  });

  it('plan in the order in which they are offered, unless one is named', () => {
    const variables = { LOCAL_MODEL_URL: 'http://localhost:1234/v1', ZAI_API_KEY: 'z' };
    expect(configOf(variables).plannerModel).toBe('local');
    expect(configOf({ ...variables, REEV_PLANNER_MODEL: 'glm-4.6' }).plannerModel).toBe('glm-4.6');
    expect(() => configOf({ ...variables, REEV_PLANNER_MODEL: 'gemini' })).toThrow(EnvironmentError);
  });

  it.each([
    ['LOCAL_MODEL_URL', 'localhost:1234'],
    ['ZAI_API_URL', 'https://user:pass@api.z.ai/v4'],
    ['OPENAI_API_URL', 'https://api.openai.com/v1?x=1'],
    ['OPENAI_MODELS', 'gpt 5'],
    ['MAX_TURNS', '0'],
  ])('refuse %s=%s at the start', (name, value) => {
    expect(() => readEnvironment({ [name]: value })).toThrow(name);
  });

  it.each(['OPENAI_API_KEY', 'ZAI_API_KEY', 'GEMINI_API_KEY', 'GOOGLE_API_KEY'])(
    'never repeat %s',
    (name) => {
      const variables = { [name]: 'hunter2-secret', MAX_TURNS: 'x' };
      expect(() => readEnvironment(variables)).toThrow(/^(?!.*hunter2)/s);
    },
  );
});
