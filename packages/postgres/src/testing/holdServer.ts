import { EmbeddedServer } from '../embedded/EmbeddedServer.ts';

// A process of its own for tests: uses the server of a data folder until it is told to go or is killed.
const dataDir = process.argv[2];
if (!dataDir) throw new Error('usage: holdServer.ts <dataDir>');
const server = await EmbeddedServer.open(dataDir);
process.stdout.write(`${server.pid}\n`);
process.once('SIGINT', () => server.close().then(() => process.exit(0)));
setInterval(() => {}, 60_000);
