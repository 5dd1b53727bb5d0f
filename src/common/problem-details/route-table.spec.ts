import { RouteTable } from './route-table';

describe('RouteTable', () => {
  const routes = new RouteTable();
  routes.add('/api/v1/flows/plan', 'POST');
  routes.add('/api/v1/flows/:flow_id', ['GET', 'HEAD']);
  routes.add('/api/v1/flows/:flow_id/benchmark.yml', 'GET');
  routes.add('/docs/*', 'GET');
  routes.add('*', 'OPTIONS');

  it.each([
    ['/api/v1/flows/plan', ['POST']],
    ['/api/v1/flows/f-1', ['GET', 'HEAD']],
    ['/api/v1/flows/f-1/benchmark.yml', ['GET']],
    ['/api/v1/flows/f-1/benchmarkXyml', []],
    ['/api/v1/flows', []],
    ['/docs/a/b.css', ['GET']],
    ['/', []],
  ])('knows the methods at %s', (path, methods) => {
    expect(routes.methodsAt(path)).toEqual(methods);
  });

  it.each([
    ['/api/v1/flows/plan', '/api/v1/flows/:flow_id', true],
    ['/api/v1/flows/plan', '/api/v1/flows/plan', false],
    ['/api/v1/flows/f-1', '/api/v1/flows/:flow_id', false],
  ])('knows whether %s was taken for an id by %s', (path, url, isMistaken) => {
    expect(routes.isMistaken(path, url)).toBe(isMistaken);
  });
});
