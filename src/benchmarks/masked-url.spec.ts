import { maskedUrl } from './masked-url';

describe('maskedUrl', () => {
  it.each([
    ['http://localhost:1', 'http://localhost:1'],
    ['https://api.example/v1/chat', 'https://api.example/v1/chat'],
    ['https://user:hunter2@api.example/v1', 'https://***@api.example/v1'],
    ['https://a@b:c@api.example', 'https://***@api.example'],
    ['https://api.example/v1?key=hunter2&x=1#hunter2', 'https://api.example/v1?key=***&x=***#***'],
    ['https://api.example/v1?hunter2', 'https://api.example/v1?***'],
    ['https://api.example/sk-hunter2/v1', 'https://api.example/***/v1'],
    ['https://api.example/0a1b2c3d4e5f60718293a4b5c6/v1', 'https://api.example/***/v1'],
    ['hunter2', '***'],
  ])('%s', (url, masked) => expect(maskedUrl(url)).toBe(masked));
});
