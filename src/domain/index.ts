export * from './errors';
export * from './flow';
export * from './money';
export * from './tools';
