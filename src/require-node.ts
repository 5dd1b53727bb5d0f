/** Preloaded before anything that an older Node could not even parse. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 24 || (major === 24 && minor < 9)) {
  console.error(
    `reev needs Node 24.9 or newer and this is Node ${process.versions.node}. Start it with "npm start": npm puts the Node that reev brings along first on the path.`,
  );
  process.exit(1);
}
