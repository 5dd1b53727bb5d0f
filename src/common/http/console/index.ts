export { serveConsole } from './serve-console';
